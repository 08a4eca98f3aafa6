import { Float, type Value } from '../../semantics/values.ts';
import type { Span } from '../../template/span.ts';
import type { Path } from './input-path.ts';
import { mustBeEscaped, type PlaceType } from './printed.ts';

/** One value that stands for all that the tests of a body cannot tell from it. */
export interface Representative {
  readonly key: string;
  readonly sort: Sort;
  readonly value: Value;
  /** It stands for itself alone. */
  readonly isExact: boolean;
  /** Of a list: whether longer ones are meant too. */
  readonly isOrLonger?: boolean;
  /** What it contains, of what is looked for. */
  readonly holds?: readonly string[];
}

export type Sort = 'nil' | 'false' | 'true' | 'empty' | 'blank' | 'text' | 'number' | 'list' | 'object';

/** What a body asks of each place of the data, and which variables may come from it: gathered in advance, without regard to order. */
export interface AllQuestions {
  of(path: Path): Questions | undefined;
}

/** What the tests of a body ask of a value. */
export interface Questions {
  readonly texts: Set<string>;
  /** What `contains` looks for. */
  readonly parts: Set<string>;
  readonly numbers: Set<number>;
  /** Those that it is put in order with. */
  readonly bounds: Set<number>;
  /** Lists are told apart up to this length. */
  longestList: number;
  /** Where it is asked: tests, and lists of loops. */
  readonly spans: Span[];
}

/** A finite set of values that gives every answer to the questions that any value could give. */
export function representativesOf(
  questions: Questions,
  type: PlaceType,
  isNullable: boolean,
): readonly Representative[] {
  const texts = () => textRepresentatives(questions);
  const sorts: Partial<Record<PlaceType, () => Representative[]>> = {
    string: texts,
    id: () => texts().filter(({ value }) => typeof value === 'string' && !mustBeEscaped(value)),
    url: texts,
    time: () => [exact('empty', ''), ...generic('text', fillerFor(questions))],
    number: () => numberRepresentatives(questions),
    boolean: () => [exact('false', false), exact('true', true)],
    array: () => listRepresentatives(questions),
    object: () => objectRepresentatives(questions),
  };
  const anything = () => [
    exact('false', false),
    exact('true', true),
    ...texts(),
    ...numberRepresentatives(questions),
    ...listRepresentatives(questions),
    ...objectRepresentatives(questions),
  ];
  return [...(isNullable ? [exact('nil', null)] : []), ...(sorts[type] ?? anything)()];
}

function exact(sort: Sort, value: Value): Representative {
  const shown = value instanceof Float ? value.value : value;
  return { key: `${sort} ${String(shown)}`, sort, value, isExact: true };
}

function generic(sort: Sort, value: Value, key: string = sort): Representative[] {
  return [{ key, sort, value, isExact: false }];
}

function textRepresentatives(questions: Questions): Representative[] {
  const texts = [...questions.texts].filter((text) => text.trim() !== '');
  const parts = [...questions.parts].filter((part) => part !== '');
  return [
    exact('empty', ''),
    ...generic('blank', ' '),
    ...texts.map((text) => exact('text', text)),
    ...selectionsOf(parts).flatMap((holds) => textWith(holds, parts, questions)),
    ...generic('text', fillerFor(questions)),
  ];
}

/** Up to this many parts are looked for in all combinations. */
const MOST_PARTS = 3;

export function canCombine(questions: Questions): boolean {
  return questions.parts.size <= MOST_PARTS;
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
function textWith(holds: readonly string[], parts: readonly string[], questions: Questions): readonly Representative[] {
  const filler = fillerFor(questions);
  const text = JOINTS.map((joint) => [filler, ...holds, filler].join(joint)).find((one) =>
    parts.every((part) => one.includes(part) === holds.includes(part)),
  );
  return text === undefined ? [] : [{ ...exact('text', text), isExact: false, holds }];
}

/** A text that is none of those that are asked for, and holds none. */
function fillerFor({ texts, parts }: Questions): string {
  const asked = [...texts, ...parts].filter((text) => text !== '').map((text) => text.toLowerCase());
  const isFree = (filler: string) =>
    !asked.some((text) => text === filler || [...parts].some((part) => filler.includes(part.toLowerCase())));
  for (const filler of ['text', 'other', 'word', 'x', 'y', 'z', 'q', '#', '%', '~']) if (isFree(filler)) return filler;
  return 'text';
}

/** An object contains its keys. */
function objectRepresentatives({ parts }: Questions): Representative[] {
  const none: readonly string[][] = [[]];
  const other = ['key', 'name', 'part', 'other'].find((key) => !parts.has(key)) ?? 'none';
  return [...none, ...selectionsOf(parts)].map((holds) => ({
    key: `object ${keyOf(holds)}`,
    sort: 'object',
    value: new Map([...holds, other].map((key) => [key, 'value'])),
    isExact: false,
    ...(holds.length > 0 && { holds }),
  }));
}

/** The numbers that are asked for, and one below, between and above them. */
function numberRepresentatives({ numbers }: Questions): Representative[] {
  const sorted = [...numbers].sort((one, other) => one - other);
  const [first] = sorted;
  const last = sorted.at(-1);
  if (first === undefined || last === undefined) return generic('number', 7n);
  const between = sorted.slice(1).map((number, at) => ((sorted[at] ?? number) + number) / 2);
  const free = [first - 1, ...between, last + 1].filter((number) => !numbers.has(number));
  return [
    ...sorted.map((number) => exact('number', numberValue(number))),
    ...free.map((number) => ({ ...exact('number', numberValue(number)), isExact: false })),
  ];
}

function numberValue(number: number): Value {
  return Number.isInteger(number) ? BigInt(number) : new Float(number);
}

function listRepresentatives({ longestList, parts }: Questions): Representative[] {
  const looked = selectionsOf(parts);
  return [lists([], 0, longestList), ...looked.map((holds) => lists(holds, holds.length, longestList))].flat();
}

/** Of all lengths that are told apart. What is looked for stands at the end, for the items in front are asked for by their places. */
function lists(holds: readonly string[], shortest: number, longest: number): Representative[] {
  const last = Math.max(shortest, longest);
  return Array.from({ length: last - shortest + 1 }, (_, at) => {
    const length = shortest + at;
    const others: Value[] = Array.from({ length: length - holds.length }, () => new Map());
    return {
      key: `list ${length} ${keyOf(holds)}`,
      sort: 'list',
      value: [...others, ...holds],
      isExact: length === 0,
      ...(length === last && { isOrLonger: true }),
      ...(holds.length > 0 && { holds }),
    };
  });
}
