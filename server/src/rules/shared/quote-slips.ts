import type { PayloadProblem, Proof } from '../../proof/proof.ts';
import { nodesOf } from '../../template/nodes.ts';
import { lastFrom, type Span } from '../../template/span.ts';
import type { Output, Template } from '../../template/tree.ts';
import type { Explained } from '../engine/explained.ts';
import type { Edit, Fix } from '../engine/finding.ts';
import { bareLoop } from './bare-loop.ts';
import { capturedLines } from './captured-lines.ts';
import { copiedSlip } from './copied-slips.ts';
import { endOfBranch } from './end-of-branch.ts';
import { joinedStrings } from './joined-strings.ts';
import { loopSlip } from './loop-brackets.ts';
import { nameQuotes } from './name-quotes.ts';
import { numberCommas } from './number-commas.ts';
import { separatorSlip } from './separator-slip.ts';
import { sideBySide } from './side-by-side.ts';
import { signSlip } from './sign-slips.ts';
import { stringSlip } from './string-slips.ts';
import { quote, slice } from './words.ts';

/** An error in the payload that one wrong or missing quote explains, with all that follows from it. */
export interface QuoteSlip {
  readonly place: Span;
  readonly message: string;
  readonly explains: readonly Explained[];
  readonly fix: Fix;
  /** Where no other slip is told, nor a loop in which it is, where that is more than its place. */
  readonly covers?: Span;
}

/** Of the errors that single or curly quotes lead to, and of those behind a string that is not closed, only the first is told. */
function quoteSlip(problem: PayloadProblem, template: Template): QuoteSlip | undefined {
  const { source } = template;
  return (
    otherQuotes(problem, template) ??
    capturedLines(problem, template) ??
    copiedSlip(problem, source) ??
    bareLoop(problem, template) ??
    separatorSlip(problem, template) ??
    nameQuotes(problem, source) ??
    numberCommas(problem, source) ??
    loopSlip(problem, template) ??
    joinedStrings(problem, source) ??
    sideBySide(problem, template) ??
    signSlip(problem, template) ??
    stringSlip(problem, source) ??
    unclosedString(problem, source) ??
    withoutQuotes(problem, template)
  );
}

/** Slips with the error that each is told at, and the errors that follow from one. */
export interface QuoteSlips {
  readonly told: ReadonlyMap<PayloadProblem, QuoteSlip>;
  readonly later: ReadonlySet<PayloadProblem>;
  /** Of slips that cover more than their place, in the order of the body. */
  readonly covers: readonly Span[];
}

/** Looks at each error once, however many there are. */
export function quoteSlipsIn({ problems }: Proof, template: Template): QuoteSlips {
  const told = new Map<PayloadProblem, QuoteSlip>();
  const later = new Set<PayloadProblem>();
  const kinds = new Set<unknown>();
  let reach: Span = { start: -1, end: -1 };
  for (const problem of problems.toSorted((one, other) => one.start - other.start)) {
    const kind = kindOf(problem, template.source);
    // Quotes of another kind are changed all over the body, and explain what follows.
    if (kinds.size > 0) {
      later.add(problem);
      continue;
    }
    if (kind !== undefined) kinds.add(kind);
    const slip = quoteSlip(problem, template);
    if (slip === undefined) continue;
    if (reach.start <= slip.place.start && slip.place.start < reach.end) later.add(problem);
    else {
      told.set(problem, slip);
      const { covers = slip.place } = slip;
      if (covers.end > reach.end) reach = covers;
    }
  }
  const covers = [...told.values()].flatMap((slip) => slip.covers ?? []).sort((one, other) => one.start - other.start);
  return { told, later, covers };
}

/** Of a quote in the text of the body itself. */
function kindOf(
  { kind, start, printed, previous }: PayloadProblem,
  source: string,
): (typeof KINDS)[number] | undefined {
  if (printed !== undefined) return undefined;
  // Behind an empty string the name goes on that was to be in it.
  const isDoubled = kind === 'missing-colon' && previous?.end === start && slice(source, previous) === '""';
  const text = `${isDoubled ? '""' : ''}${source.slice(start, start + 2)}`;
  return KINDS.find(({ begins }) => begins.test(text));
}

const KINDS = [
  {
    begins: /^'/,
    all: /(?<!\w)'|'(?!\w)/g,
    message: 'JSON strings need double quotes, and this one has single quotes. Write double quotes.',
    title: 'Change single quotes to double quotes',
  },
  {
    begins: /^[“”„‟]/,
    all: /[“”„‟]/g,
    message: 'JSON does not read curly quotes as quotes. Write straight quotes.',
    title: 'Write straight quotes',
  },
  {
    begins: /^`/,
    all: /`/g,
    message: 'JSON strings need double quotes, and this one has backticks. Write double quotes.',
    title: 'Change backticks to double quotes',
  },
  {
    begins: /^\\"/,
    all: /\\"/g,
    message:
      'The quotes of the payload are escaped, as in the source code of a program. Write them without backslashes.',
    title: 'Remove the backslashes',
  },
  {
    begins: /^""\w/,
    all: /""/g,
    message: 'The quotes of the payload are doubled, as in a CSV file. Write each once.',
    title: 'Write each quote once',
  },
];

