import { envelope } from '../../catalog/movable-ink/envelope.ts';
import { events } from '../../catalog/movable-ink/events.ts';
import { typesOfMember } from '../../catalog/movable-ink/find-field.ts';
import type { Field } from '../../catalog/movable-ink/types.ts';
import type { Member, ObjectNode, PayloadNode } from '../../proof/payload-tree.ts';
import type { CheckedBody } from '../check-body.ts';
import type { Piece } from './pieces.ts';

/** An object of the payload, and the names that lead to it, `[]` for an item of a list. */
export interface ObjectInPlace {
  readonly object: ObjectNode;
  readonly path: readonly string[];
}

interface Inside {
  readonly value: PayloadNode;
  readonly path: readonly string[];
}

/** The object that a bracket opens. `undefined` if there are several. */
export function objectAt(open: number, { proof: { payload } }: CheckedBody): ObjectInPlace | undefined {
  let found = payload === undefined ? [] : innermost({ value: payload, path: [] }, open);
  for (let [one] = found; found.length === 1 && one !== undefined && one.value.start < open; [one] = found)
    found = inside(one, open);
  const [one, ...others] = found;
  const isFound = one?.value.type === 'object' && one.value.start === open && others.length === 0;
  return isFound && one.value.type === 'object' ? { object: one.value, path: one.path } : undefined;
}

function inside({ value, path }: Inside, offset: number): Inside[] {
  if (value.type === 'object')
    return value.members.flatMap((one) => innermost({ value: one.value, path: [...path, nameOf(one) ?? ''] }, offset));
  const items = value.type === 'list' ? value.items : [];
  return items.flatMap((one) => innermost({ value: one.value, path: [...path, '[]'] }, offset));
}

/** Those of its alternatives that hold a place. */
function innermost({ value, path }: Inside, offset: number): Inside[] {
  if (value.start > offset || value.end <= offset) return [];
  if (value.type !== 'choice') return [{ value, path }];
  return value.alternatives.flatMap((one) => innermost({ value: one.value, path }, offset));
}

/** The names of its members by its pieces; `undefined` where one is not known for sure. */
export function namesOf(
  { object }: ObjectInPlace,
  pieces: readonly Piece[],
): readonly (readonly string[])[] | undefined {
  const names = pieces.map((): string[] => []);
  let at = 0;
  const members = object.members.toSorted((one, other) => one.nameSpan.start - other.nameSpan.start);
  for (const member of members) {
    const name = nameOf(member);
    while (at < pieces.length && (pieces[at]?.end ?? 0) < member.nameSpan.end) at++;
    const here = names[at];
    if (name === undefined || here === undefined || (pieces[at]?.start ?? 0) > member.nameSpan.start) return undefined;
    here.push(name);
  }
  return names;
}

/** Where it is known for sure. */
function nameOf({ name }: Member): string | undefined {
  const [text, ...others] = name ?? [];
  if (text === undefined || others.length > 0) return undefined;
  const parts = text.parts.filter((part) => typeof part === 'string');
  return parts.length === text.parts.length ? parts.join('') : undefined;
}

/** What makes an object an event, and which one. */
export const DECIDING: ReadonlySet<string> = new Set(['type', 'event']);

/** Names that rules look for in events, also to see whether others are there. */
const KNOWN: ReadonlySet<string> = new Set([
  ...['properties', 'timezone', 'timestamp'],
  ...[...envelope, ...events.flatMap(({ properties }) => properties)].flatMap(allNames),
]);

function allNames({ name, members = [], otherNames = [] }: Pick<Field, 'name' | 'members' | 'otherNames'>): string[] {
  return [name, ...members.flatMap(allNames), ...otherNames.flatMap((path) => path.split('.'))];
}

/** Fewer than the members that a rule counts. */
const MOST_IN_EVENT = 18;

/** Whether members of an object can be left out. */
export function isFree({ object, path }: ObjectInPlace, { analysis, config }: CheckedBody): boolean {
  if (analysis.events().length === 0) return true;
  return config.settings.events === undefined && (object.members.length < MOST_IN_EVENT || !isReadInEvents(path));
}

/** Whether rules look for members of certain names in objects that are there. */
function isReadInEvents(path: readonly string[]): boolean {
  return path.length < 2 || typesOfMember(path).size > 0;
}

/** Whether others depend on whether a member of this name is there, or on its value. */
export function isLookedFor(name: string, path: readonly string[], { analysis }: CheckedBody): boolean {
  return DECIDING.has(name) || (analysis.events().length > 0 && KNOWN.has(name) && isReadInEvents(path));
}

/** The names of its members, one after the other; a member is one however many values it may have. */
export function memberNamesOf({ object }: ObjectInPlace): readonly (string | undefined)[] {
  return [...new Map(object.members.map((member) => [member.nameSpan.start, nameOf(member)])).values()];
}

/** Which events a body is, in words that differ where anybody could tell a difference. */
export function eventsIn({ analysis }: CheckedBody): string {
  const all = analysis.events().map(({ type, entries, isWhole, when }) => {
    return { type, isWhole, isAlways: when.isAlways, names: entries.map(({ name }) => name) };
  });
  return JSON.stringify(all);
}
