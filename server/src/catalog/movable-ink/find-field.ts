import { envelope } from './envelope.ts';
import { events } from './events.ts';
import type { EventEntry, Field, JsonType } from './types.ts';

/**
 * The types that the default profile has for a place of the payload, over all events.
 * @param member names from the root on, `[]` for an item of a list: `['properties', 'categories', '[]', 'id']`
 */
export function typesOfMember(member: readonly string[]): ReadonlySet<JsonType> {
  const known = types.get(member.join('.'));
  return known ?? NONE;
}

const NONE: ReadonlySet<JsonType> = new Set();

const types = new Map<string, Set<JsonType>>();
for (const field of envelope) add(field.name, field);
for (const { properties } of events) for (const field of properties) add(`properties.${field.name}`, field);

function add(place: string, { type, members = [] }: Pick<Field, 'type' | 'members'>): void {
  const known = types.get(place) ?? new Set();
  types.set(place, known.add(type));
  const inside = type === 'array' ? `${place}.[]` : place;
  for (const field of members) add(`${inside}.${field.name}`, field);
}

/** A member of the payload by the default profile. @param path as for `typesOfMember`. @param among the events it can be of. */
export function fieldAt(
  path: readonly string[],
  among: readonly EventEntry[] = events,
): Pick<Field, 'type' | 'description' | 'example' | 'sources' | 'conflict'> | undefined {
  const [first, ...rest] = path;
  if (first !== 'properties' || rest.length === 0) {
    return rest.length === 0 ? envelope.find(({ name }) => name === first) : undefined;
  }
  const known = among.map(({ properties }) => findIn(properties, rest));
  return known.find((field) => field !== undefined);
}

function findIn(fields: readonly Field[], [name, ...rest]: readonly string[]): Field | undefined {
  const field = fields.find((one) => one.name === name);
  const inner = rest[0] === '[]' ? rest.slice(1) : rest;
  return inner.length === 0 ? field : findIn(field?.members ?? [], inner);
}
