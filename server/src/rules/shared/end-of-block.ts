import type { Problem } from '../../template/problems.ts';

const SIGNS = /\{\{.*?\}\}|\{%.*?%\}|\\.|["{}[\]]/gs;
/** So far behind its first tag the end of a block is looked for. */
const FURTHEST = 1000;

/**
 * Where the end tag is to stand that a block lacks: before the bracket that closes what was opened before the block, where the parser only
 * knows the end of what is around it; behind an `abort_message`; of a comment, at the end of its line or before the payload, which would be a
 * part of it.
 */
export function endOfBlock({ kind, name, end, repair }: Problem, source: string): number | undefined {
  if (kind !== 'missing-end' || repair === undefined) return undefined;
  if (name === 'comment') return endOfComment(end, source);
  const until = Math.min(repair.at.start, end + FURTHEST);
  const ofTags = endOfTags(source.slice(end, until));
  if (ofTags !== undefined) return end + ofTags;
  let depth = 0;
  let isInString = false;
  for (const { 0: sign, index } of source.slice(end, until).matchAll(SIGNS)) {
    if (sign === '"') isInString = !isInString;
    if (isInString || sign.length > 1 || sign === '"') continue;
    depth += sign === '{' || sign === '[' ? 1 : -1;
    if (depth < 0) return end + index;
  }
  return undefined;
}

const ABORT = /^\s*\{%-?\s*abort_message\b[^%]*%\}/;
/** What sets something, up to the end of its line. */
const SETTERS = /^(?:[ \t]*\{%-?\s*(?:assign|increment|decrement)\b[^%\n]*%\})+(?=[ \t]*\n)/;

/** Behind what stops the message, nothing of the block comes; and what only sets something on the line of its block is all there is. */
function endOfTags(inside: string): number | undefined {
  return (ABORT.exec(inside) ?? SETTERS.exec(inside))?.[0].length;
}

function endOfComment(end: number, source: string): number | undefined {
  const lines = source.slice(end, end + FURTHEST).split('\n');
  const isShort = lines[0]?.trim() !== '';
  const next = lines.findIndex((line, at) => at > 0 && (isShort ? /\S/ : /^\s*[{[](?![{%])/).test(line));
  const before = lines.slice(0, isShort ? 1 : next).join('\n');
  return next < 0 ? undefined : end + before.length;
}
