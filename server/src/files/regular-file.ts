import { constants, type Stats } from 'node:fs';
import { type FileHandle, open, stat } from 'node:fs/promises';

export interface RegularFile {
  /** The caller must close it. */
  readonly handle: FileHandle;
  readonly stats: Stats;
}

/**
 * Opens a file, or says what it is instead. Opening a pipe waits for its other end, and opening a device can trigger it, so the
 * file is inspected before, and once more after it is open, when nobody can replace it.
 * @param flags `O_RDONLY` or `O_RDWR`, with others. @throws errors of the system.
 */
export async function openRegular(path: string, flags: number): Promise<RegularFile | { readonly problem: string }> {
  const problem = oddKind(await stat(path));
  if (problem !== undefined) return { problem };
  const handle = await open(path, flags | constants.O_NONBLOCK);
  try {
    const stats = await handle.stat();
    const problem = oddKind(stats);
    if (problem === undefined) return { handle, stats };
    await handle.close();
    return { problem };
  } catch (error) {
    await handle.close();
    throw error;
  }
}

function oddKind(stats: Stats): string | undefined {
  if (stats.isFile()) return undefined;
  if (stats.isDirectory()) return 'is a folder';
  if (stats.isFIFO()) return 'is a pipe, not a regular file';
  if (stats.isSocket()) return 'is a socket, not a regular file';
  return 'is a device, not a regular file';
}

/** In bytes: more than a body usually has. */
const LEAST_ROOM = 16 * 1024;

/** Reads from the beginning, `most` bytes at most. The size that the system reports is only a hint: files grow, and some in `/proc` claim to be empty. */
export async function readAtMost({ handle, stats }: RegularFile, most: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let length = 0;
  while (length < most) {
    const room = Math.min(Math.max(stats.size - length + 1, LEAST_ROOM), most - length);
    const { bytesRead, buffer } = await handle.read(Buffer.allocUnsafe(room), 0, room, length);
    if (bytesRead === 0) break;
    chunks.push(buffer.subarray(0, bytesRead));
    length += bytesRead;
  }
  return Buffer.concat(chunks, length);
}
