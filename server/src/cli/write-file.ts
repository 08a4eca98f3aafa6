import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { inWords } from '../files/system-errors.ts';

/** Writes a file of ours and the folders that it lies in. @returns what kept it from being written, as the end of a sentence. */
export async function writeNewFile(path: string, text: string): Promise<string | undefined> {
  try {
    await makeFolder(dirname(path));
    await writeFile(path, text);
    return undefined;
  } catch (error) {
    return `could not be written: ${inWords(error)}`;
  }
}

/** With those that it lies in. Node's own way to do that never ends where a folder takes no others, as `/proc` does. @throws errors of the system. */
export async function makeFolder(path: string): Promise<void> {
  const error = await madeFolder(path);
  if (error === undefined || codeOf(error) === 'EEXIST') return;
  if (codeOf(error) !== 'ENOENT' || dirname(path) === path) throw error;
  await makeFolder(dirname(path));
  const again = await madeFolder(path);
  if (again !== undefined && codeOf(again) !== 'EEXIST') throw again;
}

function madeFolder(path: string): Promise<unknown> {
  return mkdir(path).then(
    () => undefined,
    (error: unknown) => error,
  );
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}
