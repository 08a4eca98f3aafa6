import { constants, type Dirent } from 'node:fs';
import { lstat, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { createFile } from './create-file.ts';
import {
  decodeText,
  type FileText,
  type FoundFiles,
  fileKind,
  isSkippedFolder,
  largestFile,
  type WritableFiles,
} from './files.ts';
import { openRegular, readAtMost } from './regular-file.ts';
import { replaceFile } from './replace-file.ts';
import { inWords } from './system-errors.ts';

/** The file system as Node sees it; places are paths. */
export const nodeFiles: WritableFiles = { read, kind, list, find, replace: replaceFile, create: createFile };

async function read(path: string): Promise<FileText> {
  try {
    const file = await openRegular(path, constants.O_RDONLY);
    if ('problem' in file) return file;
    try {
      return decodeText(await readAtMost(file, largestFile + 1));
    } finally {
      await file.handle.close();
    }
  } catch (error) {
    return { problem: inWords(error) };
  }
}

async function kind(path: string): Promise<'file' | 'folder' | 'missing'> {
  try {
    return (await stat(path)).isDirectory() ? 'folder' : 'file';
  } catch {
    return (await isThere(path)) ? 'file' : 'missing';
  }
}

/** Also true for a link to nothing or to itself. */
async function isThere(path: string): Promise<boolean> {
  return lstat(path).then(
    () => true,
    () => false,
  );
}

async function list(folder: string): Promise<readonly string[]> {
  const entries = await entriesOf(folder);
  if ('problem' in entries) return [];
  return entries.entries
    .filter((entry) => !entry.isDirectory())
    .map(({ name }) => name)
    .sort();
}

/** Uses its own stack, since folders can be nested deeper than the call stack allows. */
async function find(folder: string): Promise<FoundFiles> {
  const files: string[] = [];
  const unreadable: { place: string; problem: string }[] = [];
  const waiting = [folder];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const entries = await entriesOf(next);
    if ('problem' in entries) unreadable.push({ place: next, ...entries });
    else sortOut(next, entries.entries, files, waiting);
  }
  return { files: files.sort(), unreadable };
}

async function entriesOf(folder: string): Promise<{ entries: readonly Dirent[] } | { problem: string }> {
  try {
    return { entries: await readdir(folder, { withFileTypes: true }) };
  } catch (error) {
    return { problem: inWords(error) };
  }
}

function sortOut(folder: string, entries: readonly Dirent[], files: string[], folders: string[]): void {
  for (const entry of entries) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      if (!isSkippedFolder(entry.name)) folders.push(path);
    } else if (fileKind(path) !== undefined) files.push(path);
  }
}
