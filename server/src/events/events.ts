import { findEvent } from '../catalog/movable-ink/events.ts';
import type { EventEntry, EventType, Field } from '../catalog/movable-ink/types.ts';
import type { ListNode, ObjectNode } from '../proof/payload-tree.ts';
import type { Case, PayloadProblemKind, Proof } from '../proof/proof.ts';
import { absentWhen, alternativesOf, knownTexts, type Under, valuesNamed } from '../proof/walk-payload.ts';

/** An event that a body can be. A body for another receiver is not an event. */
export interface Event {
  readonly type: EventType;
  readonly object: ObjectNode;
  /** When the body is this event, and is sent. */
  readonly when: Case;
  /** The events that it is by its name; one of the author's own has no entry in the catalog. Together they make up `when`. */
  readonly entries: readonly EventCase[];
  /** Nothing of it can be lost through a repair or a gap, so a member that is not there is really missing. */
  readonly isWhole: boolean;
}

export interface EventCase {
  /** What `event` holds, where that is known. */
  readonly name?: string;
  readonly entry?: EventEntry;
  readonly when: Case;
}

/** The members of `properties` that an account takes of an event; undefined where they are free. */
export type PropertiesOf = (event: Pick<EventCase, 'name' | 'entry'>) => readonly Field[] | undefined;

/**
 * Recognised by the shape of the published payloads: `type` is `track` or `identify`, or there is no `type` but an `event`. Some senders put
 * several into an array, or into one that is called `events`.
 */
export function eventsOf(proof: Proof): Event[] {
  const { payload, sent } = proof;
  if (payload === undefined) return [];
  const isWhole = proof.gaps.length === 0 && !proof.problems.some(({ kind }) => LOSING.has(kind));
  return alternativesOf(payload, sent).flatMap(({ value, when }) => {
    if (value.type === 'list') return batchedIn(value, when, isWhole);
    if (value.type !== 'object') return [];
    const batches = valuesNamed(value, 'events', when);
    const batched = batches.flatMap((batch) =>
      batch.value.type === 'list' ? batchedIn(batch.value, batch.when, isWhole) : [],
    );
    return [...eventsIn(value, when, isWhole), ...batched];
  });
}

/** Several events of one request. Other services take such lists as well, so each has to say which type it is. */
function batchedIn({ items }: ListNode, outer: Case, isWhole: boolean): Event[] {
  return items
    .flatMap((item) => alternativesOf(item.value, outer.and(item.when)))
    .flatMap(({ value, when }) => {
      if (value.type !== 'object') return [];
      const untyped = absentWhen(value, 'type', when);
      return eventsIn(value, untyped.isNever ? when : when.and(untyped.not()), isWhole);
    });
}

/** Errors after which a name or a bracket may belong to another object. */
const LOSING: ReadonlySet<PayloadProblemKind> = new Set([
  'missing-key',
  'missing-colon',
  'missing-close',
  'invalid-text',
  'unexpected',
  'unbalanced-loop',
]);

function eventsIn(object: ObjectNode, when: Case, isWhole: boolean): Event[] {
  const types = textsNamed(object, 'type', when);
  const untyped = absentWhen(object, 'type', when);
  const tracks = [
    ...types.filter(({ value }) => value === 'track'),
    { when: untyped.and(absentWhen(object, 'event', untyped).not()) },
  ];
  const identifies = types.filter(({ value }) => value === 'identify');
  return [...event('track', object, tracks, isWhole), ...event('identify', object, identifies, isWhole)];
}

function event(
  type: EventType,
  object: ObjectNode,
  cases: readonly { readonly when: Case }[],
  isWhole: boolean,
): Event[] {
  const [first, ...others] = cases.filter(({ when }) => !when.isNever);
  if (first === undefined) return [];
  const when = others.reduce((all, other) => all.or(other.when), first.when);
  const entries = type === 'track' ? trackEntries(object, when) : identifyEntry(when);
  return [{ type, object, when, entries, isWhole }];
}

function identifyEntry(when: Case): EventCase[] {
  const entry = findEvent('identify');
  return entry === undefined ? [] : [{ entry, when }];
}

function trackEntries(object: ObjectNode, when: Case): EventCase[] {
  const entries: EventCase[] = [];
  let rest = when;
  for (const { value, when: named } of textsNamed(object, 'event', when)) {
    const entry = findEvent(value);
    entries.push({ name: value, ...(entry?.type === 'track' && { entry }), when: named });
    rest = rest.and(named.not());
  }
  return rest.isNever ? entries : [...entries, { when: rest }];
}

/** The texts that a member of this name is known to hold. */
function textsNamed(object: ObjectNode, name: string, when: Case): Under<string>[] {
  return valuesNamed(object, name, when)
    .flatMap(({ value, when }) =>
      value.type === 'scalar' && value.kind === 'string' ? knownTexts(value.text, when) : [],
    )
    .filter(({ when }) => !when.isNever);
}
