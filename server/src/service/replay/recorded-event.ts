import { attributes } from '../../catalog/attributes.ts';
import type { ValueMap } from '../../samples/sample-user.ts';
import { parseJson } from '../../semantics/parse-json.ts';
import { Float, isArray, isHash, type Value } from '../../semantics/values.ts';

/** An event as Braze has recorded it, in whatever form. */
export interface RecordedEvent {
  readonly name?: string;
  /** Milliseconds since 1970. */
  readonly time?: number;
  /** What the record says of its user, under the names of Braze's user export. */
  readonly user: ValueMap;
  readonly properties: ValueMap;
}

export interface Recorded {
  readonly events: readonly RecordedEvent[];
  /** Of each part that cannot be read: why not. */
  readonly problems: readonly string[];
}

const NOTHING: ValueMap = new Map();

const NO_EVENT: Recorded = { events: [], problems: [] };

/** The one kind of record of Currents that triggers by its name. */
const CUSTOM_EVENT = 'users.behaviors.CustomEvent';

/** Calls of Segment that are no events. */
const OTHER_CALLS: ReadonlySet<string> = new Set(['identify', 'page', 'screen', 'group', 'alias']);

/**
 * The events of a record: an event or a body of Braze's track endpoint, a row of Currents, of a warehouse or of Cloud Data Ingestion, a track call of
 * Segment. Records of other kinds, such as messages sent, hold no event.
 */
export function recordedEvents(record: Value): Recorded {
  if (!isHash(record)) return unread('is not an object');
  const row = withLowerCase(record);
  const events = row.get('events');
  if (isArray(events)) return eventsOf(events, row.get('attributes'));
  if (isHash(row.get('event'))) return recordedEvents(row.get('event') ?? null);
  if (holdsNone(row)) return NO_EVENT;
  const event = eventOf(row);
  return 'problem' in event ? unread(event.problem) : { events: [event], problems: [] };
}

function unread(problem: string): Recorded {
  return { events: [], problems: [problem] };
}

/** A record of another kind, a call of Segment that is no event, or a request that tracks other things. */
function holdsNone(row: ValueMap): boolean {
  const kind = textOf(row.get('event_type'));
  if (kind !== undefined) return kind !== CUSTOM_EVENT;
  const isCall = !row.has('event') && ['userId', 'anonymousId', 'messageId', 'traits'].some((key) => row.has(key));
  if (isCall && OTHER_CALLS.has(textOf(row.get('type')) ?? '')) return true;
  return [row.get('attributes'), row.get('purchases')].some((one) => one !== undefined && isArray(one));
}

function eventsOf(entries: readonly Value[], attributes: Value | undefined): Recorded {
  const all = entries.map(recordedEvents);
  const profiles = attributes !== undefined && isArray(attributes) ? attributes.filter(isHash).map(profileOf) : [];
  return {
    events: all.flatMap(({ events }) => events).map((event) => withProfile(event, profiles)),
    problems: all.flatMap(({ problems }) => problems),
  };
}

/** Fields of the profile; whatever else a request sets is a custom attribute. */
const FIELDS_OF_PROFILE: ReadonlySet<string> = new Set([
  ...attributes.map(({ name, profileField }) => profileField ?? name),
  'custom_attributes',
  'user_alias',
]);

function profileOf(tracked: ValueMap): ValueMap {
  const isField = ([name]: readonly [string, Value]) => FIELDS_OF_PROFILE.has(name);
  const custom = [...tracked].filter((entry) => !isField(entry));
  return new Map([...[...tracked].filter(isField), ...withCustom(tracked, custom)]);
}

function withCustom(tracked: ValueMap, custom: readonly (readonly [string, Value])[]): [string, Value][] {
  const own = mapIn(tracked.get('custom_attributes')) ?? NOTHING;
  return custom.length === 0 ? [] : [['custom_attributes', new Map([...own, ...custom])]];
}

/** Braze applies the attributes of a request before its events. */
function withProfile(event: RecordedEvent, profiles: readonly ValueMap[]): RecordedEvent {
  const id = idOf(event.user);
  const own = profiles.find((profile) => id !== undefined && idOf(profile) === id);
  return own === undefined ? event : { ...event, user: new Map([...own, ...event.user]) };
}

/** The external ID of a user: text for Braze, also where a table has it as a number. */
export function idOf(user: ValueMap): string | undefined {
  const id = user.get('external_id');
  return typeof id === 'bigint' ? String(id) : textOf(id);
}

/** An exported user. What is null is not there, and a table may have the custom attributes as JSON text. */
export function exportedUser(user: Value): { readonly id: string; readonly profile: ValueMap } | undefined {
  const id = isHash(user) ? idOf(user) : undefined;
  if (id === undefined || !isHash(user)) return undefined;
  const custom = mapIn(user.get('custom_attributes'));
  const fields = [...user].filter(([, value]) => value !== null);
  const profile = new Map([...fields, ['external_id', id] as const]);
  if (custom !== undefined) profile.set('custom_attributes', custom);
  return { id, profile };
}

/** Warehouses have names in capitals. */
function withLowerCase(record: ValueMap): ValueMap {
  const isUpper = ['NAME', 'TIME', 'PAYLOAD', 'PROPERTIES', 'EXTERNAL_ID', 'EXTERNAL_USER_ID'].some((key) =>
    record.has(key),
  );
  return isUpper ? new Map(Array.from(record, ([key, value]) => [key.toLowerCase(), value])) : record;
}

