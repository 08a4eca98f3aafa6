import type { PayloadProblem } from '../../proof/proof.ts';
import type { Edit } from '../engine/finding.ts';
import type { QuoteSlip } from './quote-slips.ts';

/** What people copy along with a payload: the option of a command, an assignment, quotes around all of it. */
const BEFORE =
  /^\s*(?:(?:--data(?:-raw|-binary)?|-d)\s|(?:const|let|var)\s+\w+\s*=|return\s|\w+\s*=(?=\s*["'`]?\s*[{[](?![{%])))?\s*(["'`]?)\s*(?=[{[](?![{%]))/;
/** Elements of a page, of which the payload was copied with its paragraph. */
const MARKUP_BEFORE = /^\s*(?:<\/?[a-z][^<>]{0,200}>\s*)+(?=[{[])/i;
const MARKUP_BEHIND = /(?<=[}\]])(?:\s*<\/?[a-z][^<>]{0,200}>)+$/i;
/** In more text nobody has copied a command before the payload. */
const NEAR = 80;
const NEAR_MARKUP = 400;

/** `--data-raw '{"a": 1}'`, `const body = {"a": 1};`, `"{"a": 1}"`, `<p>{"a": 1}</p>`: only the payload is sent. */
export function codeAround({ start }: PayloadProblem, source: string): QuoteSlip | undefined {
  const alone = membersAlone(source);
  if (alone !== undefined) return alone;
  const all = source.trimEnd();
  const [before, after] = markupAround(all) ?? commandAround(all) ?? ['', ''];
  const end = all.length - after.length;
  // Within the payload are other errors.
  if ((before === '' && after === '') || (!isQuoted(before) && start >= before.length && start < end)) return undefined;
  const edits: Edit[] = [];
  if (before !== '') edits.push({ start: 0, end: before.length, newText: '' });
  if (after !== '') edits.push({ start: end, end: all.length, newText: '' });
  const place =
    before === ''
      ? { start: end + after.length - after.trimStart().length, end: all.length }
      : { start: before.length - before.trimStart().length, end: before.trimEnd().length };
  return {
    place,
    message:
      'This surrounds the payload and is sent with it. Remove it, so that the body begins and ends with the brackets of the payload.',
    explains: [{ start: 0, end: source.length, only: 'json' }],
    fix: { title: 'Remove what surrounds the payload', kind: 'suggestion', edits },
  };
}

/** `"type": "track", …`, without the braces of the object, or without the first one. */
const MEMBER = /^\s*("[^"{}\n]{1,100}"\s*:)/;
const LIQUID = /\{\{[^{}]{0,500}(?:\$\{[^{}]{0,100}\}[^{}]{0,500})*\}\}|\$\{[^{}]{0,100}\}|\{%|%\}/g;

function membersAlone(source: string): QuoteSlip | undefined {
  const member = MEMBER.exec(source)?.[1];
  if (member === undefined) return undefined;
  const brackets = source.replace(LIQUID, '').match(/[{}]/g) ?? [];
  const open = brackets.reduce((count, bracket) => count + (bracket === '{' ? 1 : -1), 0);
  const start = source.indexOf(member);
  const end = source.trimEnd().length;
  const edits: Edit[] = [{ start, end: start, newText: '{' }];
  if (open >= 0) edits.push({ start: end, end, newText: '}' });
  const signs = open >= 0 ? '`{` and `}`' : '`{`';
  return {
    place: { start, end: start + member.length },
    message: `The ${open >= 0 ? 'braces around the members are' : 'brace before the members is'} missing. Insert ${signs}.`,
    explains: [{ start: 0, end: source.length, only: 'json' }],
    fix: { title: `Insert ${signs}`, kind: 'suggestion', edits },
  };
}

type Around = readonly [before: string, after: string];

function markupAround(all: string): Around | undefined {
  const before = MARKUP_BEFORE.exec(all.slice(0, NEAR_MARKUP))?.[0] ?? '';
  const after = MARKUP_BEHIND.exec(all.slice(-NEAR_MARKUP))?.[0] ?? '';
  return before === '' && after === '' ? undefined : [before, after];
}

function commandAround(all: string): Around | undefined {
  const [before = '', quote = ''] = BEFORE.exec(all.slice(0, NEAR)) ?? [];
  if (before.trim() === '') return undefined;
  const after = endingOf(quote).exec(all.slice(-NEAR))?.[0] ?? '';
  return quote !== '' && after === '' ? undefined : [before, after];
}

function isQuoted(before: string): boolean {
  return /["'`]\s*$/.test(before);
}

function endingOf(quote: string): RegExp {
  return quote === '' ? /(?<=[}\]])\s*;$/ : new RegExp(`(?<=[}\\]])\\s*${quote}\\s*[;\\\\]?$`);
}
