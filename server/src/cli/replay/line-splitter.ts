import { endOfRow } from './row-end.ts';
import type { Records, Splitter } from './splitters.ts';

/** Bytes of a chunk. */
const CHUNK = 128 * 1024;
/** Bytes of a record. */
const LONGEST = 8 * 1024 * 1024;
const NEW_LINE = 0x0a;

/** Cuts behind line breaks; of CSV, behind those that end a row. */
export class LineSplitter implements Splitter {
  private rest: Uint8Array = new Uint8Array(0);
  private line = 1;
  /** In a line that is too long, until its end. */
  private isGivenUp = false;
  private readonly delimiter: number;

  constructor(
    private readonly form: 'lines' | 'csv',
    delimiter: string,
  ) {
    this.delimiter = delimiter.charCodeAt(0);
  }

  *push(bytes: Uint8Array): Iterable<Records> {
    const more = this.isGivenUp ? this.afterLine(bytes) : bytes;
    this.rest = this.rest.length === 0 ? more : Buffer.concat([this.rest, more]);
    if (this.rest.length < CHUNK) return;
    const lines = this.rest.lastIndexOf(NEW_LINE) + 1;
    const end = this.form === 'csv' ? this.rowsEnd() : lines;
    if (end > 0) yield this.cut(end);
    else if (this.rest.length > LONGEST) yield lines > 0 ? this.cut(lines) : this.giveUp();
  }

  *end(): Iterable<Records> {
    if (this.rest.length > 0) yield this.cut(this.rest.length);
  }

  /** Where the last row ends. */
  private rowsEnd(): number {
    let end = 0;
    for (let next = endOfRow(this.rest, 0, this.delimiter); next !== undefined; ) {
      end = next;
      next = endOfRow(this.rest, end, this.delimiter);
    }
    return end;
  }

  private afterLine(bytes: Uint8Array): Uint8Array {
    const end = bytes.indexOf(NEW_LINE);
    if (end < 0) return new Uint8Array(0);
    this.isGivenUp = false;
    this.line++;
    return bytes.subarray(end + 1);
  }

  private giveUp(): Records {
    this.isGivenUp = true;
    this.rest = new Uint8Array(0);
    return { form: this.form, first: this.line, bytes: this.rest, unreadable: 'is longer than 8 MB' };
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
