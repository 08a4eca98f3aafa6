import { TextDocument, type TextDocumentContentChangeEvent } from 'vscode-languageserver-textdocument';

/** Documents as the editor changes them, and where each was changed last. */
export class LastEdits {
  private readonly offsets = new WeakMap<TextDocument, number>();
  readonly create = TextDocument.create;

  /** Called for each change that the editor tells of. */
  readonly update = (
    document: TextDocument,
    changes: TextDocumentContentChangeEvent[],
    version: number,
  ): TextDocument => {
    const last = changes.at(-1);
    const start = last !== undefined && 'range' in last ? document.offsetAt(last.range.start) : 0;
    const updated = TextDocument.update(document, changes, version);
    this.offsets.set(updated, start);
    return updated;
  };

  /** UTF-16 offset; 0 in a document that was only opened. */
  of(document: TextDocument): number {
    return this.offsets.get(document) ?? 0;
  }
}
