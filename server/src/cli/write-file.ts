import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { inWords } from '../files/system-errors.ts';

/** Writes a file of ours and the folders that it lies in. @returns what kept it from being written, as the end of a sentence. */
export async function writeNewFile(path: string, text: string): Promise<string | undefined> {
  try {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, text);
    return undefined;
  } catch (error) {
    return `could not be written: ${inWords(error)}`;
  }
}
