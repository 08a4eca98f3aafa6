import type { PayloadProblem } from '../../proof/proof.ts';
import type { Span } from '../../template/span.ts';
import type { Edit } from '../engine/finding.ts';
import type { QuoteSlip } from './quote-slips.ts';

/** A name where items of an array are due: `["a", "b", "name": 1}`, which was meant to end before it, or `["name": 1]`, which was meant as an object or holds one. */
export function openArray(problem: PayloadProblem, source: string): QuoteSlip | undefined {
  const name = nameIn(problem, source);
  const open = name && arrayAround(name.start, source);
  if (name === undefined || open === undefined) return undefined;
  const close = closerFrom(name.start, source);
  const covers = { start: open, end: close + 1 };
  const explains = [{ start: name.start, end: close + 1, only: 'json' as const }];
  if (source.charAt(close) === ']') {
    const isAll = source.slice(open + 1, name.start).trim() === '';
    const last = name.start + source.slice(name.start, close).trimEnd().length;
    const edits = isAll
      ? [edit(open, open + 1, '{'), edit(close, close + 1, '}')]
      : [edit(name.start, name.start, '{'), edit(last, last, '}')];
    const message = 'An array cannot have named members. Write it in braces, as an object.';
    return { place: name, message, explains, covers, fix: { title: 'Write braces', kind: 'suggestion', edits } };
  }
  return {
    place: name,
    message: 'An array cannot have named members, so it should end before this one. Insert `]`.',
    explains,
    covers,
    fix: { title: 'Insert `]`', kind: 'suggestion', edits: [ending(name.start, source)] },
  };
}

/** A text and a colon, where a comma is missing or the colon is too much. */
function nameIn({ kind, start, end, found, previous }: PayloadProblem, source: string): Span | undefined {
  if (kind === 'missing-comma') {
    const isName = /^"[^"\n]*"\s*:/.test(source.slice(start, start + NEAR));
    return isName ? { start, end } : undefined;
  }
  if (kind !== 'unexpected' || found !== ':' || previous === undefined || source.charAt(previous.start) !== '"')
    return undefined;
  return source.slice(previous.end, start).trim() === '' ? { start: previous.start, end: previous.end } : undefined;
}

/** Behind what is printed last before the name: a comma that stands there comes behind the bracket. */
function ending(name: number, source: string): Edit {
  const from = Math.max(0, name - FURTHEST);
  const at = from + withoutOpenings(source.slice(from, name)).length;
  const comma = /,\s*$/.exec(source.slice(Math.max(0, at - NEAR), at))?.[0].length;
  return comma === undefined ? edit(at, at, '],') : edit(at - comma, at - comma, ']');
}

/** Without white space at its end, and tags that begin something there. */
function withoutOpenings(text: string): string {
  const left = text.trimEnd();
  const tag = left.endsWith('%}') ? left.lastIndexOf('{%') : -1;
  return tag >= 0 && OPENING.test(left.slice(tag)) ? withoutOpenings(left.slice(0, tag)) : left;
}

const OPENING = /^\{%-?\s*(?:if|unless|case|when|elsif|else|assign)\b/;

/** Whether the nearest bracket that is open is that of an array, as far as anybody looks. */
export function isInArray(at: number, source: string): boolean {
  return arrayAround(at, source) !== undefined;
}

/** Where it stands. */
function arrayAround(at: number, source: string): number | undefined {
  const from = Math.max(0, at - FURTHEST);
  const open: number[] = [];
  for (const { 0: sign, index } of source.slice(from, at).matchAll(SIGNS)) {
    if (sign === '[' || sign === '{') open.push(from + index);
    else if (sign === ']' || sign === '}') open.pop();
  }
  const last = open.at(-1);
  return last !== undefined && source.charAt(last) === '[' ? last : undefined;
}

/** Where the nearest bracket is closed, or as far as anybody looks. */
export function closerFrom(at: number, source: string): number {
  const until = Math.min(source.length, at + FURTHEST_CLOSER);
  let open = 0;
  for (const { 0: sign, index } of source.slice(at, until).matchAll(SIGNS)) {
    if (sign === '[' || sign === '{') open++;
    else if ((sign === ']' || sign === '}') && open-- === 0) return at + index;
  }
  return until;
}

/** Outputs and strings, in which brackets are none of the payload, and all other brackets. Tags have a pair each. */
const SIGNS = /\{\{.{0,400}?\}\}|"(?:[^"\\\n]|\\.)*"|[[\]{}]/gs;

/** Enough of a body to look at for one array, and for the end of what it stands in. */
const FURTHEST = 2000;
const FURTHEST_CLOSER = 5000;
/** Longer than most names. */
const NEAR = 100;

function edit(start: number, end: number, newText: string): Edit {
  return { start, end, newText };
}
