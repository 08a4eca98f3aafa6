import { envelope } from '../catalog/movable-ink/envelope.ts';
import type { Field } from '../catalog/movable-ink/types.ts';
import type { ObjectNode } from '../proof/payload-tree.ts';
import type { Case } from '../proof/proof.ts';
import { alternativesOf, knownTexts, valuesNamed } from '../proof/walk-payload.ts';
import type { Span } from '../template/span.ts';
import type { Event, PropertiesOf } from './events.ts';

/** A member that the profile of its object does not have. */
export interface UnknownMember {
  readonly name: string;
  readonly nameSpan: Span;
  /** Names from the root to its object, `[]` for an item of a list. */
  readonly place: readonly string[];
  /** Names of the profile for its object. */
  readonly known: readonly string[];
  readonly object: ObjectNode;
  readonly when: Case;
}

/** One for each name and object, in objects of which the members are known. */
export function unknownMembers(event: Event, propertiesOf: PropertiesOf): UnknownMember[] {
  const found = new Map<string, UnknownMember>();
  const root = envelope.map((field) => ({ ...field, required: false }));
  addUnknown(event.object, root, event.when, [], found);
  for (const one of event.entries) {
    const members = propertiesOf(one);
    for (const { value, when } of valuesNamed(event.object, 'properties', one.when)) {
      if (members !== undefined && value.type === 'object') addUnknown(value, members, when, ['properties'], found);
    }
  }
  return [...found.values()];
}

function addUnknown(
  object: ObjectNode,
  fields: readonly Field[],
  when: Case,
  place: readonly string[],
  found: Map<string, UnknownMember>,
): void {
  const known = fields.map(({ name }) => name);
  const all = new Set(fields.flatMap((field) => [field.name, ...otherNames(field)]));
  for (const member of object.members) {
    for (const { value: name, when: here } of knownTexts(member.name, when.and(member.when))) {
      if (all.has(name) || here.isNever) continue;
      const key = `${member.nameSpan.start} ${name}`;
      const before = found.get(key);
      const { nameSpan } = member;
      found.set(key, {
        name,
        nameSpan,
        place,
        known,
        object,
        when: before === undefined ? here : before.when.or(here),
      });
    }
  }
  for (const { name, members } of fields) {
    if (members === undefined) continue;
    for (const { object: inner, when: here } of objectsNamed(object, name, when)) {
      addUnknown(inner, members, here, [...place, name], found);
    }
  }
}

/** The objects that a member holds, in itself or in a list. */
function objectsNamed(object: ObjectNode, name: string, when: Case): { object: ObjectNode; when: Case }[] {
  return valuesNamed(object, name, when).flatMap(({ value, when: here }) => {
    const inside = value.type === 'list' ? value.items : [{ value, when: here }];
    return inside
      .flatMap((item) => alternativesOf(item.value, here.and(item.when)))
      .flatMap((one) => (one.value.type === 'object' ? [{ object: one.value, when: one.when }] : []));
  });
}

/** What other senders call a field, as far as it stands in the same object. */
function otherNames({ otherNames: paths = [] }: Field): string[] {
  return paths.map((path) => path.slice(path.lastIndexOf('.') + 1));
}
