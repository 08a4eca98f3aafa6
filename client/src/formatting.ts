import { type TextDocument, workspace } from 'vscode';
import type { FormattingMiddleware } from 'vscode-languageclient/node';

/** Of documents and selections, unless the settings leave it to others. */
export const formatting: Pick<
  FormattingMiddleware,
  'provideDocumentFormattingEdits' | 'provideDocumentRangeFormattingEdits'
> = {
  provideDocumentFormattingEdits: (document, options, token, next) =>
    isOn(document) ? next(document, options, token) : [],
  provideDocumentRangeFormattingEdits: (document, range, options, token, next) =>
    isOn(document) ? next(document, range, options, token) : [],
};

function isOn(document: TextDocument): boolean {
  return workspace.getConfiguration('mi-webhook', document).get('format', true);
}
