import type { Value } from '../../semantics/values.ts';
import { hashFilterOf } from './identity.ts';
import { textAt, type Wish } from './plan.ts';
import { writeIndented } from './write-indented.ts';

/** What is made up where the event does not have it: what nobody has. */
const MADE_UP = { externalId: 'user-1', brazeId: '5f3c1a2b9d1e8a0001c0ffee', timezone: 'America/New_York' };

/** A sample user for whom the body renders to the wanted payload, as the text of a file that holds all of the event, personal data as well. */
export function eventSampleUser(wish: Wish): string {
  const { event } = wish;
  const time = event.time === undefined ? Number.NaN : Date.parse(event.time);
  const file = new Map<string, Value>([['name', `${event.name}, ${isKnown(wish) ? 'known' : 'anonymous'} user`]]);
  if (!Number.isNaN(time)) file.set('now', new Date(time).toISOString());
  file.set('user', userOf(wish));
  file.set('event', eventOf(wish));
  return writeIndented(file);
}

function isKnown({ event, payload, users, isExpected }: Wish): boolean {
  if (textAt(payload, 'user_id') !== undefined || users === 'known' || payload.get('type') === 'identify') return true;
  return !isExpected && event.externalId !== undefined;
}

function userOf(wish: Wish): Value {
  const { event, payload } = wish;
  const [user, anonymous] = [textAt(payload, 'user_id'), textAt(payload, 'anonymous_id')];
  const fields = new Map<string, Value>();
  if (isKnown(wish)) fields.set('external_id', user ?? event.externalId ?? MADE_UP.externalId);
  const isAnonymous = !isKnown(wish) || payload.get('type') === 'identify';
  const isHash =
    anonymous !== undefined && event.email !== undefined && hashFilterOf(anonymous, event.email) !== undefined;
  const braze =
    (isHash ? undefined : anonymous) ??
    event.brazeId ??
    (isAnonymous && event.email === undefined ? MADE_UP.brazeId : undefined);
  if (braze !== undefined) fields.set('braze_id', braze);
  if (event.email !== undefined) fields.set('email', event.email);
  const timezone = textAt(payload, 'timezone') ?? (wish.isExpected ? undefined : MADE_UP.timezone);
  if (timezone !== undefined) fields.set('time_zone', timezone);
  return fields;
}

function eventOf({ event }: Wish): Value {
  const fields = new Map<string, Value>([['name', event.name]]);
  if (event.time !== undefined) fields.set('time', event.time);
  return fields.set('properties', event.properties);
}
