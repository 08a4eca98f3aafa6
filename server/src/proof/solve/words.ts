import { print } from '../../semantics/print.ts';
import type { Value } from '../../semantics/values.ts';
import type { ActiveIteration } from '../trail.ts';
import type { Test } from '../values/decision-variable.ts';
import type { InputPath } from '../values/input-path.ts';
import type { Representative, ValueClass } from '../values/representatives.ts';

const BLANK: ReadonlySet<ValueClass> = new Set(['nil', 'false', 'empty', 'blank']);

/** What some classes of a value have in common, in words, and one such value. */
export function describe(
  chosen: readonly Representative[],
  all: readonly Representative[],
): { words: string; value: Value } {
  const isChosen = new Set(chosen);
  const others = all.filter((representative) => !isChosen.has(representative));
  const value = pick(chosen, all).value;
  return { words: wordsFor(chosen, others), value };
}

function wordsFor(chosen: readonly Representative[], others: readonly Representative[]): string {
  const part = wordsForPart(chosen, others);
  if (part !== undefined) return part;
  const representatives = new Set(chosen.map(({ valueClass }) => valueClass));
  if (chosen.every(isBlank) && others.every((one) => !isBlank(one))) return 'is blank';
  if (others.every(isBlank) && chosen.every((one) => !isBlank(one))) return 'is not blank';
  if (onlyHas(representatives, 'nil', 'false')) return representatives.has('nil') ? 'is missing' : 'is false';
  if (others.length > 0 && others.every(({ valueClass }) => valueClass === 'nil' || valueClass === 'false'))
    return 'is set';
  if (chosen.every(isBlank)) return 'is blank';
  const [only] = chosen;
  const [but] = others;
  if (chosen.length === 1 && only !== undefined) return wordsForOne(only, others);
  if (others.length === 1 && but?.isExact && (but.valueClass === 'text' || but.valueClass === 'number')) {
    return `is not ${quoted(but.value)}`;
  }
  const lists = chosen.filter(({ valueClass }) => valueClass === 'list');
  if (lists.length === chosen.length) return wordsForLists(lists);
  if (isWalked([...chosen, ...others])) {
    if (lists.some((one) => !isEmptyList(one)) && chosen.every(hasIterations)) return wordsForLists(lists);
    if (!chosen.some(hasIterations)) return 'is not an array, or has no items';
  }
  return wordsForOne(pick(chosen, [...chosen, ...others]), others);
}

/** If all that matters is what a string or an array contains. */
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

/** Whether arrays are distinguished by how often a loop over them runs. */
function isWalked(all: readonly Representative[]): boolean {
  return all.filter(({ valueClass, holds }) => valueClass === 'list' && holds === undefined).length > 3;
}

/** A loop visits a string as one item, and an object by its members. */
function hasIterations(one: Representative): boolean {
  if (one.valueClass === 'list') return !isEmptyList(one);
  return one.valueClass === 'text' || one.valueClass === 'blank' || one.valueClass === 'object';
}

function isBlank(one: Representative): boolean {
  return BLANK.has(one.valueClass) || isEmptyList(one);
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
      return 'is an empty string';
    case 'blank':
      return 'is only spaces';
    case 'text':
      if (one.isDate) return 'is a date';
      if (one.isExact) return `is ${quoted(one.value)}`;
      if (one.holds !== undefined) return `is a string with ${one.holds.map(quoted).join(' and ')}`;
      return others.some(({ valueClass, isExact }) => valueClass === 'text' && isExact)
        ? 'is another string'
        : 'is a string';
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
  const shortest = Math.min(...lists.map(({ value }) => (Array.isArray(value) ? value.length : 0)));
  const isOpen = lists.some(({ isOrLonger }) => isOrLonger);
  const holds = lists[0]?.holds ?? [];
  const isHeld = holds.length > 0 && lists.every((one) => one.holds?.join() === holds.join());
  const among = isHeld ? `, including ${holds.map(quoted).join(' and ')}` : '';
  if (!isOpen) return `${hasItems(shortest)}${among}`;
  return `${shortest === 0 ? 'is an array' : shortest === 1 ? 'has items' : `has at least ${shortest} items`}${among}`;
}

