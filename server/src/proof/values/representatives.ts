import { Float, type Value } from '../../semantics/values.ts';
import type { Span } from '../../template/span.ts';
import type { InputPath } from './input-path.ts';
import { mustBeEscaped } from './known-prints.ts';
import type { PlaceType } from './place-types.ts';

/** One value that stands for all that the tests of a body cannot tell from it. */
export interface Representative {
  readonly key: string;
  readonly valueClass: ValueClass;
  readonly value: Value;
  /** It stands for itself alone. */
  readonly isExact: boolean;
  /** Of a list: whether longer ones are meant too. */
  readonly isOrLonger?: boolean;
  /** Of texts: they are dates, from 1971 to 9999. */
  readonly isDate?: boolean;
  /** Of numbers: 0 is not among them. */
  readonly isNotZero?: boolean;
  /** Of numbers: all of them are above 1000. */
  readonly isLarge?: boolean;
  /** What it contains, of what is looked for. */
  readonly holds?: readonly string[];
}

export type ValueClass = 'nil' | 'false' | 'true' | 'empty' | 'blank' | 'text' | 'number' | 'list' | 'object';

/** What a body asks of each place of the data, and which variables may come from it: gathered in advance, without regard to order. */
export interface AllObservations {
  of(path: InputPath): Observations | undefined;
  /** The places of which anything is asked. */
  asked(): Iterable<InputPath>;
  /** Whether `.size` of a place is put in order with numbers, or compared with 0 or 1, and no members are read of it. */
  isCounted(path: InputPath): boolean;
  /** The same without those that are read of its items alone. */
  namesMembers(path: InputPath): boolean;
  /** How many iterations of a loop are distinguished, by the offset of its tag: the last number stands for all above. */
  iterations(loop: number): number;
}

/** What the tests of a body ask of a value. */
export interface Observations {
  readonly texts: Set<string>;
  /** What `contains` looks for. */
  readonly parts: Set<string>;
  readonly numbers: Set<number>;
  /** Those that it is put in order with. */
  readonly bounds: Set<number>;
  /** Its size is taken for a number of items or characters. */
  isCounted: boolean;
  /** The body asks whether it is a text that it names. */
  isNamed: boolean;
  /** It is taken for a date. */
  isDate: boolean;
  /** Lists are distinguished up to this length. */
  longestList: number;
  /** Where it is asked: tests, and lists of loops. */
  readonly spans: Span[];
}

/** Of what nobody asks anything. */
export function noObservations(): Observations {
  return {
    texts: new Set(),
    parts: new Set(),
    numbers: new Set(),
    bounds: new Set(),
    isCounted: false,
    isNamed: false,
    isDate: false,
    longestList: 1,
    spans: [],
  };
}

/** A finite set of values that gives every answer to the observations that any value could give. */
export function representativesOf(
  observations: Observations,
  type: PlaceType,
  isNullable: boolean,
): readonly Representative[] {
  const texts = () => textRepresentatives(observations);
  const representatives: Partial<Record<PlaceType, () => Representative[]>> = {
    string: texts,
    id: () => texts().filter(({ value }) => typeof value === 'string' && !mustBeEscaped(value)),
    url: texts,
    time: () => [exact('empty', ''), ...generic('text', fillerFor(observations))],
    date: () => [exact('empty', ''), DATE],
    number: () => numberRepresentatives(observations),
    boolean: () => [exact('false', false), exact('true', true)],
    array: () => listRepresentatives(observations),
    object: () => objectRepresentatives(observations),
  };
  const anything = () => [
    exact('false', false),
    exact('true', true),
    ...texts(),
    ...numberRepresentatives(observations),
    ...listRepresentatives(observations),
    ...objectRepresentatives(observations),
  ];
  const values = (representatives[type] ?? anything)();
  return isNullable ? [exact('nil', null), ...values] : values.filter(isFull);
}

/** What everybody has is never an empty text. */
function isFull({ valueClass }: Representative): boolean {
  return valueClass !== 'empty' && valueClass !== 'blank';
}

function exact(valueClass: ValueClass, value: Value): Representative {
  const shown = value instanceof Float ? value.value : value;
  return { key: `${valueClass} ${String(shown)}`, valueClass: valueClass, value, isExact: true };
}

function generic(valueClass: ValueClass, value: Value, key: string = valueClass): Representative[] {
  return [{ key, valueClass: valueClass, value, isExact: false }];
}

function textRepresentatives(observations: Observations): Representative[] {
  const texts = [...observations.texts].filter((text) => text.trim() !== '');
  const parts = [...observations.parts].filter((part) => part !== '');
  return [
    exact('empty', ''),
    ...generic('blank', ' '),
    ...texts.map((text) => exact('text', text)),
    ...selectionsOf(parts).flatMap((holds) => textWith(holds, parts, observations)),
    ...generic('text', fillerFor(observations)),
    // What a text contains is told apart for no dates.
    ...(observations.isDate && parts.length === 0 ? [DATE] : []),
  ];
}

