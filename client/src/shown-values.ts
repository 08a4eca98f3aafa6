import { type TextDocument, workspace } from 'vscode';
import type { CodeLensMiddleware, InlayHintsMiddleware } from 'vscode-languageclient';

/** Of what is shown in and over a body, whatever the settings leave on. */
export const shownValues: CodeLensMiddleware & InlayHintsMiddleware = {
  provideCodeLenses: (document, token, next) => (isOn('codeLens', document) ? next(document, token) : []),
  provideInlayHints: (document, range, token, next) =>
    isOn('inlayValues', document) ? next(document, range, token) : [],
};

function isOn(name: 'codeLens' | 'inlayValues', document: TextDocument): boolean {
  return workspace.getConfiguration('mi-webhook', document).get(name, name === 'codeLens');
}
