import type { PayloadProblem } from '../../proof/proof.ts';
import type { Span } from '../../template/span.ts';
import type { QuoteSlip } from './quote-slips.ts';
import { slice } from './words.ts';

/** A string with outputs in it, as all further ones of its member. */
const STRING = String.raw`"(?:[^"\\{\n]|\\.|\{\{[^\n]*?\}\}|\{(?!\{))*"`;
const STRINGS = new RegExp(String.raw`(?:(?:\+\s*)?${STRING}\s*){1,9}(?=[,}])`, 'y');
/** UTF-16 units that are looked at, which is more than any space between a colon and its value. */
const NEAR = 40;

/** `"name": "x" "y"`, `"x" + "y" + "z"`: what should be one string, as other languages put it together. */
export function joinedStrings(problem: PayloadProblem, source: string): QuoteSlip | undefined {
  const { kind, start, previous, printed } = problem;
  if (printed !== undefined || (kind !== 'unexpected' && kind !== 'missing-comma')) return undefined;
  // In a list a comma is missing.
  if (previous === undefined || !isValueOfMember(previous.start, source)) return undefined;
  STRINGS.lastIndex = start;
  const text = STRINGS.exec(source)?.[0].trimEnd();
  if (text === undefined || slice(source, { start: previous.end, end: start }).trim() !== '') return undefined;
  const isSum = text.startsWith('+');
  const seams = seamsIn(previous.end - 1, start + text.length, source);
  return {
    place: { start, end: start + text.length },
    message: isSum ? 'JSON cannot join strings with `+`. Write one string.' : severalStrings(seams.length),
    explains: [{ start: previous.start, end: endOfNext(start + text.length, source), only: 'json' }],
    fix: {
      title: seams.length > 1 ? 'Join the strings' : 'Join the two strings',
      kind: 'suggestion',
      edits: seams.map((seam) => ({ ...seam, newText: isSum ? '' : ' ' })),
    },
  };
}

function severalStrings(others: number): string {
  const more = others > 1 ? `here ${others} more strings follow` : 'this is a second string';
  return `A member has one value, and ${more}. Write one string, or add a comma and a name.`;
}

/** From each quote that ends a string to the one that begins the next. @param from the quote that ends the first one. */
function seamsIn(from: number, until: number, source: string): Span[] {
  const seams: Span[] = [];
  const string = new RegExp(STRING, 'y');
  let start = from;
  while (start + 1 < until) {
    string.lastIndex = start + 1 + (/^[\s+]*/.exec(source.slice(start + 1, until))?.[0].length ?? 0);
    const at = string.lastIndex;
    if (string.exec(source) === null) break;
    seams.push({ start, end: at + 1 });
    start = string.lastIndex - 1;
  }
  return seams;
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
