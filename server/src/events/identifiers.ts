import { envelope } from '../catalog/movable-ink/envelope.ts';
import type { Case } from '../proof/proof.ts';
import { type Alternative, absentWhen, valuesNamed } from '../proof/walk-payload.ts';
import type { Event } from './events.ts';

export type IdentifierName = 'user_id' | 'anonymous_id';

/** What an event sends as one of its identifiers. */
export interface Identifier {
  readonly values: readonly Alternative[];
  /** When it sends none: there is no such member, or it is `null`. */
  readonly absent: Case;
}

export function identifierOf({ object, when }: Event, name: IdentifierName): Identifier {
  // Accounts that take events from other senders as well map their names too.
  const names = [name, ...(envelope.find((field) => field.name === name)?.otherNames ?? [])];
  const all = names.flatMap((each) => valuesNamed(object, each, when));
  const isNull = ({ value }: Alternative) => value.type === 'scalar' && value.kind === 'null';
  const noMember = names.reduce((absent, each) => absentWhen(object, each, absent), when);
  const absent = all.filter(isNull).reduce((none, { when: here }) => none.or(here), noMember);
  return { values: all.filter((value) => !isNull(value)), absent };
}