function otherQuotes(problem: PayloadProblem, template: Template): QuoteSlip | undefined {
  const { start, end } = problem;
  const kind = kindOf(problem, template.source);
  if (kind === undefined) return undefined;
  const edits = nodesOf(template).flatMap((node) =>
    node.type === 'text'
      ? Array.from(slice(template.source, node).matchAll(kind.all), ({ 0: written, index }) =>
          changed(node.start + index, written.length),
        )
      : [],
  );
  const { message, title } = kind;
  return {
    place: { start, end },
    message,
    explains: [{ start: 0, end: template.source.length, only: 'json' }],
    fix: { title, kind: 'suggestion', edits },
  };
}

function changed(at: number, length: number): Edit {
  return { start: at, end: at + length, newText: '"' };
}

/** `"user_id": "{{ id }},"timestamp": 1`: the string ends with the quote of the next name, or at the end of its line. */
function unclosedString({ kind, start, end, found, printed }: PayloadProblem, source: string): QuoteSlip | undefined {
  if (printed !== undefined) return undefined;
  const isCut = kind === 'invalid-text' && source.startsWith('"', start);
  if (isCut && /^\s*(?:,\s*)?(?:\n|$)/.test(source.slice(end, end + NEAR)))
    return missingQuote(start, endOfBranch(start, end, source), end);
  if (isCut) return undefined;
  if (!/^[A-Za-z_]/.test(found) || !/^\w*"\s*:/.test(source.slice(start, start + NEAR))) return undefined;
  const tail = /(?<=[^"\s,[{])\s*,\s*"$/.exec(source.slice(Math.max(0, start - NEAR), start));
  if (tail === null) return undefined;
  const at = start - tail[0].length;
  return missingQuote(at, at, Math.max(end, source.indexOf('"', end) + 1));
}

/** A text of several words, signs or outputs, which lead to an error each: `"time": 12:30`, `"url": https://{{ … }}`, `user id: 1`. */
function withoutQuotes({ kind, start, end, printed }: PayloadProblem, template: Template): QuoteSlip | undefined {
  if (printed !== undefined) return undefined;
  const { source } = template;
  const isName = kind === 'missing-key';
  const from = kind === 'unexpected' ? start - numberBefore(start, source).length : start;
  if (!isName && kind !== 'invalid-value' && from === start) return undefined;
  const until = isName ? endOfName(from, source) : endOfText(from, template);
  if (until - from <= end - start) return undefined;
  const text = source.slice(from, until);
  const whose = isName ? 'Names in JSON' : 'JSON strings';
  return {
    place: { start: from, end: until },
    message: `${whose} need double quotes, and ${quote(text)} has none. Add them.`,
    explains: [{ start: from, end: isName ? endOfMember(until, source) : until + 1, only: 'json' }],
    fix: {
      title: 'Put it in double quotes',
      kind: 'suggestion',
      edits: [
        { start: from, end: from, newText: '"' },
        { start: until, end: until, newText: '"' },
      ],
    },
  };
}

function endOfName(from: number, source: string): number {
  return (
    from + (/^[\p{L}\p{N}_$][^":,{}[\]\n\\]*(?=:)/u.exec(source.slice(from, from + NEAR))?.[0].trimEnd().length ?? 0)
  );
}

/** What follows from a name without quotes goes on to the end of its member. */
function endOfMember(colon: number, source: string): number {
  const rest = /^\s*:\s*(?:"[^"\n]*"|[^",{}[\]\n]*)/.exec(source.slice(colon, colon + NEAR))?.[0] ?? '';
  return colon + rest.length + 1;
}

/** Behind the last word before a comma, a bracket or the end of the line. Outputs are part of a text, tags are not. */
function endOfText(from: number, template: Template): number {
  const { source } = template;
  if (!/[\p{L}\p{N}_+.#@-]/u.test(source.charAt(from))) return from;
  const more = /[^",{}[\]\n\\]+/y;
  let at = from;
  while (at - from < NEAR) {
    more.lastIndex = at;
    const next = more.exec(source) === null ? outputAt(at, template)?.end : more.lastIndex;
    if (next === undefined) break;
    at = next;
  }
  return from + source.slice(from, at).trimEnd().length;
}

function outputAt(at: number, template: Template): Output | undefined {
  const node = lastFrom(nodesOf(template), at);
  return node?.type === 'output' && node.start === at ? node : undefined;
}

/** What stands between a colon and a sign that no number goes on with. */
function numberBefore(at: number, source: string): string {
  return /:\s*(-?\d[\d.]*\s*)$/.exec(source.slice(Math.max(0, at - NEAR), at))?.[1] ?? '';
}

/** More than any space around a comma, and as long as most texts. */
const NEAR = 100;

function missingQuote(start: number, at: number, until: number): QuoteSlip {
  return {
    place: { start, end: Math.max(at, start + 1) },
    message:
      'A string is not closed here, so it runs on to the next quote or the end of its line. Insert a double quote.',
    explains: [{ start, end: until, only: 'json' }],
    fix: { title: 'Insert a double quote', kind: 'suggestion', edits: [{ start: at, end: at, newText: '"' }] },
  };
}
