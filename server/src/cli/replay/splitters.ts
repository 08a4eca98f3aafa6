import { LineSplitter } from './line-splitter.ts';
import { ValueSplitter } from './value-splitter.ts';

/** What a file holds, by its beginning. */
export type Form = 'lines' | 'array' | 'values' | 'csv';

/** Complete records, to be read in another thread. */
export interface Records {
  /** One JSON value a line, or rows of CSV. */
  readonly form: 'lines' | 'csv';
  /** The number of the first record, from 1: of its line, or of the item of an array. */
  readonly first: number;
  readonly bytes: Uint8Array;
  /** Why the first record cannot be read; there are no others then. */
  readonly unreadable?: string;
}

/** Cuts a stream of bytes into chunks of whole records. */
export interface Splitter {
  push(bytes: Uint8Array): Iterable<Records>;
  /** What is left at the end. */
  end(): Iterable<Records>;
}

/**
 * By the first characters of a file: its first line is a JSON value, or the beginning of one, or neither. A first line that was cut off, as `tail` does,
 * is told by the second.
 */
export function formOf(beginning: string): Form {
  const text = beginning.trimStart();
  const [line = '', next = ''] = text.split(/\r?\n/, 2);
  if (text.startsWith('[')) return 'array';
  if (!text.startsWith('{')) return /^\{.*\}\s*$/.test(next) ? 'lines' : 'csv';
  return /[{[,:]\s*$/.test(line) || /^\s*,/.test(next) ? 'values' : 'lines';
}

/** @param delimiter of a file of CSV. */
export function splitterFor(form: Form, delimiter: string): Splitter {
  if (form === 'array' || form === 'values') return new ValueSplitter(form);
  return new LineSplitter(form, delimiter);
}
