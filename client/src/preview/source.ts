import { Range, type TextDocument, TextEditorRevealType, Uri, window, workspace } from 'vscode';
import { columnFor, groupOf } from '../tabs.ts';

/** Selects a span of a body, in the editor that already shows it if there is one. Offsets are UTF-16. */
export async function showSource(uri: string, start: number, end: number): Promise<void> {
  const shown = window.visibleTextEditors.find(({ document }) => document.uri.toString() === uri);
  const document: TextDocument = shown?.document ?? (await workspace.openTextDocument(Uri.parse(uri)));
  const selection = new Range(document.positionAt(start), document.positionAt(end));
  const editor = await window.showTextDocument(document, {
    viewColumn: shown?.viewColumn ?? columnFor(uri),
    selection,
  });
  editor.revealRange(selection, TextEditorRevealType.InCenterIfOutsideViewport);
}

/** Opens an editor for a body that has none any more, such as that of a preview. One that is behind others stays there. */
export async function shownBody(body: TextDocument): Promise<TextDocument> {
  const uri = body.uri.toString();
  if (groupOf(uri) !== undefined) return body;
  return (await window.showTextDocument(body, { viewColumn: columnFor(uri), preview: false })).document;
}
