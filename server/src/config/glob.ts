/**
 * Whether a path is meant by a pattern: `*` and `?` within a name, `**` for any number of folders, `{a,b}` for one of several. A pattern
 * without `/` means the name of a file in whatever folder. Paths are relative to the configuration, with `/`.
 */
export function matchesGlob(pattern: string, path: string): boolean {
  const subject = pattern.includes('/') ? path : path.slice(path.lastIndexOf('/') + 1);
  return expressionOf(pattern.replace(/^\.\//, '')).test(subject);
}

/** What keeps a pattern from ever meaning a path. */
export function problemOfGlob(pattern: string): string | undefined {
  if (pattern === '') return 'A pattern cannot be empty. `**` means every file.';
  if (pattern.includes('\\')) return 'Folders are separated by `/`, on every system.';
  if (/^\/|^\.\.\/|^[a-zA-Z]:/.test(pattern))
    return 'A pattern begins at the folder of the configuration: `legacy/**`.';
  if (!isBalanced(pattern)) return 'Each `{` needs a `}` behind it: `{a,b}`.';
  return undefined;
}

function isBalanced(pattern: string): boolean {
  let depth = 0;
  for (const character of pattern) {
    if (character === '{') depth++;
    else if (character === '}' && --depth < 0) return false;
  }
  return depth === 0;
}

const PIECES = /\*\*\/|\*+|\?|[{},]|[^*?{},]+/g;

function expressionOf(pattern: string): RegExp {
  let depth = 0;
  const source = (pattern.match(PIECES) ?? []).map((piece) => {
    switch (piece) {
      case '**/':
        return '(?:[^/]+/)*';
      case '**':
        return '.*';
      case '?':
        return '[^/]';
      case '{':
        depth++;
        return '(?:';
      case '}':
        depth--;
        return ')';
      case ',':
        return depth > 0 ? '|' : ',';
      default:
        return piece.startsWith('*') ? '[^/]*' : piece.replace(/[.+^$()[\]|\\]/g, '\\$&');
    }
  });
  return new RegExp(`^${source.join('')}$`);
}
