import { envelope } from '../../catalog/movable-ink/envelope.ts';
import { events, findEvent } from '../../catalog/movable-ink/events.ts';
import type { EventType, Field } from '../../catalog/movable-ink/types.ts';
import { propertiesOf } from '../../rules/shared/event-profile.ts';
import type { JsonPlace } from '../cursor/json-place.ts';
import type { Container } from '../cursor/json-state.ts';
import type { CompletionRequest } from './request.ts';

/** The fields that an object of the payload can have by the profile; undefined where the payload is none of Movable Ink's. */
export function fieldsAt(request: CompletionRequest, place: JsonPlace): readonly Field[] | undefined {
  const root = rootOf(place.container);
  if (root === undefined || !isEvent(root)) return undefined;
  const [first, ...inner] = place.path.slice(0, place.expects === 'value' ? -1 : undefined);
  if (first === undefined) return envelopeFields(root);
  if (first !== 'properties') return undefined;
  return inner.reduce<readonly Field[] | undefined>(membersOf, propertiesAt(request, root));
}

function membersOf(fields: readonly Field[] | undefined, name: string): readonly Field[] | undefined {
  return name === '[]' ? fields : fields?.find((field) => field.name === name)?.members;
}

export function rootOf(container: Container | undefined): Container | undefined {
  let at = container;
  while (at?.outer !== undefined) at = at.outer;
  return at?.kind === 'object' ? at : undefined;
}

/** A body for another receiver has other names at its root, and only those. */
function isEvent(root: Container): boolean {
  const members = [...root.members.values()];
  const known = members.filter(({ name }) => envelope.some((field) => field.name === name));
  return known.length > 0 || members.every(({ text = '' }) => text === '');
}

/** The texts that a member of the root is known to have. */
function textsOf({ members }: Container, name: string): string[] {
  return [...members.values()].flatMap((member) =>
    member.name === name && member.text !== undefined ? [member.text] : [],
  );
}

export function typeOfEvent(root: Container): EventType | undefined {
  const types = textsOf(root, 'type');
  if (
    types.includes('track') ||
    [...root.members.values()].some(({ name }) => name === 'event' || name === 'properties')
  )
    return 'track';
  return types.includes('identify') ? 'identify' : undefined;
}

function envelopeFields(root: Container): Field[] {
  const type = typeOfEvent(root);
  return envelope
    .filter(({ allowedIn }) => type === undefined || allowedIn.includes(type))
    .map((field) => ({ ...field, required: field.requiredIn.includes(type ?? 'track') }));
}

/** The names of the event that a body sends, as far as they are known. */
export function eventNames(root: Container): string[] {
  return textsOf(root, 'event').filter((name) => name !== '' && !name.includes('\0'));
}

function propertiesAt({ settings }: CompletionRequest, root: Container): readonly Field[] | undefined {
  const names = eventNames(root);
  const found = names.flatMap((name) => {
    const entry = findEvent(name);
    return propertiesOf(settings)({ name, ...(entry && { entry }) }) ?? [];
  });
  if (names.length > 0) return found;
  return settings.events === undefined ? (events[0]?.properties ?? []) : [];
}

/** The names of events that the account knows, or the default profile. */
export function offeredEvents({
  settings,
}: CompletionRequest): readonly { readonly name: string; readonly description: string }[] {
  if (settings.events !== undefined) {
    return [...settings.events.keys()].map((name) => ({ name, description: 'Declared in the configuration.' }));
  }
  return events.filter(({ type }) => type === 'track').map(({ name, description }) => ({ name, description }));
}
