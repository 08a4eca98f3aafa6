import type { Span } from '../../template/span.ts';
import type { Fix } from '../engine/finding.ts';

/**
 * Removes a member that is written in one piece, `"name": "{{ output }}"`, with the comma after it, or else the one before. No fix if there is
 * anything else in or next to it.
 */
export function memberFix(output: Span, name: string, source: string): Fix[] {
  const before = source.slice(Math.max(output.start - longest, 0), output.start);
  const opening = /"([^"\\{}]*)"\s*:\s*("?)$/.exec(before);
  if (opening === null || opening[1] !== name) return [];
  const isQuoted = opening[2] === '"';
  if (isQuoted && source.charAt(output.end) !== '"') return [];
  const start = output.start - opening[0].length;
  const end = output.end + (isQuoted ? 1 : 0);
  const title = `Remove \`${name}\``;
  const behind = /^\s*,\s*(?=")/.exec(source.slice(end, end + longest));
  if (behind !== null)
    return [{ title, kind: 'suggestion', edits: [{ start, end: end + behind[0].length, newText: '' }] }];
  const comma = /,\s*$/.exec(source.slice(0, start).slice(-longest));
  if (comma === null || !/^\s*\}/.test(source.slice(end, end + longest))) return [];
  return [{ title, kind: 'suggestion', edits: [{ start: start - comma[0].length, end, newText: '' }] }];
}

/** Longer than any name with the white space around it. */
const longest = 300;
