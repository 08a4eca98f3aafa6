import type { PayloadProblem, Proof } from '../../proof/proof.ts';
import { nodesOf } from '../../template/nodes.ts';
import type { Span } from '../../template/span.ts';
import type { Template } from '../../template/tree.ts';
import type { Explained } from '../engine/explained.ts';
import type { Edit, Fix } from '../engine/finding.ts';
import { slice } from './words.ts';

/** An error in the payload that one wrong or missing quote explains, with all that follows from it. */
export interface QuoteSlip {
  readonly place: Span;
  readonly message: string;
  readonly explains: readonly Explained[];
  readonly fix: Fix;
}

/** Of the errors that single or curly quotes lead to, and of those behind a string that is not closed, only the first is told. */
export function quoteSlip(problem: PayloadProblem, template: Template): QuoteSlip | undefined {
  return otherQuotes(problem, template) ?? unclosedString(problem, template.source);
}

/** Whether the same quotes have led to an error before. */
export function isLaterQuote(problem: PayloadProblem, { problems }: Proof, source: string): boolean {
  const kind = kindOf(problem, source);
  const first = kind && problems.find((one) => kindOf(one, source) === kind);
  return first !== undefined && first.start < problem.start;
}

/** Of a quote in the text of the body itself. */
function kindOf({ start, printed }: PayloadProblem, source: string): (typeof KINDS)[number] | undefined {
  return printed === undefined ? KINDS.find(({ begins }) => begins.test(source.charAt(start))) : undefined;
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
];

function otherQuotes(problem: PayloadProblem, template: Template): QuoteSlip | undefined {
  const { start, end } = problem;
  const kind = kindOf(problem, template.source);
  if (kind === undefined) return undefined;
  const edits = nodesOf(template).flatMap((node) =>
    node.type === 'text'
      ? Array.from(slice(template.source, node).matchAll(kind.all), ({ index }) => changed(node.start + index))
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

function changed(at: number): Edit {
  return { start: at, end: at + 1, newText: '"' };
}

/** `"user_id": "{{ id }},"timestamp": 1`: the string ends with the quote of the next name, or at the end of its line. */
function unclosedString({ kind, start, end, found, printed }: PayloadProblem, source: string): QuoteSlip | undefined {
  if (printed !== undefined) return undefined;
  const isCut = kind === 'invalid-text' && source.startsWith('"', start);
  if (isCut)
    return /^\s*(?:,\s*)?(?:\n|$)/.test(source.slice(end, end + NEAR)) ? missingQuote(start, end, end) : undefined;
  if (!/^[A-Za-z_]/.test(found) || !/^\w*"\s*:/.test(source.slice(start, start + NEAR))) return undefined;
  const tail = /(?<=[^"\s,[{])\s*,\s*"$/.exec(source.slice(Math.max(0, start - NEAR), start));
  if (tail === null) return undefined;
  const at = start - tail[0].length;
  return missingQuote(at, at, Math.max(end, source.indexOf('"', end) + 1));
}

/** More than any space around a comma. */
const NEAR = 100;

function missingQuote(start: number, at: number, until: number): QuoteSlip {
  return {
    place: { start, end: Math.max(at, start + 1) },
    message:
      'A string is not closed here, so it goes on until the next quote or the end of its line. Insert a double quote.',
    explains: [{ start, end: until, only: 'json' }],
    fix: { title: 'Insert a double quote', kind: 'suggestion', edits: [{ start: at, end: at, newText: '"' }] },
  };
}
