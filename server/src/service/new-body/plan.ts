import type { TimestampForm } from '../../rules/engine/settings.ts';
import { isHash, type Value } from '../../semantics/values.ts';
import { alwaysSent } from './anchor.ts';
import { type Building, build } from './build-shape.ts';
import {
  brazeId,
  emailHash,
  externalId,
  hashFilterOf,
  type IdentifierSource,
  type IdentityLines,
  identityLines,
  ofAttribute,
  type Users,
} from './identity.ts';
import type { JsonObject } from './read-json.ts';
import { eventScope } from './scope.ts';
import type { Member, Shape } from './shape.ts';
import { memberOf, namespacePlace } from './source-path.ts';
import { eventFor, eventName } from './suggested-payload.ts';
import { type TimestampLines, timestampLines } from './timestamp.ts';
import type { TriggerEvent } from './trigger-event.ts';

/** What a body is made from. */
export interface Wish {
  readonly event: TriggerEvent;
  /** The payload that it must render to. */
  readonly payload: JsonObject;
  /** Somebody has written the payload: it is not what the event suggests. */
  readonly isExpected: boolean;
  readonly users: Users;
  /** `event_properties`, or where else the trigger puts its data. */
  readonly namespace: string;
  readonly timestamp: TimestampForm;
}

/** A body before it is written. */
export interface Plan {
  readonly type: 'track' | 'identify';
  readonly eventName: string | undefined;
  readonly identity: IdentityLines;
  /** What the event must have, by the test that says that it has not: `{{event_properties.${title}}} == blank`. */
  readonly required: readonly { readonly name: string; readonly test: string }[];
  readonly properties: readonly Member[] | undefined;
  /** Other members of the root. */
  readonly members: readonly Member[];
  readonly sendsTimezone: boolean;
  readonly timestamp: TimestampLines;
}

const ENVELOPE: ReadonlySet<string> = new Set([
  'type',
  'event',
  'user_id',
  'anonymous_id',
  'timestamp',
  'timezone',
  'properties',
]);

export function planBody(wish: Wish, building: Building): Plan {
  const { event, payload, namespace } = wish;
  const type = payload.get('type') === 'identify' ? 'identify' : 'track';
  const scope = eventScope(namespace, event.properties);
  const extra = new Map([...payload].filter(([name]) => !ENVELOPE.has(name)));
  const root = extra.size === 0 ? undefined : build([extra], [], scope, building);
  const wanted = payload.get('properties') ?? (type === 'track' ? new Map<string, Value>() : undefined);
  const built = wanted === undefined ? undefined : build([wanted], ['properties'], scope, building);
  const { properties, required } = withRequired(membersIn(built?.shape), event, namespace);
  const name = payload.get('event');
  return {
    type,
    eventName:
      typeof name === 'string' ? name : type === 'track' ? (eventFor(event)?.name ?? eventName(event.name)) : undefined,
    identity: identityLines(identityWish(wish, type)),
    required,
    properties: wanted === undefined ? undefined : properties,
    members: membersIn(root?.shape),
    sendsTimezone: !wish.isExpected || payload.has('timezone'),
    timestamp: timestampLines(event, namespace, wish.timestamp),
  };
}

function membersIn(shape: Shape | undefined): readonly Member[] {
  return shape?.kind === 'object' ? shape.members : [];
}

/** Without what Movable Ink requires, nothing is sent; so it can be the member that is always there. */
function withRequired(members: readonly Member[], event: TriggerEvent, namespace: string) {
  const fields = eventFor(event)?.properties.filter((field) => field.required) ?? [];
  const required: { name: string; test: string }[] = [];
  const properties = members.map((member) => {
    const { shape, name } = member;
    const isRequired = fields.some((field) => field.name === name) && 'source' in shape && shape.source !== undefined;
    if (!isRequired || shape.kind === 'object' || !shape.source.text.startsWith(namespace)) return member;
    // Empty as it is in this event, it is sent.
    const missing = member.guard?.endsWith('!= nil') ? 'nil' : 'blank';
    required.push({ name, test: `${shape.source.inTag} == ${missing}` });
    return alwaysSent(member);
  });
  return { properties, required };
}

function identityWish({ event, payload, users, namespace }: Wish, type: Plan['type']) {
  const [user, anonymous] = [textAt(payload, 'user_id'), textAt(payload, 'anonymous_id')];
  return {
    users,
    isIdentify: type === 'identify',
    user: (user === event.externalId ? undefined : ofProperty(user, event, namespace)) ?? externalId,
    anonymous: anonymousSource(anonymous, event, namespace),
    sendsBoth: user !== undefined && anonymous !== undefined,
  };
}

/** The hash of the address if it is that, or if nothing better is known; otherwise what never changes of a profile. */
function anonymousSource(id: string | undefined, event: TriggerEvent, namespace: string): IdentifierSource {
  const { email } = event;
  if (id === undefined) return email === undefined ? brazeId : emailHash('sha2');
  const filter = email === undefined ? undefined : hashFilterOf(id, email);
  return filter === undefined ? (ofProperty(id, event, namespace) ?? brazeId) : emailHash(filter);
}

function ofProperty(
  id: string | undefined,
  { properties }: TriggerEvent,
  namespace: string,
): IdentifierSource | undefined {
  const found = id === undefined ? undefined : [...properties].find(([, value]) => value === id);
  const source = found && memberOf(namespacePlace(namespace), found[0])?.source;
  return source && ofAttribute(source, `no ${found[0].replaceAll(/[^\w -]/g, '')}`);
}

export function textAt(payload: JsonObject, name: string): string | undefined {
  const value = payload.get(name);
  return typeof value === 'string' && value.trim() !== '' && !isHash(value) ? value : undefined;
}
