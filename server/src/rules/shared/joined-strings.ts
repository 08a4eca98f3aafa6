import type { PayloadProblem } from '../../proof/proof.ts';
import type { QuoteSlip } from './quote-slips.ts';
import { slice } from './words.ts';

/** A string with outputs in it, at the end of its member. */
const STRING = /(?:\+\s*)?"(?:[^"\\{\n]|\\.|\{\{[^\n]*?\}\}|\{(?!\{))*"(?=\s*[,}])/y;
/** UTF-16 units that are looked at, which is more than any space between a colon and its value. */
const NEAR = 40;

/** `"name": "x" "y"`, `"x" + "y"`: what should be one string, as other languages put it together. */
export function joinedStrings(problem: PayloadProblem, source: string): QuoteSlip | undefined {
  const { kind, start, previous, printed } = problem;
  if (printed !== undefined || (kind !== 'unexpected' && kind !== 'missing-comma')) return undefined;
  // In a list a comma is missing.
  if (previous === undefined || !isValueOfMember(previous.start, source)) return undefined;
  STRING.lastIndex = start;
  const text = STRING.exec(source)?.[0];
  if (text === undefined || slice(source, { start: previous.end, end: start }).trim() !== '') return undefined;
  const isSum = text.startsWith('+');
  const from = previous.end - 1;
  const until = start + text.indexOf('"') + 1;
  return {
    place: { start, end: start + text.length },
    message: isSum
      ? 'JSON cannot join strings with `+`. Write one string.'
      : 'A member has one value, and this is a second string. Write one string, or add a comma and a name.',
    explains: [{ start: previous.start, end: endOfNext(start + text.length, source), only: 'json' }],
    fix: {
      title: 'Join the two strings',
      kind: 'suggestion',
      edits: [{ start: from, end: until, newText: isSum ? '' : ' ' }],
    },
  };
}

/** Taken for a name, it has the next name taken for its value. */
function endOfNext(end: number, source: string): number {
  const next = /^,\s*"[^"\n]*"\s*:[^,}\]\n]*[,}\]]?/.exec(source.slice(end, end + LONGEST))?.[0];
  return end + (next?.length ?? 1);
}

const LONGEST = 400;

function isValueOfMember(start: number, source: string): boolean {
  return source.charAt(start) === '"' && /:\s*$/.test(source.slice(Math.max(0, start - NEAR), start));
}
