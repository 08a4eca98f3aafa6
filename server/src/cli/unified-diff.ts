import { type Change, lineChanges } from './line-changes.ts';

/** Lines around a change that are shown with it. */
const CONTEXT = 3;

/** The differences of two texts as `patch` and `git apply` take them; empty where there are none. Only `\n` ends a line, as it does for these. */
export function unifiedDiff(path: string, before: string, after: string): string {
  const old = linesOf(before);
  const now = linesOf(after);
  const hunks = together(lineChanges(old, now)).map((changes) => hunk(changes, old, now));
  return hunks.length === 0 ? '' : `--- ${named('a', path)}\n+++ ${named('b', path)}\n${hunks.join('')}`;
}

/** With their ends. */
function linesOf(text: string): readonly string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

/** Changes whose contexts touch. */
function together(changes: readonly Change[]): Change[][] {
  const groups: Change[][] = [];
  for (const change of changes) {
    const last = groups.at(-1);
    const end = last?.at(-1)?.oldEnd;
    if (last !== undefined && end !== undefined && change.oldStart - end <= 2 * CONTEXT) last.push(change);
    else groups.push([change]);
  }
  return groups;
}

function hunk(changes: readonly Change[], old: readonly string[], now: readonly string[]): string {
  const [first] = changes;
  const last = changes.at(-1);
  if (first === undefined || last === undefined) return '';
  const before = Math.min(CONTEXT, first.oldStart);
  const behind = Math.min(CONTEXT, old.length - last.oldEnd);
  const parts: string[] = [];
  const put = (sign: string, lines: readonly string[]) => {
    for (const line of lines) parts.push(sign, line, line.endsWith('\n') ? '' : '\n\\ No newline at end of file\n');
  };
  let done = first.oldStart - before;
  for (const { oldStart, oldEnd, newStart, newEnd } of changes) {
    put(' ', old.slice(done, oldStart));
    put('-', old.slice(oldStart, oldEnd));
    put('+', now.slice(newStart, newEnd));
    done = oldEnd;
  }
  put(' ', old.slice(done, last.oldEnd + behind));
  const oldRange = range(first.oldStart - before, last.oldEnd + behind);
  const newRange = range(first.newStart - before, last.newEnd + behind);
  return `@@ -${oldRange} +${newRange} @@\n${parts.join('')}`;
}

/** Lines count from 1; a range without lines names the line before it. */
function range(start: number, end: number): string {
  const length = end - start;
  return length === 1 ? `${start + 1}` : `${length === 0 ? start : start + 1},${length}`;
}

/** In double quotes, as git has it, where a name would break the line or be cut off at a tab. */
function named(side: string, path: string): string {
  const name = `${side}/${path}`;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must be escaped
  if (!/["\\\u0000-\u001F\u007F]/.test(name)) return name;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must be escaped
  const escaped = name.replace(/["\\]|[\u0000-\u001F\u007F]/g, (character) =>
    /["\\]/.test(character) ? `\\${character}` : `\\${character.charCodeAt(0).toString(8).padStart(3, '0')}`,
  );
  return `"${escaped}"`;
}
