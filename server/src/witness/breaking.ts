import type { Assumption, AssumptionKind, Proof } from '../proof/proof.ts';
import { isArray, isHash, type Value } from '../semantics/values.ts';
import { writeJson } from '../semantics/write-json.ts';
import type { Span } from '../template/span.ts';
import type { CaseFact } from './case-file.ts';

/** A value that an output was assumed not to have. */
export interface Breaking extends CaseFact {
  readonly words: string;
}

/** What the rules about values say about them. */
const KINDS: Readonly<Record<string, readonly AssumptionKind[]>> = {
  'unescaped-value': ['unescaped', 'text', 'overflow'],
  'blank-value': ['blank'],
  'object-as-text': ['object'],
  'liquid-error': ['error'],
  'wrong-kind': ['list', 'date', 'number'],
};

/** The values that a finding of an assumption warns of, the likeliest first; none for findings of another kind. */
export function breakingValues({ code, start, end }: Span & { readonly code: string }, proof: Proof): Breaking[] {
  const kinds = KINDS[code] ?? [];
  const broken = proof.assumptions.filter((one) => one.start < end && start < one.end && kinds.includes(one.kind));
  const values = broken.flatMap(({ path, brokenBy }: Assumption) =>
    path === undefined ? [] : brokenBy.map((value) => ({ path, value, words: `\`${path.text}\` ${inWords(value)}` })),
  );
  const rank = code === 'object-as-text' ? undefined : code === 'blank-value' ? rankOfBlank : rankOfOdd;
  return rank === undefined ? values : values.toSorted((one, other) => rank(one) - rank(other));
}

/** Of what prints nothing, most people have nothing at all. */
function rankOfBlank({ value }: Breaking): number {
  if (value === null) return 0;
  return isHash(value) ? 4 : isArray(value) ? 3 : value === '' ? 1 : 2;
}

/** Hardly anybody has an array, or even an object, in the place of a string or a number. */
function rankOfOdd({ value }: Breaking): number {
  return isHash(value) ? 2 : isArray(value) ? 1 : 0;
}

export function speaksOfValue(code: string): boolean {
  return code in KINDS;
}

/** Of the items of a list that a `map` takes a member of. */
function itemInWords(item: Value | undefined): string | undefined {
  const [member] = item !== undefined && isHash(item) ? item : [];
  return member === undefined ? undefined : `has an item whose \`${member[0]}\` ${inWords(member[1])}`;
}

function inWords(value: Value): string {
  if (value === null) return 'is missing';
  if (typeof value === 'string' && value.trim() === '') return value === '' ? 'is empty' : 'is blank';
  if (isArray(value)) return value.length === 0 ? 'has no items' : (itemInWords(value[0]) ?? 'is an array');
  // As the rules quote values; a line break would end the name.
  if (typeof value === 'string' && !/[\n\r\t]/.test(value)) return `is \`${value}\``;
  return isHash(value) ? 'is an object' : `is \`${writeJson(value) ?? ''}\``;
}
