/** System error codes that an author meets, as the end of a sentence about the file; Node's own message serves for the rest. */
const WORDS: ReadonlyMap<string, string> = new Map([
  ['ENOENT', 'does not exist'],
  ['ENOTDIR', 'does not exist'],
  ['EACCES', 'may not be read: permission denied'],
  ['EPERM', 'may not be read: permission denied'],
  ['EISDIR', 'is a folder'],
  ['ELOOP', 'is a symbolic link that leads back to itself'],
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
