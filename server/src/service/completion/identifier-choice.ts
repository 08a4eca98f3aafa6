import type { JsonPlace } from '../cursor/json-place.ts';
import { beforeNext, commaBefore } from './comma-edits.ts';
import type { Commas } from './commas.ts';
import { isGuarded } from './guarded.ts';
import { indented } from './indented.ts';
import type { CompletionItem } from './item.ts';
import { envelopeText } from './member-text.ts';
import { rootOf, typeOfEvent } from './profile-fields.ts';
import type { CompletionRequest } from './request.ts';
import { simpleItem } from './simple-item.ts';

const NAMES = ['user_id', 'anonymous_id'] as const;

/** Where an event has no identifier yet: the one or the other, so that it has one for every user. */
export function identifierChoice(
  request: CompletionRequest,
  place: JsonPlace,
  commas: Commas,
  isOwnLine: boolean,
): CompletionItem[] {
  const { container, path, members, isQuoted, typed } = place;
  const root = rootOf(container);
  const isMissing = !members.some(({ name }) => name === 'user_id' || name === 'anonymous_id');
  const isOfEvent = path.length === 0 && root !== undefined && typeOfEvent(root) === 'track';
  const { guard } = envelopeText('user_id', request.settings.timestamp) ?? {};
  if (!isOfEvent || !isMissing || guard === undefined) return [];
  if (isGuarded(request.template, request.offset, guard)) return [];
  const comma = commaBefore(request, place, commas);
  const lines = choiceOf(guard, request);
  const text = `${commas.isBefore && comma === undefined ? ', ' : ''}${lines.join(isOwnLine ? '\n' : '')}${commas.isAfter ? ',' : ''}`;
  const space = request.template.source.charAt(typed.start - 1) === '{' ? ' ' : '';
  return [
    simpleItem({
      label: NAMES.join(' or '),
      kind: 'member',
      detail: 'string · known and anonymous users',
      documentation:
        'The ID of a known user, and Braze’s own ID for all others. With `user_id` alone, events of users without one have no identifier.',
      rank: 100,
      filterText: NAMES.map((name) => (isQuoted ? `"${name}"` : name)).join(' or '),
      edit: { ...typed, newText: space + beforeNext(indented(text, request, place), request, place) },
      ...(comma && { also: comma }),
    }),
  ];
}

function choiceOf(guard: string, { settings }: CompletionRequest): string[] {
  const [known, anonymous] = NAMES.map((name) => `"${name}": ${envelopeText(name, settings.timestamp)?.value ?? ''}`);
  return [`{% if ${guard} != blank %}`, known ?? '', '{% else %}', anonymous ?? '', '{% endif %}'];
}