function eventOf(row: ValueMap): RecordedEvent | { readonly problem: string } {
  const payload = mapIn(row.get('payload'));
  if (payload === undefined && isGiven(row.get('payload')))
    return { problem: 'has a payload that is not a JSON object' };
  const source = payload ?? row;
  const inner = mapIn(source.get('properties'));
  if (inner === undefined && isGiven(source.get('properties')))
    return { problem: 'has properties that are not a JSON object' };
  const name = textOf(source.get('name')) ?? textOf(source.get('event')) ?? textOf(inner?.get('name'));
  const times = [source.get('time'), source.get('receivedAt'), source.get('timestamp'), row.get('updated_at')];
  const time = times.map(momentOf).find((moment) => moment !== undefined);
  if (time === undefined && times.some(isGiven)) return { problem: 'has a time that cannot be read' };
  if (name === undefined && time === undefined && inner === undefined)
    return { problem: 'is not an event: it has no name, time or properties' };
  // Currents over HTTP has the event's own properties one level deeper.
  const custom = inner === undefined ? undefined : mapIn(inner.get('custom_properties'));
  const properties = custom ?? inner ?? (payload === undefined ? otherCells(row) : NOTHING);
  return { ...(name !== undefined && { name }), ...(time !== undefined && { time }), user: userOf(row), properties };
}

/** Some languages write an object that is empty as an empty list. */
function isGiven(value: Value | undefined): boolean {
  const isEmptyList = value !== undefined && isArray(value) && value.length === 0;
  return !isEmptyList && ![undefined, null, '', '[]', 'null'].some((empty) => empty === value);
}

const FIELDS =
  'name event event_type type time timestamp receivedat updated_at id app_id user_alias messageid context properties payload';
const IDS = 'external_id external_user_id user_id userid anonymousid braze_id email phone timezone time_zone user';
const KNOWN: ReadonlySet<string> = new Set(`${FIELDS} ${IDS}`.split(' '));

/** A table without a column for properties has one for each. */
function otherCells(row: ValueMap): ValueMap {
  return new Map([...row].filter(([key]) => !KNOWN.has(key.toLowerCase())));
}

/** Currents calls Braze's own ID `user_id` beside an `external_user_id`; Segment calls the external ID `userId`. */
export function userOf(row: ValueMap): ValueMap {
  const nested = mapIn(row.get('user')) ?? NOTHING;
  const context = mapIn(row.get('context')) ?? NOTHING;
  const traits = mapIn(context.get('traits')) ?? NOTHING;
  const external = first(
    row.get('external_id'),
    row.get('external_user_id'),
    nested.get('external_user_id'),
    row.get('userId'),
  );
  const fields: readonly (readonly [string, Value | undefined])[] = [
    ['external_id', typeof external === 'bigint' ? String(external) : external],
    ['braze_id', first(row.get('braze_id'), row.get('user_id'), nested.get('user_id'))],
    ['email', first(row.get('email'), traits.get('email'))],
    ['phone', first(row.get('phone'), traits.get('phone'))],
    ['time_zone', first(row.get('time_zone'), row.get('timezone'), nested.get('timezone'), context.get('timezone'))],
  ];
  return new Map(fields.flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])));
}

function first(...values: readonly (Value | undefined)[]): Value | undefined {
  return values.find((value) => value !== undefined && value !== null && value !== '');
}

/** An object, also as JSON text. */
function mapIn(value: Value | undefined): ValueMap | undefined {
  const found = typeof value === 'string' && value.trimStart().startsWith('{') ? parseJson(value) : value;
  return found !== undefined && isHash(found) ? found : undefined;
}

function textOf(value: Value | undefined): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** The largest numbers that are seconds, milliseconds and microseconds: all lie beyond the year 5000 then. What is larger are nanoseconds. */
const MOST = [100_000_000_000, 100_000_000_000_000, 100_000_000_000_000_000] as const;
/** The milliseconds that a date can have. */
const LATEST = 8_640_000_000_000_000;

/** Since 1970 as a number or as digits, or a date, which is in UTC where it says nothing else. */
function momentOf(value: Value | undefined): number | undefined {
  const number = value instanceof Float ? value.value : typeof value === 'bigint' ? Number(value) : undefined;
  if (number !== undefined) return millisecondsOf(number);
  if (typeof value !== 'string') return undefined;
  if (/^\s*\d+(?:\.\d+)?\s*$/.test(value)) return millisecondsOf(Number(value));
  const text = value.trim();
  if (text.length > LONGEST_DATE) return undefined;
  const ways = WITH_ZONE.test(text) ? [text] : [`${text.replace(' ', 'T')}Z`, `${text} UTC`];
  return ways.map((way) => Date.parse(way)).find((moment) => !Number.isNaN(moment));
}

/** UTF-16 units: more than any form of a date has. */
const LONGEST_DATE = 100;
const WITH_ZONE = /:\d\d.*(?:[+-]\d\d|Z|UT|GMT|[PMCE][SD]T)/i;

function millisecondsOf(number: number): number | undefined {
  const size = MOST.findIndex((most) => Math.abs(number) <= most);
  const milliseconds = (number * 1000) / 1000 ** (size < 0 ? MOST.length : size);
  return Math.abs(milliseconds) <= LATEST ? milliseconds : undefined;
}
