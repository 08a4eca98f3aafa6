import type { JsonPlace } from '../cursor/json-place.ts';
import { inWords } from '../markdown.ts';
import { zoneNames } from './arguments.ts';
import { endOfExisting } from './existing-value.ts';
import { sourceOf } from './field-source.ts';
import { indented } from './indented.ts';
import type { CompletionItem } from './item.ts';
import { propertiesText } from './member-names.ts';
import { envelopeText, textOf } from './member-text.ts';
import { fieldsAt, offeredEvents } from './profile-fields.ts';
import type { CompletionRequest } from './request.ts';
import { simpleItem } from './simple-item.ts';

/** A value as it is written, its quotes included. */
interface Choice {
  readonly label: string;
  readonly text: string;
  readonly detail: string;
  readonly documentation?: string;
}

/** The values that a member of the profile can have: names that are known, and the output that prints it safely. */
export function jsonValueItems(request: CompletionRequest, place: JsonPlace): CompletionItem[] {
  const end = endOfExisting(request, place);
  if (end === undefined) return [];
  const comma =
    end === place.typed.end &&
    place.next.size > 0 &&
    [...place.next].every((sign) => sign === 'start') &&
    place.container !== undefined
      ? ','
      : '';
  return choicesAt(request, place).map(({ text, ...words }, rank) =>
    simpleItem({
      ...words,
      kind: 'value',
      rank,
      filterText: place.isQuoted ? `"${words.label}" ${words.label.replaceAll('_', ' ')}` : words.label,
      edit: { start: place.typed.start, end, newText: `${indented(text, request, place)}${comma}` },
    }),
  );
}

function choicesAt(request: CompletionRequest, place: JsonPlace): Choice[] {
  const { path, isQuoted } = place;
  const fields = fieldsAt(request, place);
  const name = path.at(-1) ?? '';
  if (fields === undefined) return [];
  if (name === '[]') return itemsOfList(request, place);
  const choices =
    path.length === 1
      ? [...constants(request, name), ...envelopeChoices(request, name), ...propertiesChoice(request, place, name)]
      : printed(request, place, name);
  // Quotes with nothing in them can go.
  const isEmpty = place.typed.end - place.typed.start === 2 && place.isClosed;
  return choices.filter(({ text }) => !isQuoted || isEmpty || text.startsWith('"'));
}

function constants(request: CompletionRequest, name: string): Choice[] {
  const quoted = (label: string, detail: string, documentation = '') => ({
    label,
    text: JSON.stringify(label),
    detail,
    documentation,
  });
  if (name === 'type') {
    return [
      quoted('track', 'Movable Ink', 'An event of the user.'),
      quoted('identify', 'Movable Ink', 'Links two identifiers.'),
    ];
  }
  if (name === 'event') return offeredEvents(request).map((one) => quoted(one.name, 'event', one.description));
  return [];
}

function envelopeChoices({ settings }: CompletionRequest, name: string): Choice[] {
  const own = name === 'type' || name === 'event' ? undefined : envelopeText(name, settings.timestamp);
  const output = own === undefined ? [] : [{ label: labelOf(own.value), text: own.value, detail: 'Braze' }];
  if (name !== 'timezone') return output;
  return [...output, ...zoneNames().map((label) => ({ label, text: JSON.stringify(label), detail: 'IANA time zone' }))];
}

/** What the event needs, once it is known which one it is. */
function propertiesChoice(request: CompletionRequest, place: JsonPlace, name: string): Choice[] {
  if (name !== 'properties') return [];
  const text = propertiesText(request, { ...place, expects: 'name', path: [] }).value;
  return text.includes('\0') ? [] : [{ label: '{…}', text, detail: 'the properties that the event needs' }];
}

/** The first line, without quotes. */
function labelOf(value: string): string {
  return (value.split('\n')[0] ?? '').replace(/^"|"$/g, '');
}

/** Between empty brackets: the loop over what they are for. */
function itemsOfList(request: CompletionRequest, place: JsonPlace): Choice[] {
  const isEmpty = [...place.before].every((one) => one === 'open') && [...place.next].every((sign) => sign === 'close');
  const list = { ...place, path: place.path.slice(0, -1) };
  if (!isEmpty) return [];
  return printed(request, list, list.path.at(-1) ?? '').flatMap((choice) => {
    const inner = /^\[(\n.*\n)\]$/s.exec(choice.text)?.[1];
    return inner === undefined ? [] : [{ ...choice, text: inner }];
  });
}

function printed(request: CompletionRequest, place: JsonPlace, name: string): Choice[] {
  const path = place.path.slice(0, -1);
  const field = fieldsAt(request, place)?.find((one) => one.name === name);
  const known = field ?? knownField(request, path, name);
  const source = known === undefined ? undefined : sourceOf(request, place, path, known);
  if (known === undefined || source === undefined) return [];
  const { value } = textOf(known, source);
  return [
    { label: source.text, text: value, detail: `${known.type} · event property`, documentation: known.description },
  ];
}

/** A property that sample users have is sent as what it is. */
function knownField({ data }: CompletionRequest, path: readonly string[], name: string) {
  const value = path.length === 1 ? data.namespaces.get('event_properties')?.members.get(name) : undefined;
  if (value === undefined) return undefined;
  const type =
    value.type === 'number' || value.type === 'boolean' || value.type === 'array' || value.type === 'object'
      ? value.type
      : 'string';
  return { name, type, description: `From ${inWords(value.source ?? 'the workspace')}.` } as const;
}
