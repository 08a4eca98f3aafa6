import {
  type Position,
  type Range,
  TextDocument,
  type TextDocumentContentChangeEvent,
} from 'vscode-languageserver-textdocument';
import { type PositionUnit, WideCharacters } from './wide-characters.ts';

/** A document whose places are told in the units of its editor. Offsets are UTF-16, as everywhere. */
export class UnitDocument implements TextDocument {
  private readonly lines = new Map<number, WideCharacters>();

  constructor(
    private text: TextDocument,
    private readonly unit: 'utf-8' | 'utf-32',
  ) {}

  get uri(): string {
    return this.text.uri;
  }

  get languageId(): string {
    return this.text.languageId;
  }

  get version(): number {
    return this.text.version;
  }

  get lineCount(): number {
    return this.text.lineCount;
  }

  getText(range?: Range): string {
    return this.text.getText(range && this.inUtf16(range));
  }

  getLineRange(line: number): Range {
    const { start, end } = this.text.getLineRange(line);
    return { start, end: { line: end.line, character: this.line(end.line).toUnits(end.character) } };
  }

  getEOLCharacters(line: number): string {
    return this.text.getEOLCharacters(line);
  }

  positionAt(offset: number): Position {
    const { line, character } = this.text.positionAt(offset);
    return { line, character: this.line(line).toUnits(character) };
  }

  offsetAt(position: Position): number {
    return this.text.offsetAt(this.placeInUtf16(position));
  }

  /** Each change is about the text that those before it have left. */
  update(changes: readonly TextDocumentContentChangeEvent[], version: number): void {
    for (const change of changes) {
      const inUtf16 = 'range' in change ? { text: change.text, range: this.inUtf16(change.range) } : change;
      this.text = TextDocument.update(this.text, [inUtf16], version);
      this.lines.clear();
    }
    this.text = TextDocument.update(this.text, [], version);
  }

  private inUtf16({ start, end }: Range): Range {
    return { start: this.placeInUtf16(start), end: this.placeInUtf16(end) };
  }

  private placeInUtf16({ line, character }: Position): Position {
    return { line, character: this.line(line).toUtf16(character) };
  }

  private line(line: number): WideCharacters {
    const known = this.lines.get(line);
    if (known !== undefined) return known;
    const text = this.text.getText({ start: { line, character: 0 }, end: { line: line + 1, character: 0 } });
    const read = new WideCharacters(text, this.unit);
    this.lines.set(line, read);
    return read;
  }
}

/** Makes documents for an editor that counts characters in `unit`. */
export function documentIn(
  unit: PositionUnit,
  ...[uri, languageId, version, text]: Parameters<typeof TextDocument.create>
): TextDocument {
  const document = TextDocument.create(uri, languageId, version, text);
  return unit === 'utf-16' ? document : new UnitDocument(document, unit);
}
