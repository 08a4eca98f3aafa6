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

export type Recorded = readonly RecordedEvent[] | { readonly problem: string };

const NOTHING: ValueMap = new Map();

/** The one kind of record of Currents that triggers by its name. */
const CUSTOM_EVENT = 'users.behaviors.CustomEvent';

/**
 * The events of a record: an event or a body of Braze's track endpoint, a row of Currents, of a warehouse or of Cloud Data Ingestion, a track call of
 * Segment. Records of other kinds, such as messages sent, hold no event.
 */
export function recordedEvents(record: Value): Recorded {
  if (!isHash(record)) return { problem: 'is not an object' };
  const row = withLowerCase(record);
  const events = row.get('events');
  if (isArray(events)) return eventsOf(events, row.get('attributes'));
  if (isHash(row.get('event'))) return recordedEvents(row.get('event') ?? null);
  const kind = textOf(row.get('event_type'));
  if (kind !== undefined && kind !== CUSTOM_EVENT) return [];
  const event = eventOf(row);
  return event === undefined ? { problem: 'is not an event: it has no name, time or properties' } : [event];
}

function eventsOf(events: readonly Value[], attributes: Value | undefined): Recorded {
  const all: RecordedEvent[] = [];
  for (const one of events) {
    const found = recordedEvents(one);
    if ('problem' in found) return found;
    all.push(...found);
  }
  const profiles = attributes !== undefined && isArray(attributes) ? attributes.filter(isHash) : [];
  return profiles.length === 0 ? all : all.map((event) => withProfile(event, profiles));
}

/** Braze applies the attributes of a request before its events. */
function withProfile(event: RecordedEvent, profiles: readonly ValueMap[]): RecordedEvent {
  const id = event.user.get('external_id');
  const own = profiles.find((profile) => id !== undefined && profile.get('external_id') === id);
  return own === undefined ? event : { ...event, user: new Map([...own, ...event.user]) };
}

/** Warehouses have names in capitals. */
function withLowerCase(record: ValueMap): ValueMap {
  const isUpper = ['NAME', 'TIME', 'PAYLOAD', 'PROPERTIES', 'EXTERNAL_ID', 'EXTERNAL_USER_ID'].some((key) =>
    record.has(key),
  );
  return isUpper ? new Map(Array.from(record, ([key, value]) => [key.toLowerCase(), value])) : record;
}

function eventOf(row: ValueMap): RecordedEvent | undefined {
  const payload = mapIn(row.get('payload'));
  const source = payload ?? row;
  const inner = mapIn(source.get('properties'));
  // Currents over HTTP has the event's own properties one level deeper.
  const custom = inner === undefined ? undefined : mapIn(inner.get('custom_properties'));
  const name = textOf(source.get('name')) ?? textOf(source.get('event')) ?? textOf(inner?.get('name'));
  const time = [source.get('time'), source.get('receivedAt'), source.get('timestamp'), row.get('updated_at')]
    .map(momentOf)
    .find((moment) => moment !== undefined);
  const properties = custom ?? inner ?? (payload === undefined ? otherCells(row) : NOTHING);
  if (name === undefined && time === undefined && inner === undefined) return undefined;
  return { ...(name !== undefined && { name }), ...(time !== undefined && { time }), user: userOf(row), properties };
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
function userOf(row: ValueMap): ValueMap {
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
    ['external_id', external],
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

/** Numbers above are milliseconds: as seconds, they lie beyond the year 5000. */
const MOST_SECONDS = 100_000_000_000;

/** Seconds or milliseconds as a number or as digits, or a date. */
function momentOf(value: Value | undefined): number | undefined {
  const number = value instanceof Float ? value.value : typeof value === 'bigint' ? Number(value) : undefined;
  if (number !== undefined) return number > MOST_SECONDS ? number : number * 1000;
  if (typeof value !== 'string' || value === '') return undefined;
  if (/^\d+(?:\.\d+)?$/.test(value)) return momentOf(new Float(Number(value)));
  // Warehouses write `2023-12-06 18:20:45.000`, which is UTC.
  const iso = /^\d{4}-\d{2}-\d{2} \d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?$/.test(value)
    ? `${value.replace(' ', 'T')}Z`
    : value;
  const moment = Date.parse(iso);
  return Number.isNaN(moment) ? undefined : moment;
}
