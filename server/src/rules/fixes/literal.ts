import type { PayloadProblem } from '../../proof/proof.ts';
import type { Template } from '../../template/tree.ts';
import type { Fix } from '../engine/finding.ts';
import { quote, slice } from '../shared/words.ts';

/** What other languages write for a value of JSON. */
const WORDS: Readonly<Record<string, string>> = {
  true: 'true',
  false: 'false',
  yes: 'true',
  no: 'false',
  null: 'null',
  none: 'null',
  nil: 'null',
  undefined: 'null',
  nan: 'null',
};

/** A number with a sign, a zero or a point that JSON does not allow, or without a digit that it needs. */
const NUMBER = /^(?<sign>[+-]?)0*(?!0)(?<whole>\d*)(?:\.(?<fraction>\d*))?$/;

/** What is one word to a reader, and may be meant as a text. */
const WORD = /^[\p{L}\p{N}_$#@.+-][^"'{}[\],:]*$/u;

/** Writes a value in the text of the body as JSON has it, or as a string. A name before a colon needs its quotes. */
export function literalFixes({ kind, start, end, found, printed }: PayloadProblem, { source }: Template): Fix[] {
  const text = slice(source, { start, end });
  // Digits behind a tag are the rest of what it was to print.
  if (printed !== undefined || text !== found || (/^\d/.test(text) && /[}%]\}\s*$/.test(before(start, source))))
    return [];
  const change = (newText: string): Fix => ({
    title: `Change to ${quote(newText)}`,
    kind: 'suggestion',
    edits: [{ start, end, newText }],
  });
  if (kind === 'missing-key') return WORD.test(text) ? [change(`"${text}"`)] : [];
  const value = WORDS[text.toLowerCase()] ?? halfTyped(text) ?? numberOf(text);
  return [...(value === undefined ? [] : [value]), ...(WORD.test(text) ? [`"${text}"`] : [])].map(change);
}

function before(start: number, source: string): string {
  return source.slice(Math.max(0, start - 20), start);
}

function halfTyped(text: string): string | undefined {
  return text.length < 2 ? undefined : ['true', 'false', 'null'].find((word) => word.startsWith(text));
}

function numberOf(text: string): string | undefined {
  const { sign, whole, fraction } = NUMBER.exec(text)?.groups ?? {};
  if (whole === undefined || !/\d/.test(text)) return undefined;
  const digits = whole === '' ? '0' : whole;
  return `${sign === '-' ? '-' : ''}${digits}${fraction ? `.${fraction}` : ''}`;
}
