import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { decodeText, type Files, type FileText, fileKind, isSkippedFolder, largestFile, tooLarge } from './files.ts';

/** The disk that Node sees; places are paths. */
export const nodeFiles: Files = { read, kind, find };

async function read(path: string): Promise<FileText> {
  try {
    const { size } = await stat(path);
    return size > largestFile ? { problem: tooLarge } : decodeText(await readFile(path));
  } catch (error) {
    return { problem: inWords(error) };
  }
}

async function kind(path: string): Promise<'file' | 'folder' | 'missing'> {
  try {
    return (await stat(path)).isDirectory() ? 'folder' : 'file';
  } catch {
    return 'missing';
  }
}

async function find(folder: string): Promise<readonly string[]> {
  const found: string[] = [];
  const waiting = [folder];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    for (const entry of await readdir(next, { withFileTypes: true })) {
      const path = join(next, entry.name);
      if (entry.isDirectory() && !isSkippedFolder(entry.name)) waiting.push(path);
      else if (!entry.isDirectory() && fileKind(entry.name) !== undefined) found.push(path);
    }
  }
  return found.sort();
}

/** System error codes that an author meets; Node's own message serves for the rest. */
const systemErrors: ReadonlyMap<string, string> = new Map([
  ['ENOENT', 'does not exist'],
  ['EACCES', 'may not be read: permission denied'],
  ['EPERM', 'may not be read: permission denied'],
  ['EISDIR', 'is a folder'],
]);

export function inWords(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return systemErrors.get(code) ?? `cannot be read: ${error instanceof Error ? error.message : String(error)}`;
}
