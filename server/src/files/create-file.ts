import { open, rm } from 'node:fs/promises';
import { codeOf, messageOf } from './system-errors.ts';

/**
 * Creates a file that is not there yet, whole or not at all. Never rejects.
 * @returns why it could not, as the end of a sentence about it.
 */
export async function createFile(path: string, text: string): Promise<{ readonly problem: string } | undefined> {
  try {
    // `wx` fails if anything has this name, a link to nothing too.
    const handle = await open(path, 'wx');
    try {
      await handle.writeFile(text);
    } catch (error) {
      await rm(path, { force: true });
      throw error;
    } finally {
      await handle.close();
    }
    return undefined;
  } catch (error) {
    return { problem: WORDS.get(codeOf(error)) ?? `cannot be written: ${messageOf(error)}` };
  }
}

const WORDS: ReadonlyMap<string, string> = new Map([
  ['EEXIST', 'already exists'],
  ['ENOENT', 'cannot be written: its folder does not exist'],
  ['ENOTDIR', 'cannot be written: its folder does not exist'],
  ['EACCES', 'cannot be written: permission denied'],
  ['EPERM', 'cannot be written: permission denied'],
  ['EROFS', 'cannot be written: permission denied'],
  ['ENOSPC', 'cannot be written: the disk is full'],
  ['EDQUOT', 'cannot be written: the disk is full'],
]);
