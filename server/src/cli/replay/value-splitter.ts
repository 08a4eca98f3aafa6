import type { Records, Splitter } from './splitters.ts';

/** Bytes of a chunk. */
const CHUNK = 128 * 1024;
/** Bytes of a record: an item of an array, and a value that is not in one, such as a request with many events. */
const LONGEST = { array: 8 * 1024 * 1024, values: 64 * 1024 * 1024 } as const;

const [NEW_LINE, SPACE, QUOTE, BACKSLASH, BROKEN] = [0x0a, 0x20, 0x22, 0x5c, 0x01];
const [OPEN_BRACE, CLOSE_BRACE, OPEN_BRACKET, CLOSE_BRACKET, COMMA] = [0x7b, 0x7d, 0x5b, 0x5d, 0x2c];

/**
 * Items of a top-level array, or values over many lines that stand one behind the other, each put on a line of its own. A string of JSON has no line
 * breaks, so those of a value are spaces.
 */
export class ValueSplitter implements Splitter {
  private out = Buffer.alloc(CHUNK * 2);
  private length = 0;
  private depth = 0;
  private isInString = false;
  private isEscaped = false;
  /** Until a value begins at the start of a line. */
  private isGivenUp = false;
  private last = NEW_LINE;
  private first = 1;
  private items = 0;
  private itemLength = 0;
  /** The depth at which values stand. */
  private readonly base: number;

  constructor(private readonly form: 'array' | 'values') {
    this.base = form === 'array' ? 1 : 0;
  }

  *push(bytes: Uint8Array): Iterable<Records> {
    for (const byte of bytes) {
      this.take(byte);
      this.last = byte;
      if (this.length >= CHUNK && this.itemLength === 0) yield this.cut();
    }
  }

  *end(): Iterable<Records> {
    if (this.itemLength > 0) this.endItem();
    if (this.length > 0) yield this.cut();
  }

  private take(byte: number): void {
    if (this.isGivenUp && !(byte === OPEN_BRACE && this.last === NEW_LINE)) return;
    this.isGivenUp = false;
    if (this.isInString) this.takeInString(byte);
    else this.takeOutside(byte);
  }

  private takeInString(byte: number): void {
    // No string of JSON goes over a line: a quote is missing, and the item stays unreadable.
    this.add(byte === NEW_LINE ? BROKEN : byte);
    if (this.isEscaped) this.isEscaped = false;
    else if (byte === BACKSLASH) this.isEscaped = true;
    else if (byte === QUOTE) this.isInString = false;
    if (byte === NEW_LINE || this.itemLength > LONGEST[this.form]) this.resync();
  }

  private takeOutside(byte: number): void {
    const isOpening = byte === OPEN_BRACE || byte === OPEN_BRACKET;
    const isClosing = byte === CLOSE_BRACE || byte === CLOSE_BRACKET;
    const isAbove = isOpening && this.depth < this.base;
    // An object there stands in an array that seemed to end in an item that was given up.
    if (isOpening) this.depth = 1 + (isAbove && byte === OPEN_BRACE ? this.base : this.depth);
    if (isAbove && byte === OPEN_BRACKET) return;
    // Left over from an item that was given up, or, of an array, its end.
    const isLast = isClosing && this.depth <= this.base;
    if (isLast && byte === CLOSE_BRACKET) this.depth = 0;
    else if (isClosing && !isLast) this.depth--;
    const isBetween = this.depth <= this.base;
    if (isLast || (byte === COMMA && isBetween)) {
      this.endItem();
      return;
    }
    this.isInString = byte === QUOTE;
    if (byte > SPACE || this.itemLength > 0) this.add(byte === NEW_LINE ? SPACE : byte);
    if (isClosing && isBetween) this.endItem();
    else if (this.itemLength > LONGEST[this.form]) this.resync();
  }

  /** An item without an end is given up, so that the next ones are read. */
  private resync(): void {
    this.isGivenUp = this.form === 'values';
    // What was cut off must not be read as if it were all.
    this.add(BROKEN);
    this.endItem();
    [this.depth, this.isInString, this.isEscaped] = [this.base, false, false];
  }

  private endItem(): void {
    if (this.itemLength === 0) return;
    this.add(NEW_LINE);
    this.items++;
    this.itemLength = 0;
  }

  private add(byte: number): void {
    if (this.length === this.out.length) this.out = Buffer.concat([this.out, Buffer.alloc(this.out.length)]);
    this.out[this.length++] = byte;
    this.itemLength++;
  }

  private cut(): Records {
    const records = {
      form: 'lines' as const,
      first: this.first,
      bytes: new Uint8Array(this.out.subarray(0, this.length)),
    };
    this.first += this.items;
    [this.items, this.length] = [0, 0];
    return records;
  }
}
