import { l10n, window } from 'vscode';

interface Choice<Value> {
  readonly label: string;
  readonly description?: string;
  readonly detail?: string;
  readonly value: Value;
}

/** What is picked of a list; `undefined` if it was dismissed. */
export async function pick<Value>(
  title: string,
  placeHolder: string,
  choices: readonly Choice<Value>[],
): Promise<Value | undefined> {
  return (await window.showQuickPick(choices, { title, placeHolder }))?.value;
}

/** Whose events a body sends. */
export function pickUsers(title: string): Promise<'known' | 'all' | undefined> {
  return pick<'known' | 'all'>(title, l10n.t('Whose events it sends'), [
    {
      label: l10n.t('Known users only'),
      detail: l10n.t('Stops the message if there is no external_id.'),
      value: 'known',
    },
    {
      label: l10n.t('Known and anonymous users'),
      detail: l10n.t('Sends an anonymous_id if there is no external_id.'),
      value: 'all',
    },
  ]);
}
