import { CLOSE_BRACE, DOLLAR, NEWLINE, OPEN_BRACE, PIPE } from './characters.ts';

/**
 * Where the `${…}` that begins at `start` ends, or undefined if it is none. Its name may contain spaces, dots, brackets, colons and
 * letters of any script, but no brace, pipe or line break; so the first `$` in `${{ price }}` is a dollar sign.
 */
export function attributeEnd(source: string, start: number, end: number): number | undefined {
  if (source.charCodeAt(start) !== DOLLAR || source.charCodeAt(start + 1) !== OPEN_BRACE) return undefined;
  for (let at = start + 2; at < end; at++) {
    const code = source.charCodeAt(at);
    if (code === CLOSE_BRACE) return at + 1;
    if (code === OPEN_BRACE || code === PIPE || code === NEWLINE) return undefined;
  }
  return undefined;
}
