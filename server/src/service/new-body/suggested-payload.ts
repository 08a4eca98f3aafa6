import { eventCalled, plainName, propertyNames } from '../../catalog/movable-ink/braze-names.ts';
import { events } from '../../catalog/movable-ink/events.ts';
import type { EventEntry, Field } from '../../catalog/movable-ink/types.ts';
import { print } from '../../semantics/print.ts';
import { Float, isArray, isHash, type Value } from '../../semantics/values.ts';
import { pathKey } from './build-shape.ts';
import type { TriggerEvent } from './trigger-event.ts';
import { isNumber, kindOf, printedAs, withoutNulls } from './values.ts';

/** The payload that an event suggests by the names of the default profile, and where each of its members comes from. */
export interface SuggestedPayload {
  readonly payload: ReadonlyMap<string, Value>;
  readonly origin: (path: readonly string[]) => readonly string[] | undefined;
}

/** Movable Ink's event for Braze's, by its name. */
export function eventFor({ name }: TriggerEvent): EventEntry | undefined {
  const plain = plainName(name.replace(/^(?:ecommerce|shopify)[._]/i, ''));
  const isIt = (entry: EventEntry) => [entry.name, ...entry.otherNames].some((one) => plainName(one) === plain);
  return events.find(isIt) ?? events.find((entry) => entry.name === eventCalled(name));
}

/** `Quiz Done` as `quiz_done`. */
export function eventName(name: string): string {
  const words = name
    .replace(/^ecommerce\./i, '')
    .replaceAll(/([\p{Ll}\p{N}])(?=\p{Lu})/gu, '$1 ')
    .match(/[\p{L}\p{N}]+/gu);
  return words === null ? name : words.join('_').toLowerCase();
}

/** @param name what the event is called in the payload; its own name without it. */
export function suggestedPayload(event: TriggerEvent, name?: string): SuggestedPayload {
  const entry = eventFor(event);
  if (entry?.type === 'identify') return { payload: new Map([['type', 'identify']]), origin: () => undefined };
  const origins = new Map<string, readonly string[]>();
  const naming = { event: entry?.name ?? '', origins };
  const [properties = new Map<string, Value>()] = renamed(
    [event.properties],
    entry?.properties ?? [],
    { to: ['properties'], from: [] },
    naming,
  );
  const payload = new Map<string, Value>([
    ['type', 'track'],
    ['event', name ?? entry?.name ?? eventName(event.name)],
    ['properties', properties],
  ]);
  return { payload, origin: (path) => origins.get(pathKey(path)) };
}

interface Naming {
  readonly event: string;
  readonly origins: Map<string, readonly string[]>;
}

interface Move {
  readonly to: readonly string[];
  readonly from: readonly string[];
}

type JsonObject = ReadonlyMap<string, Value>;

/** The members of each object under the names of fields, of the types of fields, and all others as they are. All objects have the same names for the same fields. */
function renamed(objects: readonly JsonObject[], fields: readonly Field[], move: Move, naming: Naming): JsonObject[] {
  const names = namesFor(objects, fields, move, naming);
  const own = new Set(objects.flatMap((object) => [...object.keys()]));
  const columns = [...own].flatMap((name) => {
    const field = names.get(name);
    if (field === undefined && isTaken(name, names)) return [];
    const inner = { to: [...move.to, field?.name ?? name], from: [...move.from, name] };
    naming.origins.set(pathKey(inner.to), inner.from);
    const given = objects.map((object) => object.get(name) ?? null);
    return [{ name: field?.name ?? name, values: valuesOf(given, field, inner, naming) }];
  });
  return objects.map(
    (_, at) =>
      new Map(
        columns.flatMap(({ name, values }) => {
          const value = values[at] ?? null;
          return value === null ? [] : [[name, value]];
        }),
      ),
  );
}

/** The fields by the names that the event has for them. */
function namesFor(objects: readonly JsonObject[], fields: readonly Field[], { to }: Move, { event }: Naming) {
  const names = new Map<string, Field>();
  const valuesNamed = (name: string) =>
    objects.map((object) => object.get(name) ?? null).filter((value) => value !== null);
  for (const field of fields) {
    const others = (field.otherNames ?? []).map((name) => name.replace('properties.', ''));
    const all = [field.name, ...propertyNames(field.name, event, to.length > 1), ...others];
    const isMeant = (name: string) =>
      valuesNamed(name).length > 0 && valuesNamed(name).every((value) => fits(value, field));
    const name = all.find((one) => !names.has(one) && isMeant(one));
    if (name !== undefined) names.set(name, field);
  }
  return names;
}

/** A member of a name that another one has been given stays out. */
function isTaken(name: string, names: ReadonlyMap<string, Field>): boolean {
  return [...names.values()].some((field) => field.name === name);
}

function fits(value: Value, { type }: Field): boolean {
  const kind = kindOf(value);
  if (type === 'string') return kind === 'text' || kind === 'number';
  return type === 'number' || type === 'integer' ? numbered(value) !== undefined : kind === type;
}

/** A number, also one that the event has as the digits of a string. */
function numbered(value: Value): Value | undefined {
  if (isNumber(value)) return value;
  const number = typeof value === 'string' ? new Float(Number(value)) : null;
  return number !== null && printedAs(value, number) === 'number' ? number : undefined;
}

/** The values of one member of all objects; null where there is none. */
function valuesOf(given: readonly Value[], field: Field | undefined, move: Move, naming: Naming): readonly Value[] {
  if (field?.type === 'string') return given.map((value) => (value === null ? null : print(value)));
  if (field?.type === 'number' || field?.type === 'integer') return given.map((value) => numbered(value) ?? null);
  const known = given.filter((value) => value !== null);
  if (known.every(isHash)) return spread(given, renamed(known, field?.members ?? [], move, naming));
  const lists = known.filter(isArray);
  naming.origins.set(pathKey([...move.to, '[]']), [...move.from, '[]']);
  const items = lists.flat();
  if (lists.length < known.length || items.length === 0 || !items.every(isHash)) return given.map(withoutNulls);
  const changed = renamed(items, field?.members ?? [], { to: [...move.to, '[]'], from: [...move.from, '[]'] }, naming);
  const rest = changed.values();
  const taken = lists.map((list) => list.map(() => rest.next().value ?? null));
  return spread(given, taken);
}

/** The changed values in the places of those that are not null. */
function spread(given: readonly Value[], changed: readonly Value[]): Value[] {
  let next = 0;
  return given.map((value) => (value === null ? null : (changed[next++] ?? null)));
}
