import { envelope } from '../catalog/movable-ink/envelope.ts';
import type { Field } from '../catalog/movable-ink/types.ts';
import type { ObjectNode } from '../proof/payload-tree.ts';
import type { Case } from '../proof/proof.ts';
import { absentWhen, alternativesOf, valuesNamed } from '../proof/walk-payload.ts';
import type { Event, PropertiesOf } from './events.ts';

/** A field that the profile of an event requires, and when it is not there although the object around it is. */
export interface MissingField {
  readonly field: Field;
  /** Names from the root to the object, `[]` for an item of a list. */
  readonly place: readonly string[];
  readonly object: ObjectNode;
  readonly when: Case;
}

/** One for each field and object. Identifiers have rules of their own. */
export function missingFields(event: Event, propertiesOf: PropertiesOf): MissingField[] {
  const found: MissingField[] = [];
  for (const field of envelope.filter(
    ({ requiredIn, name }) => requiredIn.includes(event.type) && name !== 'properties',
  )) {
    addMissing(event.object, { ...field, required: true }, event.when, [], found);
  }
  for (const one of event.entries) {
    const { when } = one;
    const members = propertiesOf(one) ?? [];
    const required = members.some((field) => field.required);
    const properties = envelope.find(({ name }) => name === 'properties');
    if (required && properties !== undefined) {
      addMissing(event.object, { ...properties, required, members }, when, [], found);
    }
  }
  return merged(found);
}

function addMissing(
  object: ObjectNode,
  field: Field,
  when: Case,
  place: readonly string[],
  found: MissingField[],
): void {
  const { name, required, members = [] } = field;
  const absent = required
    ? [name, ...aliases(field)].reduce((rest, each) => absentWhen(object, each, rest), when.and(object.present))
    : when;
  if (required && !absent.isNever) found.push({ field, place, object, when: absent });
  if (members.length === 0) return;
  const inside = [...place, name];
  for (const { value, when: here } of valuesNamed(object, name, when)) {
    if (value.type === 'object') for (const member of members) addMissing(value, member, here, inside, found);
    if (value.type !== 'list') continue;
    for (const item of value.items) {
      for (const one of alternativesOf(item.value, here.and(item.when))) {
        if (one.value.type !== 'object') continue;
        for (const member of members) addMissing(one.value, member, one.when, [...inside, '[]'], found);
      }
    }
  }
}

/** Names that other senders give the field beside its siblings. */
function aliases({ name, otherNames = [] }: Field): string[] {
  return otherNames.map((path) => path.slice(path.lastIndexOf('.') + 1)).filter((alias) => alias !== name);
}

/** Two events of one body may lack the same field of the same object. */
function merged(found: readonly MissingField[]): MissingField[] {
  const byPlace = new Map<string, MissingField>();
  for (const missing of found) {
    const key = [missing.object.start, ...missing.place, missing.field.name].join('.');
    const known = byPlace.get(key);
    byPlace.set(key, known === undefined ? missing : { ...known, when: known.when.or(missing.when) });
  }
  return [...byPlace.values()];
}
