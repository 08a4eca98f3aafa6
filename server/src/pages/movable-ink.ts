import { endpoint, hosts, limits } from '../catalog/movable-ink/endpoint.ts';
import { envelope } from '../catalog/movable-ink/envelope.ts';
import { events } from '../catalog/movable-ink/events.ts';
import { sources } from '../catalog/movable-ink/sources.ts';
import type { EnvelopeField, EventEntry, EventType, Field, Source } from '../catalog/movable-ink/types.ts';
import { blocks, code, list, table } from './markdown.ts';

const INTRODUCTION = `# Movable Ink's events

What the Customer Data API takes, one event a request, as the rules, completion and the snippets know it. Movable Ink maps names and fields
for each account, so all this is a default: the payload that Braze's page calls expected, and for the events it does not show what
Movable Ink's own SDK sends. Your mapping may say otherwise, and what it does not map is dropped.`;

/** `docs/movable-ink-events.md`, written from the catalog. */
export function movableInkPage(): string {
  const page = blocks(INTRODUCTION, requestSection(), envelopeSection(), ...events.map(eventSection), sourceSection());
  return `${page}\n`;
}

function requestSection(): string {
  const { requestBytes, ageDays, customProperties } = limits;
  const items = [
    `${endpoint.method} ${code(endpoint.address)}; the last part of the address is a secret.`,
    ...Object.entries(endpoint.headers).map(([name, value]) => `Header ${code(`${name}: ${value}`)}`),
    `Hosts: ${hosts.map((host) => `${code(host.name)} (${cited(host.sources)})`).join(', ')}.`,
    `A request stays below ${requestBytes.value.toLocaleString('en-US')} bytes (${cited([requestBytes.source])}).`,
    `An event is at most ${ageDays.value} days old (${cited([ageDays.source])}).`,
    `At most ${customProperties.value} properties of your own in ${customProperties.schemas.join(', ')} (${cited([customProperties.source])}).`,
  ];
  return blocks('## Request', list(items));
}

function cited(names: readonly Source[]): string {
  return names.join(', ');
}

const HEADINGS = ['Field', 'Type', 'Required', 'What it is', 'Example', 'Sources'];

function envelopeSection(): string {
  const rows = envelope.map((field) => fieldRow(field, field.name, requirement(field)));
  const identifiers =
    'A `track` event needs `user_id` or `anonymous_id`, and an `identify` event both. Once Movable Ink has seen a `user_id`, all later events of that user must carry it.';
  return blocks('## Envelope', identifiers, table(HEADINGS, rows));
}

function requirement({ requiredIn, allowedIn }: EnvelopeField): string {
  const all: readonly EventType[] = allowedIn;
  if (requiredIn.length === 0) return 'no';
  return requiredIn.length === all.length && all.length > 1 ? 'yes' : `in ${requiredIn.map(code).join(', ')}`;
}

function fieldRow(field: Omit<Field, 'required'>, path: string, required: string): string[] {
  const conflict = field.conflict === undefined ? '' : ` ${field.conflict}`;
  const others = field.otherNames === undefined ? '' : ` Elsewhere: ${field.otherNames.map(code).join(', ')}.`;
  return [
    code(path),
    field.type,
    required,
    `${field.description}${conflict}${others}`,
    code(JSON.stringify(field.example)),
    cited(field.sources),
  ];
}

function eventSection(event: EventEntry): string {
  const name = event.nameSource === 'inferred' ? 'Its name is inferred: no public sample shows it.' : '';
  const others = `Schema ${event.schema}; other senders call it ${event.otherNames.map(code).join(', ')}.`;
  const rows = event.properties.flatMap((field) => propertyRows(field));
  const properties = rows.length === 0 ? 'It has no `event` and no `properties`.' : table(HEADINGS, rows);
  return blocks(`## ${event.name}`, [event.description, others, name].filter(Boolean).join(' '), properties);
}

/** The field, and what is in it one level down. */
function propertyRows(field: Field): string[][] {
  const path = `properties.${field.name}`;
  const inner = field.type === 'array' ? `${path}[].` : `${path}.`;
  const members = (field.members ?? []).map((member) => fieldRow(member, inner + member.name, yesNo(member)));
  return [fieldRow(field, path, yesNo(field)), ...members];
}

function yesNo({ required }: Field): string {
  return required ? 'yes' : 'no';
}

function sourceSection(): string {
  const rows = Object.entries(sources).map(([name, { title, trust, address }]) => [
    name,
    address === undefined ? title : `[${title}](${address})`,
    trust,
  ]);
  return blocks('## Sources', table(['Name', 'Source', 'Trust'], rows));
}
