/** What a file holds, by its beginning. */
export type Form = 'lines' | 'array' | 'document' | 'csv';

/** Complete records, to be read in another thread. */
export interface Records {
  /** One JSON value a line, or rows of CSV. */
  readonly form: 'lines' | 'csv';
  /** The number of the first record, from 1: of its line, or of the item of an array. */
  readonly first: number;
  readonly bytes: Uint8Array;
}

/** Cuts a stream of bytes into chunks of whole records. */
export interface Splitter {
  push(bytes: Uint8Array): Iterable<Records>;
  /** What is left at the end. */
  end(): Iterable<Records>;
}

/** Bytes of a chunk. */
const CHUNK = 128 * 1024;
/** Bytes of a record; what is longer is cut, and then cannot be read. */
const LONGEST = 8 * 1024 * 1024;

const [NEW_LINE, SPACE, QUOTE, BACKSLASH, BROKEN] = [0x0a, 0x20, 0x22, 0x5c, 0x01];
const [OPEN_BRACE, CLOSE_BRACE, OPEN_BRACKET, CLOSE_BRACKET, COMMA] = [0x7b, 0x7d, 0x5b, 0x5d, 0x2c];

/** By the first characters of a file: its first line is a JSON value, or the beginning of one, or neither. */
export function formOf(beginning: string): Form {
  const text = beginning.trimStart();
  const [line = ''] = text.split(/\r?\n/, 1);
  if (text.startsWith('[')) return 'array';
  if (!text.startsWith('{')) return 'csv';
  return /[{[,]\s*$/.test(line) && !/\}\s*$/.test(line) ? 'document' : 'lines';
}

export function splitterFor(form: Form): Splitter {
  if (form === 'array') return new ArraySplitter();
  if (form === 'document') return new DocumentSplitter();
  return new LineSplitter(form === 'csv' ? 'csv' : 'lines');
}

/** Cuts behind line breaks; of CSV, behind those that are in no quotes. */
class LineSplitter implements Splitter {
  private rest: Uint8Array = new Uint8Array(0);
  private line = 1;

  constructor(private readonly form: 'lines' | 'csv') {}

  *push(bytes: Uint8Array): Iterable<Records> {
    this.rest = this.rest.length === 0 ? bytes : Buffer.concat([this.rest, bytes]);
    if (this.rest.length < CHUNK) return;
    const end = this.form === 'csv' ? lastRowEnd(this.rest) : this.rest.lastIndexOf(NEW_LINE) + 1;
    if (end > 0) yield this.cut(end);
    else if (this.rest.length > LONGEST) yield this.cut(this.rest.length);
  }

  *end(): Iterable<Records> {
    if (this.rest.length > 0) yield this.cut(this.rest.length);
  }

  private cut(end: number): Records {
    const bytes = this.rest.slice(0, end);
    this.rest = this.rest.subarray(end);
    const first = this.line;
    this.line += countOf(bytes, NEW_LINE);
    return { form: this.form, first, bytes };
  }
}

function countOf(bytes: Uint8Array, byte: number): number {
  let count = 0;
  for (let at = bytes.indexOf(byte); at >= 0; at = bytes.indexOf(byte, at + 1)) count++;
  return count;
}

/** Within a quoted cell, the quotes so far are odd. */
function lastRowEnd(bytes: Uint8Array): number {
  let [end, isQuoted] = [0, false];
  for (let at = 0; at < bytes.length; at++) {
    if (bytes[at] === QUOTE) isQuoted = !isQuoted;
    else if (bytes[at] === NEW_LINE && !isQuoted) end = at + 1;
  }
  return end;
}

/** One value over many lines, such as a pretty-printed request, as one record. */
class DocumentSplitter implements Splitter {
  private readonly parts: Uint8Array[] = [];
  private length = 0;

  push(bytes: Uint8Array): Iterable<Records> {
    // Beyond the limit nothing is kept: the record cannot be read.
    if (this.length <= LONGEST * 8) this.parts.push(bytes);
    this.length += bytes.length;
    return [];
  }

  *end(): Iterable<Records> {
    const bytes = new Uint8Array(Buffer.concat(this.parts));
    yield { form: 'lines', first: 1, bytes: bytes.map((byte) => (byte === NEW_LINE ? SPACE : byte)) };
  }
}

/** Items of a top-level array, each put on a line of its own. A string of JSON has no line breaks, so those of an item are spaces. */
class ArraySplitter implements Splitter {
  private out = Buffer.alloc(CHUNK * 2);
  private length = 0;
  private depth = 0;
  private isInString = false;
  private isEscaped = false;
  private first = 1;
  private items = 0;
  private itemLength = 0;

  *push(bytes: Uint8Array): Iterable<Records> {
    for (const byte of bytes) {
      this.take(byte);
      if (this.length >= CHUNK && this.itemLength === 0) yield this.cut();
    }
  }

  *end(): Iterable<Records> {
    if (this.itemLength > 0) this.endItem();
    if (this.length > 0) yield this.cut();
  }

  private take(byte: number): void {
    if (this.isInString) {
      // No string of JSON goes over a line: a quote is missing, and the item stays unreadable.
      this.add(byte === NEW_LINE ? BROKEN : byte);
      if (this.isEscaped) this.isEscaped = false;
      else if (byte === BACKSLASH) this.isEscaped = true;
      else if (byte === QUOTE) this.isInString = false;
      if (byte === NEW_LINE) this.resync();
      return;
    }
    this.takeOutside(byte);
  }

  private takeOutside(byte: number): void {
    const isOpening = byte === OPEN_BRACE || byte === OPEN_BRACKET;
    const isClosing = byte === CLOSE_BRACE || byte === CLOSE_BRACKET;
    if (isOpening && this.depth++ === 0) return;
    // Left over from an item that was given up.
    if (byte === CLOSE_BRACE && this.depth === 1) return;
    if (isClosing && --this.depth === 0) return;
    if (byte === COMMA && this.depth === 1) {
      this.endItem();
      return;
    }
    this.isInString = byte === QUOTE;
    if (byte > SPACE || this.itemLength > 0) this.add(byte === NEW_LINE ? SPACE : byte);
    if (this.itemLength > LONGEST) this.resync();
  }

  /** An item without an end is given up, so that the next ones are read. */
  private resync(): void {
    this.endItem();
    [this.depth, this.isInString] = [1, false];
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
