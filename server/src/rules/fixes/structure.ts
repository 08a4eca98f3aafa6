import type { PayloadProblem } from '../../proof/proof.ts';
import type { Edit, Fix } from '../engine/finding.ts';
import { isInArray } from '../shared/open-array.ts';
import { bracketMeant } from '../shared/syntax-words.ts';
import { quote, slice } from '../shared/words.ts';

/** What other languages write between a name and its value. */
const OTHER_COLONS = /^(?:=>|:=|=|;|,)/;

/** Longer than any name. */
const LONGEST = 200;

/** A colon, where it is missing or another sign stands for it. */
export function colonFix({ start, previous }: PayloadProblem, source: string): Fix[] {
  const sign = OTHER_COLONS.exec(source.slice(start, start + 2))?.[0];
  // Behind the comma the next member begins.
  if (sign === ',' && /^,\s*"[^"\\\n]*"\s*:/.test(source.slice(start, start + LONGEST))) return [];
  if (sign !== undefined)
    return [one(`Change ${quote(sign)} to \`:\``, { start, end: start + sign.length, newText: ':' })];
  // A word there rather lacks a quote.
  const isValue = /^(?:["[{\d-]|(?:true|false|null)\b)/.test(source.slice(start, start + 6));
  if (!isValue || previous === undefined || source.charAt(previous.end - 1) !== '"') return [];
  return [one('Insert a colon', { start: previous.end, end: previous.end, newText: ':' })];
}

/** The bracket that is missing, before the one that closes another, or at the end. */
export function closeFix({ start, found }: PayloadProblem, source: string): Fix[] {
  const closer = source.charAt(start);
  // The last bracket of a body may close what is open, and more than that is missing behind it.
  const isOther = closer === '}' ? isInArray(start, source) : closer === ']' && !isInArray(start, source);
  const isBefore = isOther && closer !== found.charAt(0);
  const at = isBefore ? start : source.trimEnd().length;
  const newText = found.startsWith('}') && source.charAt(at - 1) === '}' ? ` ${found}` : found;
  return [one(`Insert ${quote(found)}`, { start: at, end: at, newText })];
}

/** A bracket that closes nothing, one of the other kind, or a second colon. */
export function surplusFix(problem: PayloadProblem, source: string): Fix[] {
  const { start, end } = problem;
  const text = slice(source, problem);
  const meant = bracketMeant(problem);
  if (meant !== undefined) return [one(`Change ${quote(text)} to ${quote(meant)}`, { start, end, newText: meant })];
  const isSecondColon = text === ':' && problem.previous !== undefined && slice(source, problem.previous) === ':';
  return isSecondColon || text === '}' || text === ']'
    ? [one(`Remove ${quote(text)}`, { start, end, newText: '' })]
    : [];
}

function one(title: string, edit: Edit): Fix {
  return { title, kind: 'suggestion', edits: [edit] };
}
