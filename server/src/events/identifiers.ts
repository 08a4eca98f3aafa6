import { envelope } from '../catalog/movable-ink/envelope.ts';
import type { Case } from '../proof/proof.ts';
import { type Alternative, absentWhen, valuesNamed } from '../proof/walk-payload.ts';
import { once } from '../template/once.ts';
import type { Event } from './events.ts';

export type IdentifierName = 'user_id' | 'anonymous_id';

/** What an event sends as one of its identifiers. */
export interface Identifier {
  readonly values: readonly Alternative[];
  /** When it sends none: there is no such member, or it is `null`, as `as_json_string` prints a value that is missing. */
  readonly absent: Case;
}

/** Of an event, once however many rules ask. */
export function identifierOf(event: Event, name: IdentifierName): Identifier {
  return name === 'user_id' ? userIdOf(event) : anonymousIdOf(event);
}

const userIdOf = once((event: Event) => identifierIn(event, 'user_id'));
const anonymousIdOf = once((event: Event) => identifierIn(event, 'anonymous_id'));

function identifierIn({ object, when }: Event, name: IdentifierName): Identifier {
  // Accounts that take events from other senders as well map their names too.
  const names = [name, ...(envelope.find((field) => field.name === name)?.otherNames ?? [])];
  const all = names.flatMap((each) => valuesNamed(object, each, when));
  const noMember = names.reduce((absent, each) => absentWhen(object, each, absent), when);
  const absent = all.reduce((none, one) => none.or(nullWhen(one)), noMember);
  const values = all.map((one) => ({ ...one, when: one.when.and(nullWhen(one).not()) }));
  return { values: values.filter((one) => !one.when.isNever), absent };
}

function nullWhen({ value, when }: Alternative): Case {
  if (value.type === 'scalar' && value.kind === 'null') return when;
  const never = when.and(when.not());
  if (value.type !== 'scalar' || value.kind !== 'json') return never;
  return (value.text ?? []).reduce((none, { parts: [hole, ...others], when: own }) => {
    if (typeof hole !== 'object' || others.length > 0) return none;
    if (hole.filters.some((name) => name !== 'as_json_string')) return none;
    const defaulted = hole.constants.reduce((all, one) => all.or(one.when), never);
    return none.or(when.and(own).and(hole.missingWhen).and(defaulted.not()));
  }, never);
}