const DATE: Representative = {
  key: 'date',
  valueClass: 'text',
  // To come, so that a test of what is left until then can go either way: what is missing is in the past. All its parts begin with zeros.
  value: '2033-02-03T04:05:06Z',
  isExact: false,
  isDate: true,
};

/** Up to this many parts are looked for in all combinations. */
const MOST_PARTS = 3;

export function canCombine(observations: Observations): boolean {
  return observations.parts.size <= MOST_PARTS;
}

/** All selections but the one of nothing; none of too many. */
function selectionsOf(parts: Iterable<string>): readonly (readonly string[])[] {
  const all = [...parts];
  if (all.length > MOST_PARTS) return [];
  const selections: string[][] = [[]];
  for (const part of all) selections.push(...selections.map((some) => [...some, part]));
  return selections.slice(1);
}

function keyOf(holds: readonly string[]): string {
  return holds.map((part) => JSON.stringify(part)).join();
}

const JOINTS = [' ', '', '-', '#'];

/** A text with these parts and no other; none where one part holds another that is not meant. */
function textWith(
  holds: readonly string[],
  parts: readonly string[],
  observations: Observations,
): readonly Representative[] {
  const filler = fillerFor(observations);
  const text = JOINTS.map((joint) => [filler, ...holds, filler].join(joint)).find((one) =>
    parts.every((part) => one.includes(part) === holds.includes(part)),
  );
  return text === undefined ? [] : [{ ...exact('text', text), isExact: false, holds }];
}

/** A text that is none of those that are asked for, and holds none. */
function fillerFor({ texts, parts }: Observations): string {
  const asked = [...texts, ...parts].filter((text) => text !== '').map((text) => text.toLowerCase());
  const isFree = (filler: string) =>
    !asked.some((text) => text === filler || [...parts].some((part) => filler.includes(part.toLowerCase())));
  for (const filler of ['text', 'other', 'word', 'x', 'y', 'z', 'q', '#', '%', '~']) if (isFree(filler)) return filler;
  return 'text';
}

/** An object contains its keys. */
function objectRepresentatives({ parts }: Observations): Representative[] {
  const none: readonly string[][] = [[]];
  const other = ['key', 'name', 'part', 'other'].find((key) => !parts.has(key)) ?? 'none';
  return [...none, ...selectionsOf(parts)].map((holds) => ({
    key: `object ${keyOf(holds)}`,
    valueClass: 'object',
    value: new Map([...holds, other].map((key) => [key, 'value'])),
    isExact: false,
    ...(holds.length > 0 && { holds }),
  }));
}

/** The numbers that are asked for, and one below, between and above them. */
function numberRepresentatives({ numbers }: Observations): Representative[] {
  const sorted = [...numbers].sort((one, other) => one - other);
  const [first] = sorted;
  const last = sorted.at(-1);
  if (first === undefined || last === undefined) return generic('number', 7n);
  const between = sorted.slice(1).map((number, at) => ((sorted[at] ?? number) + number) / 2);
  const free = [first - 1, ...between, last + 1].filter((number) => !numbers.has(number));
  // 0 lies among the numbers that lie on no other side of each number that is asked for.
  const isNotZero = (number: number) => numbers.has(0) || sorted.some((asked) => number < asked !== 0 < asked);
  return [
    ...sorted.map((number) => ({ ...exact('number', numberValue(number)), isNotZero: number !== 0 })),
    ...free.map((number) => ({
      ...exact('number', numberValue(number)),
      isExact: false,
      isNotZero: isNotZero(number),
      isLarge: sorted.some((asked) => 1000 <= asked && asked < number),
    })),
  ];
}

function numberValue(number: number): Value {
  return Number.isInteger(number) ? BigInt(number) : new Float(number);
}

function listRepresentatives({ longestList, parts }: Observations): Representative[] {
  const looked = selectionsOf(parts);
  return [lists([], 0, longestList), ...looked.map((holds) => lists(holds, holds.length, longestList))].flat();
}

/** Of all lengths that are distinguished. What is looked for stands at the end, for the items in front are asked for by their places. */
function lists(holds: readonly string[], shortest: number, longest: number): Representative[] {
  const last = Math.max(shortest, longest);
  return Array.from({ length: last - shortest + 1 }, (_, at) => {
    const length = shortest + at;
    const others: Value[] = Array.from({ length: length - holds.length }, () => new Map());
    return {
      key: `list ${length} ${keyOf(holds)}`,
      valueClass: 'list',
      value: [...others, ...holds],
      isExact: length === 0,
      ...(length === last && { isOrLonger: true }),
      ...(holds.length > 0 && { holds }),
    };
  });
}
