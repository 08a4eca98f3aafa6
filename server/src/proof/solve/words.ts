import { print } from '../../semantics/print.ts';
import type { Value } from '../../semantics/values.ts';
import type { Representative, ValueClass } from '../values/representatives.ts';

const BLANK: ReadonlySet<ValueClass> = new Set(['nil', 'false', 'empty', 'blank']);

/** What some classes of a value have in common, in words, and one value of them. */
export function describe(
  chosen: readonly Representative[],
  all: readonly Representative[],
): { words: string; value: Value } {
  const others = all.filter((representative) => !chosen.includes(representative));
  const value = pick(chosen).value;
  return { words: wordsFor(chosen, others), value };
}

function wordsFor(chosen: readonly Representative[], others: readonly Representative[]): string {
  const part = wordsForPart(chosen, others);
  if (part !== undefined) return part;
  const representatives = new Set(chosen.map(({ valueClass: representative }) => representative));
  if (chosen.every(isBlank) && others.every((one) => !isBlank(one))) return 'is blank';
  if (others.every(isBlank) && chosen.every((one) => !isBlank(one))) return 'is not blank';
  if (onlyHas(representatives, 'nil', 'false')) return representatives.has('nil') ? 'is missing' : 'is false';
  if (
    others.length > 0 &&
    others.every(({ valueClass: representative }) => representative === 'nil' || representative === 'false')
  )
    return 'is set';
  if (chosen.every(isBlank)) return 'is blank';
  const [only] = chosen;
  const [but] = others;
  if (chosen.length === 1 && only !== undefined) return wordsForOne(only, others);
  if (others.length === 1 && but?.isExact && (but.valueClass === 'text' || but.valueClass === 'number')) {
    return `is not ${quoted(but.value)}`;
  }
  const lists = chosen.filter(({ valueClass: representative }) => representative === 'list');
  if (lists.length === chosen.length) return wordsForLists(lists);
  if (isWalked([...chosen, ...others])) {
    if (lists.some((one) => !isEmptyList(one)) && chosen.every(hasIterations)) return wordsForLists(lists);
    if (!chosen.some(hasIterations)) return 'is no list, or has no items';
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

/** Whether lists are distinguished by how often a loop iterations. */
function isWalked(all: readonly Representative[]): boolean {
  return (
    all.filter(({ valueClass: representative, holds }) => representative === 'list' && holds === undefined).length > 3
  );
}

/** A loop walks a text as one item, and an object by its members. */
function hasIterations(one: Representative): boolean {
  if (one.valueClass === 'list') return !isEmptyList(one);
  return one.valueClass === 'text' || one.valueClass === 'blank' || one.valueClass === 'object';
}

function isBlank({ valueClass: representative, value }: Representative): boolean {
  return BLANK.has(representative) || (Array.isArray(value) && value.length === 0);
}

function isEmptyList({ value }: Representative): boolean {
  return Array.isArray(value) && value.length === 0;
}

function onlyHas(representatives: ReadonlySet<ValueClass>, ...allowed: readonly ValueClass[]): boolean {
  return [...representatives].every((representative) => allowed.includes(representative));
}

function wordsForOne(one: Representative, others: readonly Representative[]): string {
  switch (one.valueClass) {
    case 'nil':
      return 'is missing';
    case 'empty':
      return 'is an empty text';
    case 'blank':
      return 'is white space';
    case 'text':
      if (one.isDate) return 'is a date';
      if (one.isExact) return `is ${quoted(one.value)}`;
      if (one.holds !== undefined) return `is a text with ${one.holds.map(quoted).join(' and ')}`;
      return others.some(({ valueClass: representative, isExact }) => representative === 'text' && isExact)
        ? 'is some other text'
        : 'is a text';
    case 'number':
      return one.isExact ? `is ${print(one.value)}` : `is a number such as ${print(one.value)}`;
    case 'list':
      return wordsForLists([one]);
    case 'object':
      return 'is an object';
    default:
      return `is ${one.valueClass}`;
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

const PREFERRED: readonly ValueClass[] = ['nil', 'text', 'number', 'true', 'list', 'empty', 'blank', 'false', 'object'];

/** The plainest of several classes. */
function pick(chosen: readonly Representative[]): Representative {
  const sorted = [...chosen].sort(
    (one, other) => PREFERRED.indexOf(one.valueClass) - PREFERRED.indexOf(other.valueClass),
  );
  const [best] = sorted;
  if (best === undefined) throw new Error('A choice has alternatives.');
  return best;
}
