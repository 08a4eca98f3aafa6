import type { DeclaredType, ValueType } from '../../catalog/types.ts';
import type { Settings } from '../../rules/engine/settings.ts';
import type { SampleUser, ValueMap } from '../../samples/sample-user.ts';
import { Float, isArray, isHash, type Value } from '../../semantics/values.ts';
import { harmlessExample } from './example.ts';

/** What a workspace shows of the data that bodies read, beyond what everybody's Braze has. */
export interface KnownData {
  /** `event_properties`, `custom_attribute` …: their names. */
  readonly namespaces: ReadonlyMap<string, KnownValue>;
  /** Fields of the profile by the name that a body gives them. */
  readonly catalogs: KnownValue;
  readonly contentBlocks: KnownValue;
}

/** A value of which something is known: its type, an example, what is in it. Of a list the members are those of its items. */
export interface KnownValue {
  type?: ValueType;
  example?: string;
  /** Where it is known from: "sample user Known shopper". */
  source?: string;
  /** It is an item of a list whose items are looked at by their names. */
  readonly members: Map<string, KnownValue>;
}

/** What is known of one body: the lookups of attributes in it, as `event_properties`, `categories`, `[]`, `id`. */
export interface BodyReads {
  /** How the source is named: "body product-view". */
  readonly source: string;
  readonly paths: readonly (readonly string[])[];
}

export interface NamedSampleUser {
  readonly source: string;
  readonly sampleUser: SampleUser;
}

/** Earlier sources win: what a configuration declares, then what sample users have, then what other bodies read. */
export function knownData(
  settings: Settings,
  sampleUsers: readonly NamedSampleUser[],
  bodies: readonly BodyReads[],
): KnownData {
  const root: KnownValue = { members: new Map() };
  for (const [path, type] of settings.types) addPath(root, namesIn(path), TYPES[type], 'the configuration');
  for (const { source, sampleUser } of sampleUsers) addUser(root, sampleUser, source);
  for (const { source, paths } of bodies) for (const path of paths) addPath(root, path, undefined, source);
  return {
    namespaces: root.members,
    catalogs: memberOf(root, 'catalogs'),
    contentBlocks: memberOf(root, 'content_blocks'),
  };
}

const TYPES: Readonly<Record<DeclaredType, ValueType>> = {
  text: 'string',
  id: 'id',
  number: 'number',
  boolean: 'boolean',
  date: 'time',
  list: 'array',
  object: 'object',
};

/** `event_properties.${categories}[0].id` as `event_properties`, `categories`, `[]`, `id`. */
export function namesIn(path: string): string[] {
  return Array.from(path.matchAll(/\$\{([^{}|\n]*)\}|\[([^\]]{0,200})\]|([\w-]+)/g), ([, attribute, index, name]) =>
    index === undefined ? (attribute ?? name ?? '') : /^['"]/.test(index) ? index.slice(1, -1) : '[]',
  );
}

/** The value at the end of a path, if anything is known of it. */
export function valueAt(data: KnownData, path: readonly string[]): KnownValue | undefined {
  let at: KnownValue | undefined = { members: new Map(data.namespaces) };
  for (const name of path) if (name !== '[]') at = at?.members.get(name);
  return at;
}

function addUser(root: KnownValue, user: SampleUser, source: string): void {
  const { event, api_trigger_properties, canvas_entry_properties, context, catalogs, content_blocks } = user;
  const custom = user.user.get('custom_attributes') ?? null;
  addMembers(memberOf(root, 'event_properties'), event.properties, source);
  if (isHash(custom)) addMembers(memberOf(root, 'custom_attribute'), custom, source);
  addMembers(memberOf(root, 'api_trigger_properties'), api_trigger_properties, source);
  addMembers(memberOf(root, 'canvas_entry_properties'), canvas_entry_properties, source);
  addMembers(memberOf(root, 'context'), context, source);
  addMembers(memberOf(root, 'content_blocks'), content_blocks, source);
  for (const [name, items] of catalogs)
    if (isHash(items)) addItems(memberOf(memberOf(root, 'catalogs'), name), [...items.values()], source);
}

function addMembers(known: KnownValue, values: ValueMap, source: string): void {
  for (const [name, value] of values) addValue(memberOf(known, name), value, name, source);
}

function addValue(known: KnownValue, value: Value, name: string, source: string): void {
  const type = typeOf(value);
  if (type === undefined) return;
  known.type ??= type;
  known.source ??= source;
  const example = known.example ?? harmlessExample(value, name);
  if (example !== undefined) known.example = example;
  if (isHash(value)) addMembers(known, value, source);
  if (isArray(value)) addItems(known, value, source);
}

/** Enough to know what items have in common. */
const MOST_ITEMS = 20;

function addItems(known: KnownValue, items: readonly Value[], source: string): void {
  for (const item of items.slice(0, MOST_ITEMS)) if (isHash(item)) addMembers(known, item, source);
}

function addPath(root: KnownValue, path: readonly string[], type: ValueType | undefined, source: string): void {
  let at = root;
  for (const name of path) at = name === '[]' ? at : memberOf(at, name);
  if (type !== undefined) at.type ??= type;
  at.source ??= source;
}

/** Names come from files, so there may be very many of them. */
const MOST_MEMBERS = 2_000;

function memberOf(known: KnownValue, name: string): KnownValue {
  const found = known.members.get(name) ?? { members: new Map() };
  if (known.members.size < MOST_MEMBERS) known.members.set(name, found);
  return found;
}

/** `undefined` for nil, of which nothing is known. */
function typeOf(value: Value): ValueType | undefined {
  if (value === null) return undefined;
  if (typeof value === 'string') return /^\d{4}-\d{2}-\d{2}T\d{2}:/.test(value) ? 'time' : 'string';
  if (typeof value === 'boolean') return 'boolean';
  if (typeof value === 'bigint' || value instanceof Float) return 'number';
  if (isArray(value)) return 'array';
  return isHash(value) ? 'object' : undefined;
}
