import { isArray, isHash } from '../../semantics/values.ts';
import type { FieldSource } from '../completion/field-source.ts';
import type { Candidate, Scope } from './scope.ts';
import type { Observed, ScalarKind } from './shape.ts';
import { isNumber, isSame, numberOf, printedAs, withoutNulls } from './values.ts';

/** Where the values of a member come from. */
export interface Found {
  readonly kind: ScalarKind;
  readonly source: FieldSource;
  readonly candidate: Candidate;
}

/** How sources are looked for. */
export interface Search {
  /** The names of the event that lead to a member of the payload, if they are known: no other source will do then. */
  readonly origin?: (path: readonly string[]) => readonly string[] | undefined;
  /** Whether there is personal data inside a value of the event: printed in one piece, it would be sent without anybody seeing it. */
  readonly hidesPersonal?: (path: readonly string[]) => boolean;
}

export type Sought = Found | 'unwritable' | undefined;

/** The value of the event that is printed as wanted in all samples; by its name if there is one, else by its value. */
export function findScalar(wanted: Observed, path: readonly string[], scope: Scope, search: Search): Sought {
  return best(path, scope, search, isTelling(wanted), ({ values }) => kindFor(values, wanted));
}

/** The value of the event that is the wanted one as it is. Null members are nothing that is wanted, if origins are known. */
export function findWhole(wanted: Observed, path: readonly string[], scope: Scope, search: Search): Sought {
  const plain = search.origin === undefined ? (value: Observed[number]) => value : emptied;
  return best(path, scope, search, wanted.some(holdsAnything), (candidate) => {
    if (search.hidesPersonal?.(candidate.path)) return undefined;
    return candidate.values.every((value, at) => areSame(plain(value), wanted[at])) ? 'json' : undefined;
  });
}

/** The candidates that could be meant by a member, the likeliest first. */
export function likely(path: readonly string[], { candidates }: Scope, search: Search): Candidate[] {
  const ranked = candidates.map((one) => ({ one, rank: rankOf(one, path, search) }));
  return ranked
    .filter(({ rank }) => rank !== undefined)
    .toSorted((one, other) => (one.rank ?? 0) - (other.rank ?? 0))
    .map(({ one }) => one);
}

function best(
  path: readonly string[],
  scope: Scope,
  search: Search,
  isTelling: boolean,
  fits: (candidate: Candidate) => ScalarKind | undefined,
): Sought {
  for (const candidate of likely(path, scope, search)) {
    if (!isTelling && !isNamed(candidate, path, search)) continue;
    const kind = fits(candidate);
    if (kind === undefined) continue;
    const { place } = candidate;
    if (place !== undefined) return { kind, source: place.source, candidate };
    if (isNamed(candidate, path, search)) return 'unwritable';
  }
  return undefined;
}

/** Whether nobody would take it for another value by chance. */
function isTelling(wanted: Observed): boolean {
  return wanted.some((value) =>
    typeof value === 'string' ? value.length > 2 : isNumber(value) && numberOf(value) > 9,
  );
}

function holdsAnything(value: Observed[number]): boolean {
  return (isArray(value) && value.length > 0) || (isHash(value) && value.size > 0);
}

function kindFor(values: Observed, wanted: Observed): ScalarKind | undefined {
  let common: ScalarKind | undefined;
  for (const [at, value] of values.entries()) {
    const want = wanted[at];
    if (want === undefined) {
      if (value !== undefined && value !== null) return undefined;
      continue;
    }
    const kind = printedAs(value ?? null, want);
    if (kind === undefined || (common !== undefined && common !== kind)) return undefined;
    common = kind;
  }
  return common;
}

function areSame(value: Observed[number], wanted: Observed[number]): boolean {
  if (wanted === undefined || value === undefined) return (wanted ?? null) === null && (value ?? null) === null;
  return isSame(value, wanted);
}

function emptied(value: Observed[number]): Observed[number] {
  return value === undefined ? undefined : withoutNulls(value);
}

const DIFFERENT = 1_000;

/** Lower is likelier; `undefined` for what cannot be meant. */
function rankOf(candidate: Candidate, path: readonly string[], { origin }: Search): number | undefined {
  const known = origin?.(path);
  if (origin !== undefined) return known !== undefined && isPath(candidate.path, known) ? 0 : undefined;
  if (isPath(candidate.path, path.slice(1))) return 0;
  const name = nameOf(path);
  const isAlike = name === nameOf(candidate.path);
  const first = candidate.path.includes('[0]') ? 100 : 0;
  return (
    (isAlike ? 1 : isEnding(candidate.path, name) ? 200 : DIFFERENT) +
    first +
    candidate.distance * 10 +
    candidate.path.length
  );
}

/** Whether it is called as the member is, or has its path. */
export function isNamed(candidate: Candidate, path: readonly string[], search: Search): boolean {
  return (rankOf(candidate, path, search) ?? DIFFERENT) < DIFFERENT;
}

function isPath(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((name, at) => name === other[at]);
}

/** `product_id` for `id`, `productName` for `name`. */
function isEnding(path: readonly string[], name: string): boolean {
  return name.length > 1 && nameOf(path).endsWith(name);
}

function nameOf(path: readonly string[]): string {
  const name = path.findLast((one) => one !== '[]' && one !== '[0]') ?? '';
  return name.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '');
}
