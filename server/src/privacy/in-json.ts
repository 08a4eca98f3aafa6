import type { Node } from 'jsonc-parser';
import { personalDataNamed } from '../catalog/personal-data.ts';
import type { PersonalData } from '../catalog/types.ts';
import { membersOf } from '../semantics/json.ts';
import type { Span } from '../template/span.ts';
import { findInValue } from './find-in-value.ts';
import { otherCoordinates } from './patterns/location.ts';

/** Personal data in a JSON text. */
export interface JsonMatch extends Span {
  readonly kind: PersonalData;
  /** The data, with escapes undone. */
  readonly text: string;
  /** The whole value that holds it. */
  readonly node: Node;
  /** The names that lead to it, `[]` for an item of a list. */
  readonly member: readonly string[];
}

/** In the order of the text. Names of people count only beside other data that shows whose they are. */
export function findInJson(root: Node, source: string): JsonMatch[] {
  const found: JsonMatch[] = [];
  addFrom({ node: root, member: [] }, source, found);
  return found.toSorted((one, other) => one.start - other.start);
}

interface Place {
  readonly node: Node;
  readonly member: readonly string[];
}

/** What files of sample users and their events are built of, and says nothing of the data. */
const STRUCTURE: ReadonlySet<string> = new Set([
  '[]',
  'event',
  'events',
  'properties',
  'user',
  'users',
  'custom_attributes',
]);

/** JSON is read only down to a depth that recursion can take: see `deepestJson`. */
function addFrom({ node, member }: Place, source: string, found: JsonMatch[]): void {
  if (node.type === 'array') {
    for (const child of node.children ?? []) addFrom({ node: child, member: [...member, '[]'] }, source, found);
  } else if (node.type === 'object') addMembers({ node, member }, source, found);
  else found.push(...inScalar({ node, member }, source));
}

function addMembers({ node, member }: Place, source: string, found: JsonMatch[]): void {
  const members = membersOf(node).map(({ key, value }) => ({ node: value, member: [...member, key] }));
  const names = new Set(members.map((one) => lastOf(one).toLowerCase()));
  const before = found.length;
  for (const one of members) {
    const isHalf = personalDataNamed(lastOf(one)) === 'precise-location' && one.node.type !== 'array';
    if (isHalf && isLone(one, names)) continue;
    addFrom(one, source, found);
  }
  const isTold = found
    .slice(before)
    .some(({ member: { length }, kind }) => length === member.length + 1 && TELLING.has(kind));
  if (isTold) for (const one of members) found.push(...nameIn(one));
}

function lastOf({ member }: Place): string {
  return member.at(-1) ?? '';
}

/** One coordinate without the other. */
function isLone(place: Place, names: ReadonlySet<string>): boolean {
  const others = otherCoordinates(lastOf(place));
  return others.length > 0 && !others.some((name) => names.has(name));
}

const TELLING: ReadonlySet<PersonalData> = new Set(['email', 'phone', 'birth-date', 'official-id', 'financial']);

function nameIn({ node, member }: Place): JsonMatch[] {
  const isName = node.type === 'string' && personalDataNamed(member.at(-1) ?? '', outerOf(member)) === 'name';
  const text = String(node.value);
  if (!isName || text.trim() === '') return [];
  return [{ start: node.offset + 1, end: node.offset + node.length - 1, kind: 'name', text, node, member }];
}

function outerOf(member: readonly string[]): string[] {
  return member.slice(0, -1).filter((name) => !STRUCTURE.has(name));
}

function inScalar({ node, member }: Place, source: string): JsonMatch[] {
  if (node.type !== 'string' && node.type !== 'number') return [];
  const raw = source.slice(node.offset, node.offset + node.length);
  const value = node.type === 'string' ? String(node.value) : raw;
  const name = member.findLast((one) => one !== '[]') ?? '';
  const matches = findInValue(value, name, outerOf(member));
  // With escapes in it, places in the value are not those in the text.
  const isPlain = node.type === 'number' || raw === `"${value}"`;
  const from = node.offset + (node.type === 'string' ? 1 : 0);
  return matches.map(({ start, end, kind }) => ({
    ...(isPlain ? { start: from + start, end: from + end } : { start: node.offset, end: node.offset + node.length }),
    kind,
    text: value.slice(start, end),
    node,
    member,
  }));
}
