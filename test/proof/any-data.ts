import type { AttributePath } from '../../server/src/proof/proof.ts';
import { Float, type Value } from '../../server/src/semantics/values.ts';
import type { Assignment } from './assignments.ts';
import type { Dice } from './dice.ts';

/** What a body reads, and the texts and numbers that stand in it. */
export interface Vocabulary {
  readonly paths: readonly AttributePath[];
  readonly members: readonly string[];
  readonly texts: readonly string[];
  readonly numbers: readonly number[];
}

export function vocabularyOf(body: string): Vocabulary {
  const paths = new Map<string, AttributePath>();
  for (const [text, namespace, name] of body.matchAll(/(?:(\w+)\.)?\$\{(\w+)\}/g)) {
    if (name !== undefined) paths.set(text, pathOf(namespace, name, text));
  }
  const members = [...body.matchAll(/(?:\.|: |\[)'?([a-z]\w*)'?/g)].flatMap(([, name]) => (name ? [name] : []));
  const texts = [...body.matchAll(/'([^'{}]*)'|"([^"{}]*)"/g)].map(([, one, other]) => one ?? other ?? '');
  const numbers = [...body.matchAll(/-?\d+(?:\.\d+)?/g)].map(([text]) => Number(text)).filter(isPresumed);
  const presumed = texts.filter((text) => isPresumed(Number.parseFloat(text)));
  // Where a body counts with it, a member of that name is left out of account.
  const isCounted = /\{%[^%]*\.size\b|\.size \| default: \d/.test(body);
  const names = new Set(members.filter((name) => name !== 'size' || !isCounted));
  return { paths: [...paths.values()], members: [...names], texts: presumed, numbers };
}

/** What is presumed of numbers in the data: no proof speaks of larger ones. */
const LARGEST = 2 ** 53;

function isPresumed(number: number): boolean {
  return Number.isNaN(number) || Math.abs(number) < LARGEST;
}

function pathOf(namespace: string | undefined, name: string, text: string): AttributePath {
  return namespace === undefined
    ? { root: { kind: 'attribute', name }, steps: [], text }
    : { root: { kind: 'namespace', name: namespace }, steps: [name], text };
}

/** How much harm the values of a sample user may do. */
export type Mood = 'hostile' | 'mixed' | 'plain';

/** Values at random for all that the body reads. */
export function randomUser(vocabulary: Vocabulary, mood: Mood, dice: Dice): Assignment {
  return vocabulary.paths.flatMap((path) => {
    if (dice.chance(0.12)) return [];
    const value =
      path.root.kind === 'attribute' ? randomText(vocabulary, mood, dice) : randomValue(vocabulary, mood, dice);
    return [{ path, value }];
  });
}

const HARMFUL = ['"', '\\', '\n', 'a"b', '\t', 'a,"', ' \n ', "'", '"a', '<b>', '0"'];
const EXTREMES: readonly Value[] = [
  ...[new Float(-0), new Float(1e-100), new Float(-1e-100), new Float(1e-99)],
  ...[BigInt(LARGEST), BigInt(-LARGEST), new Float(LARGEST), new Float(-LARGEST), new Float(0.1 + 0.2)],
];
/** Some of them Liquid reads as numbers, some as the beginning of one, some as dates of long ago and long after. */
const EXTREME_TEXTS = [
  ...['1e15', ' 12 ', '0x1F', 'NaN', 'Infinity', '-Infinity', '-0', '-0.0', '9007199254740992', '-9007199254740992'],
  ...['1_000', '+5', '.5', '5.', '1e400', '007.50', `0.${'0'.repeat(330)}1`, `${'0'.repeat(40)}7`, '2e-5', '1,000.5'],
  ...['0005-01-01', '9999-12-31', '12023-01-01', '-0044-03-15', '1969-12-31T23:59:59Z', '1582-10-10', '253402300800'],
];
const HARMLESS = ['a', 'text', '1', '0', '-1', '1.5', 'true', 'A', 'a,b', 'gold', '007', '2023-01-02', 'a,,b', ','];

function randomText({ texts }: Vocabulary, mood: Mood, dice: Dice): string {
  return dice.weighed<() => string>([
    [4, () => (texts.length > 0 ? dice.pick(texts) : 'a')],
    [4, () => dice.pick(HARMLESS)],
    [2, () => dice.pick(EXTREME_TEXTS)],
    [mood === 'plain' ? 0 : mood === 'mixed' ? 1 : 4, () => dice.pick(HARMFUL)],
    [1, () => ''],
    [1, () => ' '],
    [1, () => (texts.length > 0 ? `x${dice.pick(texts)} ` : 'x')],
    [0.5, () => (texts.length > 0 ? dice.pick(texts).toUpperCase() : 'X')],
  ])();
}

function randomNumber({ numbers }: Vocabulary, dice: Dice): Value {
  if (dice.chance(0.3)) return dice.pick(EXTREMES);
  const number = dice.chance(0.6) && numbers.length > 0 ? dice.pick(numbers) : dice.pick([0, 1, 2, 3, 5, 12]);
  const near = number + dice.pick([0, 0, 1, -1, 0.5]);
  return Number.isInteger(near) && dice.chance(0.9) ? BigInt(near) : new Float(near);
}

function randomScalar(vocabulary: Vocabulary, mood: Mood, dice: Dice): Value {
  return dice.weighed<() => Value>([
    [5, () => randomText(vocabulary, mood, dice)],
    [3, () => randomNumber(vocabulary, dice)],
    [1, () => true],
    [1, () => false],
    [1, () => null],
  ])();
}

function randomValue(vocabulary: Vocabulary, mood: Mood, dice: Dice, depth = 0): Value {
  if (depth > 2) return randomScalar(vocabulary, mood, dice);
  return dice.weighed<() => Value>([
    [8 * (depth + 1), () => randomScalar(vocabulary, mood, dice)],
    [4, () => randomList(vocabulary, mood, dice, depth)],
    [2, () => randomObject(vocabulary, mood, dice, depth)],
  ])();
}

function randomList(vocabulary: Vocabulary, mood: Mood, dice: Dice, depth: number): Value {
  const length = dice.pick([0, 1, 1, 2, 2, 3, 4, 5]);
  const item = dice.pick<() => Value>([
    () => randomScalar(vocabulary, mood, dice),
    () => randomObject(vocabulary, mood, dice, depth + 1),
    () => randomObject(vocabulary, mood, dice, depth + 1),
    () => randomValue(vocabulary, mood, dice, depth + 1),
    () => randomText(vocabulary, mood, dice),
  ]);
  return Array.from({ length }, item);
}

function randomObject(vocabulary: Vocabulary, mood: Mood, dice: Dice, depth: number): Value {
  const names = [...vocabulary.members, 'z'];
  const count = dice.below(Math.min(5, names.length) + 1);
  const value = (): Value => randomValue(vocabulary, mood, dice, depth + 1);
  return new Map(Array.from({ length: count }, () => [dice.pick(names), value()] as const));
}
