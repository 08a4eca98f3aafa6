/** System errors that authors may see, as the end of a sentence about the file. For all others, Node's own message is used. */
const WORDS: ReadonlyMap<string, string> = new Map([
  ['ENOENT', 'does not exist'],
  ['ENOTDIR', 'does not exist'],
  ['EACCES', 'cannot be read: permission denied'],
  ['EPERM', 'cannot be read: permission denied'],
  ['EISDIR', 'is a folder'],
  ['ELOOP', 'is a symbolic link that points to itself'],
  ['ENAMETOOLONG', 'cannot be read: its path is too long'],
]);

export function inWords(error: unknown): string {
  return WORDS.get(codeOf(error)) ?? `cannot be read: ${messageOf(error)}`;
}

/** Such as `ENOENT`; empty for what is no error of the system. */
export function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
