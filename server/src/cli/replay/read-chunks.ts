import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { inWords } from '../../files/system-errors.ts';
import type { Chunk } from './chunk.ts';
import { delimiterOf, rowsOf } from './csv.ts';
import { formOf, splitterFor } from './splitters.ts';

/** Bytes by which the form of a file is told. */
const BEGINNING = 64 * 1024;

export type Problem = { readonly problem: string };

/** The records of a file in chunks, unpacked where it is packed. `-` is standard input. Never rejects. */
export async function* chunksOf(path: string, file: number, areUsers: boolean): AsyncGenerator<Chunk | Problem> {
  try {
    const kind = path === '-' ? undefined : await stat(path);
    if (kind !== undefined && !kind.isFile()) return yield { problem: 'is not a file' };
    const bytes = unpacked(path === '-' ? process.stdin : createReadStream(path));
    yield* chunksIn(bytes, { file, areUsers });
  } catch (error) {
    yield { problem: inWords(error) };
  }
}

async function* chunksIn(
  stream: AsyncIterable<Uint8Array>,
  about: Pick<Chunk, 'file' | 'areUsers'>,
): AsyncGenerator<Chunk> {
  const { beginning, all } = await begin(stream, BEGINNING);
  const text = new TextDecoder().decode(beginning).replace(/^\uFEFF/, '');
  const form = formOf(text);
  const delimiter = form === 'csv' ? delimiterOf(text.split('\n', 1)[0] ?? '') : '';
  const [first] = form === 'csv' ? rowsOf(text, delimiter) : [];
  const header = (first?.cells ?? []).map((name) => name.trim());
  const splitter = splitterFor(form);
  for await (const bytes of all)
    for (const records of splitter.push(bytes)) yield { ...records, ...about, header, delimiter };
  for (const records of splitter.end()) yield { ...records, ...about, header, delimiter };
}

/** By its first two bytes, whatever it is called. */
async function* unpacked(stream: Readable): AsyncGenerator<Uint8Array> {
  const { beginning, all } = await begin(stream, 2);
  const isPacked = beginning[0] === 0x1f && beginning[1] === 0x8b;
  if (!isPacked) return yield* all;
  const unpack = createGunzip();
  const feeding = feed(all, unpack);
  yield* unpack;
  await feeding;
}

async function feed(parts: AsyncIterable<Uint8Array>, unpack: ReturnType<typeof createGunzip>): Promise<void> {
  try {
    for await (const part of parts)
      if (!unpack.write(part)) await new Promise<void>((resolve) => unpack.once('drain', resolve));
    unpack.end();
  } catch (error) {
    unpack.destroy(error instanceof Error ? error : new Error(String(error)));
  }
}

/** At least so many bytes of it, or all, and an iterable that still has them. */
async function begin(
  stream: AsyncIterable<Uint8Array>,
  count: number,
): Promise<{ readonly beginning: Uint8Array; readonly all: AsyncIterable<Uint8Array> }> {
  const iterator = stream[Symbol.asyncIterator]();
  const parts: Uint8Array[] = [];
  let length = 0;
  while (length < count) {
    const next = await iterator.next();
    if (next.done) break;
    parts.push(next.value);
    length += next.value.length;
  }
  return { beginning: Buffer.concat(parts), all: chained(parts, iterator) };
}

async function* chained(parts: readonly Uint8Array[], rest: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield* parts;
  for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value;
}