export function hasItems(count: number): string {
  if (count === 0) return 'has no items';
  return count === 1 ? 'has one item' : `has ${count} items`;
}

/** The source of a comparison; the left side may be a string that looks like one itself. */
const COMPARISON = /^((?:'[^']*'|"[^"]*"|[^'"])+?)\s+(==|!=|<>|>=|<=|>|<|contains)\s+(\S.*)$/s;
/** Longer ones are shown as written: reading them could take long, and nobody would read the sentence. */
const LONGEST_COMPARISON = 200;
const KEYWORD = /^(?:blank|empty|nil|null|true|false)$/;
const POSITIVE: ReadonlyMap<string, string> = new Map([
  ['>', 'is greater than'],
  ['<', 'is less than'],
  ['>=', 'is at least'],
  ['<=', 'is at most'],
]);

/** Whether a test of the body is true, said as data: "`a` does not equal `b`", "`a` is blank". */
export function comparisonInWords({ span, operator: asked }: Test, isTrue: boolean, source: string): string {
  const text = source.slice(span.start, span.end);
  const isShort = text.length <= LONGEST_COMPARISON;
  const [, left = '', operator = '', right = ''] = (isShort ? COMPARISON.exec(text) : undefined) ?? [];
  if (asked === '' && left === '') return `\`${text}\` ${isTrue ? 'is set' : 'is nil or false'}`;
  // A value of `when`, which the body compares with that of `case`.
  if (left === '' && isShort && !/[=<>]/.test(text)) return `\`${text}\` ${isTrue ? 'matches' : 'does not match'}`;
  if (left === '') return `\`${text}\` is ${isTrue}`;
  if (operator === 'contains') return `\`${left}\` ${isTrue ? 'contains' : 'does not contain'} \`${right}\``;
  const positive = POSITIVE.get(operator);
  if (positive !== undefined) return `\`${left}\` ${isTrue ? positive : positive.replace('is', 'is not')} \`${right}\``;
  const isEqual = isTrue === (operator === '==');
  if (KEYWORD.test(right)) return `\`${left}\` ${isEqual ? 'is' : 'is not'} ${right}`;
  return `\`${left}\` ${isEqual ? 'equals' : 'does not equal'} \`${right}\``;
}

function quoted(value: Value): string {
  return `\`${print(value)}\``;
}

const PREFERRED: readonly ValueClass[] = ['nil', 'text', 'number', 'true', 'list', 'empty', 'blank', 'false', 'object'];

/** Where a body walks a place, people have arrays there. */
const PREFERRED_TO_WALK: readonly ValueClass[] = ['nil', 'list', ...PREFERRED.filter((one) => one !== 'nil')];

/** The plainest of several classes. */
function pick(chosen: readonly Representative[], all: readonly Representative[]): Representative {
  const preferred = isWalked(all) ? PREFERRED_TO_WALK : PREFERRED;
  const rank = ({ valueClass }: Representative) => preferred.indexOf(valueClass);
  return chosen.reduce((best, one) => (rank(one) < rank(best) ? one : best));
}

/** What is said of a place in an iteration. */
export function sentence(path: InputPath, words: string, iteration: ActiveIteration | undefined): string {
  return `\`${path.text}\` ${words}${inIteration(path, iteration)}`;
}

const ITERATIONS = {
  only: '',
  first: ' on the first item',
  second: ' on the second item',
  later: ' on a later item',
  last: ' on the last item',
};

function inIteration({ root }: InputPath, iteration: ActiveIteration | undefined): string {
  for (let at = iteration; at !== undefined && root.kind === 'item'; at = at.outer)
    if (at.loop === root.loop) return ITERATIONS[at.which];
  return '';
}
