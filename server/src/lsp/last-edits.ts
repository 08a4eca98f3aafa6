import { TextDocument, type TextDocumentContentChangeEvent } from 'vscode-languageserver-textdocument';
import { documentIn, UnitDocument } from './unit-document.ts';
import type { PositionUnit } from './wide-characters.ts';

/** Documents as the editor changes them, and where each was changed last. */
export class LastEdits {
  /** Set once the editor has said so. */
  unit: PositionUnit = 'utf-16';
  private readonly offsets = new WeakMap<TextDocument, number>();

  readonly create: typeof TextDocument.create = (...params) => documentIn(this.unit, ...params);

  /** Called for each change that the editor tells of. */
  readonly update = (
    document: TextDocument,
    changes: TextDocumentContentChangeEvent[],
    version: number,
  ): TextDocument => {
    const last = changes.at(-1);
    const start = last !== undefined && 'range' in last ? document.offsetAt(last.range.start) : 0;
    if (document instanceof UnitDocument) document.update(changes, version);
    else TextDocument.update(document, changes, version);
    this.offsets.set(document, start);
    return document;
  };

  /** UTF-16 offset; 0 in a document that was only opened. */
  of(document: TextDocument): number {
    return this.offsets.get(document) ?? 0;
  }
}
