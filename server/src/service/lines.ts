/** A place in a text: line and UTF-16 unit in the line, both from 0. */
export interface Position {
  readonly line: number;
  readonly character: number;
}

/** Turns offsets into places and back. Lines end in `\n`, `\r\n` or `\r`, as the Language Server Protocol has it. */
export class Lines {
  readonly #starts: readonly number[];

  constructor(readonly text: string) {
    this.#starts = lineStarts(text);
  }

  get count(): number {
    return this.#starts.length;
  }

  positionAt(offset: number): Position {
    const inside = Math.min(Math.max(offset, 0), this.text.length);
    const line = this.#lineOf(inside);
    return { line, character: inside - this.#start(line) };
  }

  /** Clamped to the line and to the text. */
  offsetAt({ line, character }: Position): number {
    if (line < 0) return 0;
    if (line >= this.count) return this.text.length;
    return Math.min(this.#start(line) + Math.max(character, 0), this.#start(line + 1));
  }

  /** The text of a line without its end. */
  line(line: number): string {
    return this.text.slice(this.#start(line), this.#start(line + 1)).replace(/[\r\n]+$/, '');
  }

  #start(line: number): number {
    return this.#starts[line] ?? this.text.length;
  }

  #lineOf(offset: number): number {
    let low = 0;
    let high = this.count - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.#start(middle) <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}

const lineFeed = 10;
const carriageReturn = 13;

function lineStarts(text: string): number[] {
  const starts = [0];
  for (let offset = 0; offset < text.length; offset++) {
    const unit = text.charCodeAt(offset);
    const endsLine = unit === lineFeed || (unit === carriageReturn && text.charCodeAt(offset + 1) !== lineFeed);
    if (endsLine) starts.push(offset + 1);
  }
  return starts;
}
