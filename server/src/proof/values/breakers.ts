import { isJson, isTextInJson } from '../../json/validity.ts';
import { print } from '../../semantics/print.ts';
import { Float, type Value } from '../../semantics/values.ts';
import type { Meter } from '../conditions/meter.ts';
import type { AssumptionKind } from '../proof.ts';
import type { AbstractValue, Place } from './abstract-value.ts';
import { placeOf } from './compare.ts';
import { concretize } from './concrete.ts';
import { sourceOfError } from './divisors.ts';
import type { InputPath } from './input-path.ts';
import { MOST_OF_DATA } from './magnitude.ts';
import { fits, typeAt } from './place-types.ts';
import type { Representative } from './representatives.ts';

const TEXTS: readonly Value[] = ['a 6" screen', 'back\\slash', 'two\nlines', '"', '\\', '\n'];
/** Before a text they change nothing of what it holds. */
const HARMFUL = ['"', '\\', '\n'];
/** So long that a filter that shortens it puts an ellipsis behind it. */
const LONG_BLANK = `\n${' '.repeat(60)}`;
const CANDIDATES: Readonly<Record<AssumptionKind, readonly Value[]>> = {
  unescaped: TEXTS,
  blank: [null, '', ' ', false, []],
  text: ['some text', ...TEXTS, '007'],
  object: [new Map<string, Value>([['key', 'value']]), ['one', 'two'], [new Map<string, Value>([['key', 'value']])]],
  overflow: [MOST_OF_DATA, new Float(Number.MIN_VALUE), new Float(0.5 - 2 ** 52), '9007199254740992', -MOST_OF_DATA],
  error: ['some text', 0n, new Float(0)],
  list: [],
  date: [],
  number: [],
  'html-comment': [],
};

/** What breaks them is their class. */
const OF_CLASSES: ReadonlySet<AssumptionKind> = new Set(['error', 'list', 'date', 'number']);

/** Values for the source of an output, such that what is printed is no JSON where it stands. */
export function breakers(
  values: readonly AbstractValue[],
  kind: AssumptionKind,
  place: 'text' | 'name' | 'value',
  meter: Meter,
): readonly Value[] {
  const found: Value[] = [];
  for (const value of values) {
    const source = kind === 'error' ? sourceOfError(value) : placeOf(value);
    if (source === undefined) continue;
    // What makes a test fail breaks it by itself.
    if (OF_CLASSES.has(kind) && source.representative !== undefined) found.push(source.representative.value);
    if (OF_CLASSES.has(kind)) continue;
    const candidates = [...candidatesFor(source, kind), ...(kind === 'unescaped' ? mappedItems(value, source) : [])];
    for (const candidate of candidates) {
      const printed = value === source ? candidate : concretize(value, new Map([[source.path.key, candidate]]), meter);
      if (printed !== undefined && breaks(print(printed), kind, place)) found.push(candidate);
    }
  }
  return kind === 'error' ? found.toSorted((one, other) => rarity(one) - rarity(other)) : found;
}

/** What people are likeliest to have where a filter fails: nothing, then 0. */
function rarity(value: Value): number {
  if (value === null) return 0;
  return typeof value === 'bigint' ? 1 : 2;
}

/** Where `map` takes a member of each item: a list with a quote in that member. */
function mappedItems(value: AbstractValue, { representative, path }: Place): readonly Value[] {
  const names = mappedNames(value);
  if (names.length === 0 || (representative !== undefined && representative.valueClass !== 'list')) return [];
  const item: Value = new Map(names.map((name): [string, Value] => [name, 'a 6" screen']));
  const items = representative === undefined || !Array.isArray(representative.value) ? [null] : representative.value;
  const list = items.map(() => item);
  return representative?.isExact === true || !mayHold(path, list) ? [] : [list];
}

function mappedNames(value: AbstractValue): string[] {
  const names: string[] = [];
  for (let one = value; one.kind === 'filtered'; one = one.input) {
    const [name] = one.args;
    if (one.filter === 'map' && name?.kind === 'known' && typeof name.value === 'string') names.push(name.value);
  }
  return names;
}

/** Nothing is known of what stands at a place but what the configuration says of it. */
function mayHold(path: InputPath, value: Value): boolean {
  return path.declared === undefined || value === null || fits(typeAt(path).type, value);
}

/** Of the class that is meant, where classes are distinguished. */
function candidatesFor({ representative, path }: Place, kind: AssumptionKind): readonly Value[] {
  if (representative === undefined) return CANDIDATES[kind].filter((value) => mayHold(path, value));
  if (representative.isExact) return [representative.value];
  switch (representative.valueClass) {
    case 'text':
      return [...likelyTexts(representative), ...HARMFUL.map(before(representative.value)), representative.value];
    case 'blank':
      return [' ', '\n', '\t', LONG_BLANK];
    case 'list':
      return [representative.value, ...harmfulLists(representative.value)];
    default:
      return [representative.value];
  }
}

/** Where nobody looks into a text, it is one that people have. */
function likelyTexts({ holds = [], isDate = false }: Representative): readonly Value[] {
  return holds.length > 0 || isDate ? [] : TEXTS;
}

function before(text: Value): (harmful: string) => Value {
  return (harmful) => harmful + String(text);
}

function breaks(printed: string, kind: AssumptionKind, place: 'text' | 'name' | 'value'): boolean {
  if (kind === 'blank' && printed.trim() !== '') return false;
  return place === 'value' ? !isJson(printed) : !isTextInJson(printed);
}

/** A text is shown with its quotes, and what is missing as no JSON. */
const HARMFUL_ITEMS: readonly Value[] = ['a "quoted" item', null];

/** As long as it must be, or with what must be in it. */
function harmfulLists(list: Value): readonly Value[] {
  if (!Array.isArray(list)) return [];
  const hasTexts = list.some((item) => typeof item === 'string');
  return HARMFUL_ITEMS.map((harmful) => (hasTexts ? [...list, harmful] : list.map(() => harmful)));
}
