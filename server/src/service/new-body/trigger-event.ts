import { print } from '../../semantics/print.ts';
import { isArray, isHash, type Value } from '../../semantics/values.ts';
import { isUnusable, type JsonObject, readObject, type Unusable } from './read-json.ts';
import { isNumber } from './values.ts';

/** An event that triggers a message, as Braze's `/users/track` takes it. */
export interface TriggerEvent {
  readonly name: string;
  /** As it is written: ISO 8601. */
  readonly time?: string;
  readonly properties: JsonObject;
  readonly externalId?: string;
  readonly email?: string;
  readonly brazeId?: string;
}

/** Reads a trigger event: alone, in the `events` of a request, or in a sample user. */
export function readTriggerEvent(text: string): TriggerEvent | Unusable {
  const whole = readObject(text);
  if (isUnusable(whole)) return whole;
  const found = eventIn(whole);
  return 'problem' in found ? found : eventOf(found.event, found.user);
}

type Found = { readonly event: JsonObject; readonly user: JsonObject } | Unusable;

const NOBODY: JsonObject = new Map();

function eventIn(whole: JsonObject): Found {
  const user = objectOf(whole.get('user')) ?? NOBODY;
  const inner = objectOf(whole.get('event'));
  const event = inner ?? whole;
  const list = event.get('events');
  if (list === undefined) return { event, user };
  if (!isArray(list) || list.length === 0) return { problem: 'has no event in its `events`' };
  if (list.length > 1) return { problem: `has ${list.length} events: keep the one that triggers the webhook` };
  const only = objectOf(list[0]);
  return only === undefined ? { problem: 'has no event in its `events`' } : { event: only, user };
}

function eventOf(event: JsonObject, user: JsonObject): TriggerEvent | Unusable {
  const name = textOf(event.get('name'));
  if (name === undefined) return { problem: `has no event with a \`name\`${hint(event)}` };
  const properties = event.get('properties') ?? NOBODY;
  if (!isHash(properties)) return { problem: '`properties` must be an object' };
  const part = (key: string, member: string) => {
    const value = idIn(event.get(member)) ?? idIn(user.get(member));
    return value === undefined ? {} : { [key]: value };
  };
  const time = textOf(event.get('time'));
  const identifiers = {
    ...part('externalId', 'external_id'),
    ...part('email', 'email'),
    ...part('brazeId', 'braze_id'),
  };
  return { name, properties, ...(time !== undefined && { time }), ...identifiers };
}

function hint(event: JsonObject): string {
  const looks = ['type', 'timestamp', 'user_id', 'anonymous_id'].filter((name) => event.has(name));
  return looks.length > 1 ? '. It looks like the payload for Movable Ink: that is the expected payload' : '';
}

function objectOf(value: Value | undefined): JsonObject | undefined {
  return isHash(value) ? value : undefined;
}

/** Braze takes a number for an identifier as its digits. */
function idIn(value: Value | undefined): string | undefined {
  return isNumber(value) ? print(value) : textOf(value);
}

function textOf(value: Value | undefined): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value : undefined;
}
