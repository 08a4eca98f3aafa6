import type { PayloadProblem } from '../../proof/proof.ts';
import type { Span } from '../../template/span.ts';
import type { Edit } from '../engine/finding.ts';
import { isInArray } from './open-array.ts';
import type { QuoteSlip } from './quote-slips.ts';
import { slice } from './words.ts';

/** A name of which one quote is missing, or whose colon stands within the quotes. */
export function nameQuotes(problem: PayloadProblem, source: string): QuoteSlip | undefined {
  if (problem.printed !== undefined) return withoutSecond(problem, source) ?? withoutColon(problem, source);
  return (
    withoutFirst(problem, source) ??
    withoutSecond(problem, source) ??
    colonInside(problem, source) ??
    neverClosed(problem, source)
  );
}

/** `{"a": 1, b": 2}` */
function withoutFirst({ kind, start }: PayloadProblem, source: string): QuoteSlip | undefined {
  if (kind !== 'missing-key' || source.charAt(start - 1) === '"') return undefined;
  const name = /^[\p{L}\p{N}_$][^":,{}[\]\n\\]*(?="\s*:)/u.exec(source.slice(start, start + NEAR))?.[0];
  if (name === undefined) return undefined;
  const place = { start, end: start + name.length };
  return slip(place, 'This name ends with a double quote, but does not begin with one. Insert one.', source, {
    title: 'Insert a double quote',
    edit: { start, end: start, newText: '"' },
  });
}

/** `{"a": 1, "c: "d"}`: the string that begins with the name ends where its value begins. */
function withoutSecond({ kind, start, previous }: PayloadProblem, source: string): QuoteSlip | undefined {
  const isOutput = kind === 'unexpected' && source.startsWith('{{', start);
  const isWord = kind === 'missing-colon' && /\p{L}/u.test(source.charAt(start));
  if (previous?.end !== start || !(isOutput || isWord)) return undefined;
  const name = /^"([^":\n\\]+?)(?<!\s)\s*:\s*"$/.exec(slice(source, previous))?.[1];
  if (name === undefined) return undefined;
  const place = { start: previous.start, end: previous.start + 1 + name.length };
  return slip(place, 'This name begins with a double quote, but does not end with one. Insert one.', source, {
    title: 'Insert a double quote',
    edit: { start: place.end, end: place.end, newText: '"' },
  });
}

/** `{"a": 1, "id: {{ id }}}`: a value without quotes stands in the string that begins with the name, up to the next quote. */
function neverClosed({ kind, start: at, previous }: PayloadProblem, source: string): QuoteSlip | undefined {
  const start = kind === 'missing-colon' ? previous?.start : kind === 'invalid-text' ? at : undefined;
  if (start === undefined || !/[{,]\s*$/.test(source.slice(Math.max(0, start - NEAR), start))) return undefined;
  const name = OPEN_NAME.exec(source.slice(start, start + NEAR))?.[1];
  if (name === undefined) return undefined;
  const end = start + 1 + name.length;
  return {
    place: { start, end },
    message: 'This name begins with a double quote, but does not end with one. Insert one.',
    explains: [{ start, end: start + FAR, only: 'json' }],
    // With the string goes what stands in it, and how the next names are read.
    covers: { start, end: start + FAR },
    fix: { title: 'Insert a double quote', kind: 'suggestion', edits: [{ start: end, end, newText: '"' }] },
  };
}

const OPEN_NAME = /^"([\p{L}_$][\w $-]{0,60}?)\s*:\s*(?:\{|\[|-?\d|(?:true|false|null)\b)/u;

/** `{"a" {{ n }}}` */
function withoutColon({ kind, start, end, previous }: PayloadProblem, source: string): QuoteSlip | undefined {
  if (kind !== 'unexpected' || previous === undefined || !source.startsWith('{{', start)) return undefined;
  const isName = /^"[^"\\\n]*"$/.test(slice(source, previous)) && source.slice(previous.end, start).trim() === '';
  const isFirst = /[{,]\s*$/.test(source.slice(Math.max(0, previous.start - NEAR), previous.start));
  if (!isName || !isFirst || isInArray(previous.start, source)) return undefined;
  return {
    place: previous,
    message: 'There is no colon between this name and its value. Insert one.',
    explains: [
      {
        start: previous.start,
        end: end + (/^\s*\S/.exec(source.slice(end, end + NEAR))?.[0].length ?? 0),
        only: 'json',
      },
    ],
    fix: {
      title: 'Insert a colon',
      kind: 'suggestion',
      edits: [{ start: previous.end, end: previous.end, newText: ':' }],
    },
  };
}

/** `{"a:" 1}` */
function colonInside({ kind, start, previous }: PayloadProblem, source: string): QuoteSlip | undefined {
  if (kind !== 'missing-colon' || previous === undefined) return undefined;
  const name = /^"([^":\n\\]+?)(?<!\s)\s*:\s*"$/.exec(slice(source, previous))?.[1];
  if (name === undefined || !VALUE.test(source.slice(start, start + 6))) return undefined;
  const place = { start: previous.start, end: previous.end };
  return slip(place, 'The colon is inside the quotes of this name. Move it after them.', source, {
    title: `Change to \`"${name}":\``,
    edit: { ...place, newText: `"${name}":` },
  });
}

const VALUE = /^(?:["[{\d-]|(?:true|false|null)\b)/;

function slip(
  place: Span,
  message: string,
  source: string,
  { title, edit }: { readonly title: string; readonly edit: Edit },
): QuoteSlip {
  const end = place.start + (LATER.exec(source.slice(place.start, place.start + FAR))?.[0].length ?? 0);
  return {
    place,
    message,
    explains: [{ start: place.start, end: Math.max(place.end, end) + 1, only: 'json' }],
    fix: { title, kind: 'suggestion', edits: [edit] },
  };
}

/** What follows from a quote goes on to the end of the line, or of the string that holds the next two members. */
const LATER = /^[^\n]*/;

/** Longer than any name. */
const NEAR = 100;
const FAR = 300;
