import { SnippetString, type TextEdit, window } from 'vscode';
import type { FormattingMiddleware } from 'vscode-languageclient';

/** The editor puts the cursor behind what is inserted at it; what closes braces or a block comes after the cursor. */
export const onType: FormattingMiddleware = {
  async provideOnTypeFormattingEdits(document, position, sign, options, token, next) {
    const { version } = document;
    const edits = (await next(document, position, sign, options, token)) ?? [];
    const [edit, ...others] = edits;
    if (edit === undefined || others.length > 0 || !isInsertedAt(edit, position)) return edits;
    const editor = window.activeTextEditor;
    if (editor?.document !== document || document.version !== version || editor.selections.length > 1) return [];
    const snippet = new SnippetString().appendTabstop(0).appendText(edit.newText);
    await editor.insertSnippet(snippet, edit.range, { undoStopBefore: false, undoStopAfter: false });
    return [];
  },
};

function isInsertedAt({ range, newText }: TextEdit, position: TextEdit['range']['start']): boolean {
  return range.start.isEqual(position) && newText !== '';
}
