import { createReadStream } from 'node:fs';
import { inWords } from '../../files/system-errors.ts';
import { type Bytes, beginningOf, bytesOf } from './bytes.ts';
import type { Chunk } from './chunk.ts';
import { delimiterOf, type Row, rowsOf } from './csv.ts';
import { foreignFormat } from './foreign-formats.ts';
import { formOf, type Records, type Splitter, splitterFor } from './splitters.ts';

/** Bytes by which the form of a file is told. */
const BEGINNING = 64 * 1024;

export type Problem = { readonly problem: string };

/** The records of a file in chunks, unpacked where it is packed. `-` is standard input. Never rejects. */
export async function* chunksOf(path: string, file: number, areUsers: boolean): AsyncGenerator<Chunk | Problem> {
  try {
    yield* chunksIn(bytesOf(path === '-' ? process.stdin : createReadStream(path)), { file, areUsers });
  } catch (error) {
    yield { problem: inWords(error) };
  }
}

async function* chunksIn(stream: Bytes, about: Pick<Chunk, 'file' | 'areUsers'>): AsyncGenerator<Chunk | Problem> {
  const { beginning, all } = await beginningOf(stream, BEGINNING);
  const foreign = foreignFormat(beginning);
  if (foreign !== undefined) return yield { problem: foreign };
  const text = new TextDecoder().decode(beginning);
  const form = formOf(text);
  const delimiter = form === 'csv' ? delimiterOf(text.split('\n').find((line) => line.trim() !== '') ?? '') : '';
  const [first = NO_ROW] = form === 'csv' ? rowsOf(text, delimiter) : [];
  const header = first.cells.map((name) => name.trim());
  const read = { ...about, header, headerLine: first.line + 1, delimiter };
  for await (const records of splitAt(all, splitterFor(form, delimiter))) yield { ...records, ...read };
}

const NO_ROW: Row = { line: 0, cells: [] };

/** What came before a file could not be read any further, as a packed one that is cut off, is replayed all the same. */
async function* splitAt(stream: Bytes, splitter: Splitter): AsyncGenerator<Records> {
  let failure: { readonly error: unknown } | undefined;
  try {
    for await (const bytes of stream) yield* splitter.push(bytes);
  } catch (error) {
    failure = { error };
  }
  yield* splitter.end();
  if (failure !== undefined) throw failure.error;
}
