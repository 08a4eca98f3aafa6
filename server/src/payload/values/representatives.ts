import { Float, type Value } from '../../semantics/values.ts';
import type { Span } from '../../template/span.ts';
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
}

export type Sort = 'nil' | 'false' | 'true' | 'empty' | 'blank' | 'text' | 'number' | 'list' | 'object';

/** What the tests of a body ask of a value. */
export interface Questions {
  readonly texts: Set<string>;
  /** What `contains` looks for. */
  readonly parts: Set<string>;
  readonly numbers: Set<number>;
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
    object: () => [object],
  };
  const anything = () => [
    exact('false', false),
    exact('true', true),
    ...texts(),
    ...numberRepresentatives(questions),
    ...listRepresentatives(questions),
    object,
  ];
  return [...(isNullable ? [exact('nil', null)] : []), ...(sorts[type] ?? anything)()];
}

const object: Representative = {
  key: 'object',
  sort: 'object',
  value: new Map([['key', 'value']]),
  isExact: false,
};

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
    ...textsWithParts(parts, questions).map((text) => ({ ...exact('text', text), isExact: false })),
    ...generic('text', fillerFor(questions)),
  ];
}

/** Up to this many parts are looked for in all combinations. */
const MOST_PARTS = 3;

export function canCombine(questions: Questions): boolean {
  return questions.parts.size <= MOST_PARTS;
}

function textsWithParts(parts: readonly string[], questions: Questions): string[] {
  const filler = fillerFor(questions);
  const combinations: string[][] = [[]];
  for (const part of parts.slice(0, MOST_PARTS)) combinations.push(...combinations.map((some) => [...some, part]));
  return combinations.filter((some) => some.length > 0).map((some) => [filler, ...some, filler].join(' '));
}

/** A text that is none of those that are asked for, and holds none. */
function fillerFor({ texts, parts }: Questions): string {
  const asked = [...texts, ...parts].filter((text) => text !== '').map((text) => text.toLowerCase());
  const isFree = (filler: string) =>
    !asked.some((text) => text === filler || [...parts].some((part) => filler.includes(part.toLowerCase())));
  for (const filler of ['text', 'other', 'word', 'x', 'y', 'z', 'q', '#', '%', '~']) if (isFree(filler)) return filler;
  return 'text';
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

function listRepresentatives({ longestList, texts, parts }: Questions): Representative[] {
  const lists: Representative[] = [];
  for (let length = 0; length <= longestList; length++) {
    const items: Value[] = Array.from({ length }, () => new Map());
    const isOrLonger = length === longestList;
    lists.push({
      key: `list ${length}`,
      sort: 'list',
      value: items,
      isExact: length === 0,
      ...(isOrLonger && { isOrLonger }),
    });
  }
  for (const text of new Set([...parts, ...(parts.size > 0 ? texts : [])])) {
    lists.push({ key: `list of ${text}`, sort: 'list', value: [text], isExact: false });
  }
  return lists;
}
