import { findAttribute } from '../catalog/attributes.ts';
import type { SampleUser } from '../samples/sample-user.ts';
import { readIndex, readName } from '../semantics/lookup.ts';
import type { Value } from '../semantics/values.ts';
import { scopeOf } from './run.ts';

/** `${name}`: a field of the profile, under the name that Braze's user export has for it. */
export function readAttribute(name: string, sampleUser: SampleUser): Value {
  const attribute = findAttribute(name.trim());
  return attribute === undefined ? null : (sampleUser.user.get(attribute.profileField ?? attribute.name) ?? null);
}

/** `.${name}`: a key as it is written; one that is not there may be a path, as in `${address.city}` and `${items[0]}`. */
export function readMember(value: Value, name: string): Value | undefined {
  const found = readIndex(value, name) ?? readIndex(value, name.trim());
  if (found !== undefined || !/[.[]/.test(name)) return found;
  let member: Value | undefined = value;
  for (const [, index, key] of name.matchAll(/\[(-?\d+)\]|([^.[\]]+)/g)) {
    if (member === undefined) return undefined;
    member = index === undefined ? readName(member, (key ?? '').trim()) : readIndex(member, BigInt(index));
  }
  return member;
}

/** What a body can name from the start, without `${…}`. */
export function globalsOf(sampleUser: SampleUser): Record<string, Value> {
  const { user, event } = sampleUser;
  return scopeOf([
    ['custom_attribute', user.get('custom_attributes') ?? new Map()],
    ['event_properties', event.properties],
    ['api_trigger_properties', sampleUser.api_trigger_properties],
    ['canvas_entry_properties', sampleUser.canvas_entry_properties],
    ['context', sampleUser.context],
    ['campaign', sampleUser.campaign],
    ['canvas', sampleUser.canvas],
  ]);
}
