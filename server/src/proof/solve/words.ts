import { print } from '../../semantics/print.ts';
import type { Value } from '../../semantics/values.ts';
import type { Representative, Sort } from '../values/representatives.ts';

const BLANK: ReadonlySet<Sort> = new Set(['nil', 'false', 'empty', 'blank']);

/** What some sorts of a value have in common, in words, and one value of them. */
export function describe(
  chosen: readonly Representative[],
  all: readonly Representative[],
): { words: string; value: Value } {
  const others = all.filter((sort) => !chosen.includes(sort));
  const value = pick(chosen).value;
  return { words: wordsFor(chosen, others), value };
}

function wordsFor(chosen: readonly Representative[], others: readonly Representative[]): string {
  const part = wordsForPart(chosen, others);
  if (part !== undefined) return part;
  const sorts = new Set(chosen.map(({ sort }) => sort));
  if (chosen.every(isBlank) && others.every((one) => !isBlank(one))) return 'is blank';
  if (others.every(isBlank) && chosen.every((one) => !isBlank(one))) return 'is not blank';
  if (onlyHas(sorts, 'nil', 'false')) return sorts.has('nil') ? 'is missing' : 'is false';
  if (others.length > 0 && others.every(({ sort }) => sort === 'nil' || sort === 'false')) return 'is set';
  if (chosen.every(isBlank)) return 'is blank';
  const [only] = chosen;
  const [but] = others;
  if (chosen.length === 1 && only !== undefined) return wordsForOne(only, others);
  if (others.length === 1 && but?.isExact && (but.sort === 'text' || but.sort === 'number')) {
    return `is not ${quoted(but.value)}`;
  }
  const lists = chosen.filter(({ sort }) => sort === 'list');
  if (lists.length === chosen.length) return wordsForLists(lists);
  if (isWalked([...chosen, ...others])) {
    if (lists.some((one) => !isEmptyList(one)) && chosen.every(hasTurns)) return wordsForLists(lists);
    if (!chosen.some(hasTurns)) return 'is no list, or has no items';
  }
  return wordsForOne(pick(chosen), others);
}

/** Where it is all that matters what a text or a list contains. */
function wordsForPart(chosen: readonly Representative[], others: readonly Representative[]): string | undefined {
  const looked = new Set([...chosen, ...others].flatMap(({ holds = [] }) => holds));
  for (const part of looked) {
    const isIn = ({ value, holds = [] }: Representative) =>
      holds.includes(part) || (typeof value === 'string' && value.includes(part));
    if (chosen.every(isIn) && !others.some(isIn)) return `contains ${quoted(part)}`;
    if (others.every(isIn) && !chosen.some(isIn)) return `does not contain ${quoted(part)}`;
  }
  return undefined;
}

/** Whether lists are told apart by how often a loop turns. */
function isWalked(all: readonly Representative[]): boolean {
  return all.filter(({ sort, holds }) => sort === 'list' && holds === undefined).length > 3;
}

/** A loop walks a text as one item, and an object by its members. */
function hasTurns(one: Representative): boolean {
  if (one.sort === 'list') return !isEmptyList(one);
  return one.sort === 'text' || one.sort === 'blank' || one.sort === 'object';
}

function isBlank({ sort, value }: Representative): boolean {
  return BLANK.has(sort) || (Array.isArray(value) && value.length === 0);
}

function isEmptyList({ value }: Representative): boolean {
  return Array.isArray(value) && value.length === 0;
}

function onlyHas(sorts: ReadonlySet<Sort>, ...allowed: readonly Sort[]): boolean {
  return [...sorts].every((sort) => allowed.includes(sort));
}

function wordsForOne(one: Representative, others: readonly Representative[]): string {
  switch (one.sort) {
    case 'nil':
      return 'is missing';
    case 'empty':
      return 'is an empty text';
    case 'blank':
      return 'is white space';
    case 'text':
      if (one.isExact) return `is ${quoted(one.value)}`;
      if (one.holds !== undefined) return `is a text with ${one.holds.map(quoted).join(' and ')}`;
      return others.some(({ sort, isExact }) => sort === 'text' && isExact) ? 'is some other text' : 'is a text';
    case 'number':
      return one.isExact ? `is ${print(one.value)}` : `is a number such as ${print(one.value)}`;
    case 'list':
      return wordsForLists([one]);
    case 'object':
      return 'is an object';
    default:
      return `is ${one.sort}`;
  }
}

function wordsForLists(lists: readonly Representative[]): string {
  const lengths = lists.map(({ value }) => (Array.isArray(value) ? value.length : 0)).sort((one, other) => one - other);
  const [shortest = 0] = lengths;
  const isOpen = lists.some(({ isOrLonger }) => isOrLonger);
  const [holds = []] = lists.map((one) => one.holds);
  const isHeld = holds.length > 0 && lists.every((one) => one.holds?.join() === holds.join());
  const among = isHeld ? `, ${holds.map(quoted).join(' and ')} among them` : '';
  if (!isOpen) return `${hasItems(shortest)}${among}`;
  return `${shortest === 0 ? 'is a list' : shortest === 1 ? 'has items' : `has ${shortest} items or more`}${among}`;
}

export function hasItems(count: number): string {
  if (count === 0) return 'has no items';
  return count === 1 ? 'has one item' : `has ${count} items`;
}

function quoted(value: Value): string {
  return `\`${print(value)}\``;
}

const PREFERRED: readonly Sort[] = ['nil', 'text', 'number', 'true', 'list', 'empty', 'blank', 'false', 'object'];

/** The plainest of several sorts. */
function pick(chosen: readonly Representative[]): Representative {
  const sorted = [...chosen].sort((one, other) => PREFERRED.indexOf(one.sort) - PREFERRED.indexOf(other.sort));
  const [best] = sorted;
  if (best === undefined) throw new Error('A choice has alternatives.');
  return best;
}
