import { endpoint, hosts, limits } from '../catalog/movable-ink/endpoint.ts';
import { envelope } from '../catalog/movable-ink/envelope.ts';
import { events } from '../catalog/movable-ink/events.ts';
import { sources } from '../catalog/movable-ink/sources.ts';
import type { EnvelopeField, EventEntry, EventType, Field, Source } from '../catalog/movable-ink/types.ts';
import { blocks, code, list, table } from './markdown.ts';

const INTRODUCTION = `# Movable Ink's events

What the Customer Data API accepts, one event per request, as the rules and snippets know it. Movable Ink maps names and fields
for each account, so all of this is a default: the payload that Braze's page calls expected, and for events that it does not show, what
Movable Ink's own SDK sends. Your mapping may differ, and Movable Ink drops whatever it does not map.`;

/** `docs/movable-ink-events.md`, written from the catalog. */
export function movableInkPage(): string {
  const page = blocks(INTRODUCTION, requestSection(), envelopeSection(), ...events.map(eventSection), sourceSection());
  return `${page}\n`;
}

function requestSection(): string {
  const { requestBytes, ageDays, customProperties } = limits;
  const items = [
    `${endpoint.method} ${code(endpoint.address)}; the last part of the URL is secret.`,
    ...Object.entries(endpoint.headers).map(([name, value]) => `Header ${code(`${name}: ${value}`)}`),
    `Hosts: ${hosts.map((host) => `${code(host.name)} (${cited(host.sources)})`).join(', ')}.`,
    `A request must be smaller than ${requestBytes.value.toLocaleString('en-US')} bytes (${cited([requestBytes.source])}).`,
    `An event must be at most ${ageDays.value} days old (${cited([ageDays.source])}).`,
    `At most ${customProperties.value} custom properties in ${customProperties.schemas.join(', ')} (${cited([customProperties.source])}).`,
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
    'A `track` event needs `user_id` or `anonymous_id`; an `identify` event needs both. Once Movable Ink has seen a `user_id`, all later events of that user must include it.';
  return blocks('## Envelope', identifiers, table(HEADINGS, rows));
}

function requirement({ requiredIn, allowedIn }: EnvelopeField): string {
  const all: readonly EventType[] = allowedIn;
  if (requiredIn.length === 0) return 'no';
  return requiredIn.length === all.length && all.length > 1 ? 'yes' : `in ${requiredIn.map(code).join(', ')}`;
}

function fieldRow(field: Omit<Field, 'required'>, path: string, required: string): string[] {
  const conflict = field.conflict === undefined ? '' : ` ${field.conflict}`;
  const others = field.otherNames === undefined ? '' : ` Other senders use ${field.otherNames.map(code).join(', ')}.`;
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
  const name = event.nameSource === 'inferred' ? 'The name is inferred, since no public sample shows it.' : '';
  const others = `Schema ${event.schema}. Other senders call it ${event.otherNames.map(code).join(', ')}.`;
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
