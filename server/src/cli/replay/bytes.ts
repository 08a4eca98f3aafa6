import type { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';

export type Bytes = AsyncIterable<Uint8Array>;

/** The bytes of a file as UTF-8, unpacked where they are packed: both by their beginning, whatever the file is called. */
export async function* bytesOf(stream: Readable): AsyncGenerator<Uint8Array> {
  const { beginning, all } = await beginningOf(unpacked(stream), 2);
  const encoding = ENCODINGS.get(beginning.subarray(0, 2).join());
  yield* encoding === undefined ? all : decoded(all, encoding);
}

/** By their byte order marks: UTF-16 is what PowerShell writes to a file with `>`. */
const ENCODINGS: ReadonlyMap<string, string> = new Map([
  ['255,254', 'utf-16le'],
  ['254,255', 'utf-16be'],
]);

async function* decoded(bytes: Bytes, encoding: string): AsyncGenerator<Uint8Array> {
  const [decoder, encoder] = [new TextDecoder(encoding), new TextEncoder()];
  for await (const part of bytes) yield encoder.encode(decoder.decode(part, { stream: true }));
  yield encoder.encode(decoder.decode());
}

async function* unpacked(stream: Readable): AsyncGenerator<Uint8Array> {
  const { beginning, all } = await beginningOf(stream, 2);
  const isPacked = beginning[0] === 0x1f && beginning[1] === 0x8b;
  if (!isPacked) return yield* all;
  const unpack = createGunzip();
  const feeding = feed(all, unpack);
  yield* unpack;
  await feeding;
}

async function feed(parts: Bytes, unpack: ReturnType<typeof createGunzip>): Promise<void> {
  try {
    for await (const part of parts)
      if (!unpack.write(part)) await new Promise<void>((resolve) => unpack.once('drain', resolve));
    unpack.end();
  } catch (error) {
    unpack.destroy(error instanceof Error ? error : new Error(String(error)));
  }
}

/** At least so many bytes of it, or as many as can be read, and an iterable that still has them and then fails where it cannot be read. */
export async function beginningOf(
  stream: Bytes,
  count: number,
): Promise<{ readonly beginning: Uint8Array; readonly all: Bytes }> {
  const iterator = stream[Symbol.asyncIterator]();
  const parts: Uint8Array[] = [];
  let length = 0;
  try {
    while (length < count) {
      const next = await iterator.next();
      if (next.done) break;
      parts.push(next.value);
      length += next.value.length;
    }
  } catch (error) {
    return { beginning: Buffer.concat(parts), all: failing(parts, error) };
  }
  return { beginning: Buffer.concat(parts), all: chained(parts, iterator) };
}

async function* chained(parts: readonly Uint8Array[], rest: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield* parts;
  for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value;
}

async function* failing(parts: readonly Uint8Array[], error: unknown): AsyncGenerator<Uint8Array> {
  yield* parts;
  throw error;
}
