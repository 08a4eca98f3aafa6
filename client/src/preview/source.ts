import { Range, type TextDocument, TextEditorRevealType, Uri, ViewColumn, window, workspace } from 'vscode';

/** Selects a span of a body, in the editor that already shows it if there is one. Offsets are UTF-16. */
export async function showSource(uri: string, start: number, end: number): Promise<void> {
  const shown = window.visibleTextEditors.find(({ document }) => document.uri.toString() === uri);
  const document: TextDocument = shown?.document ?? (await workspace.openTextDocument(Uri.parse(uri)));
  const selection = new Range(document.positionAt(start), document.positionAt(end));
  const editor = await window.showTextDocument(document, {
    viewColumn: shown?.viewColumn ?? ViewColumn.One,
    selection,
  });
  editor.revealRange(selection, TextEditorRevealType.InCenterIfOutsideViewport);
}
