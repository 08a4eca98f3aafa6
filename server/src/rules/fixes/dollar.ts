import type { Fix } from '../engine/finding.ts';

/** `${{city}}`: the sign of an attribute stands before the braces instead of within them. */
export function withoutDollar(fix: Fix, start: number, source: string): Fix {
  const at = /\$\{\{-?\s*$/.exec(source.slice(Math.max(0, start - 10), start));
  if (at === null) return fix;
  const dollar = start - at[0].length;
  return { ...fix, edits: [{ start: dollar, end: dollar + 1, newText: '' }, ...fix.edits] };
}
