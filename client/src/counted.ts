import { l10n } from 'vscode';

/** Numbers of things in words: "1 error", "2 errors". Each form is a sentence of its own, since languages count in different ways. */
export const counted = {
  errors: (number: number) => (number === 1 ? l10n.t('1 error') : l10n.t('{0} errors', number)),
  warnings: (number: number) => (number === 1 ? l10n.t('1 warning') : l10n.t('{0} warnings', number)),
  hints: (number: number) => (number === 1 ? l10n.t('1 hint') : l10n.t('{0} hints', number)),
};
