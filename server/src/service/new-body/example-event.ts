import type { KnownValue } from '../knowledge/known-data.ts';
import { inWords } from '../markdown.ts';
import { eventFor } from './suggested-payload.ts';

/** A property that a body for an event can send, to choose from. */
export interface EventProperty {
  readonly name: string;
  /** "string, required", "number · sample user Known shopper". */
  readonly detail: string;
  readonly description: string;
  /** Movable Ink needs it, so it cannot be left out. */
  readonly isRequired: boolean;
  /** It belongs to the event, as Movable Ink's default profile has it. */
  readonly isUsual: boolean;
}

/** The properties for an event: those of the profile, and those that the data of the workspace has. */
export function eventProperties(event: string, known: KnownValue | undefined): EventProperty[] {
  const fields = entryOf(event)?.properties ?? [];
  const own = [...(known?.members ?? [])].filter(([name, { source = '' }]) => isOffered(name, source, fields));
  return [
    ...fields.map(({ name, type, required, description }) => ({
      name,
      detail: required ? `${type}, required` : type,
      description,
      isRequired: required,
      isUsual: true,
    })),
    ...own.map(([name, { type = 'any', source = '' }]) => ({
      name,
      detail: type,
      description: `From ${inWords(source)}.`,
      isRequired: false,
      isUsual: false,
    })),
  ];
}

function isOffered(name: string, source: string, fields: readonly { readonly name: string }[]): boolean {
  return !source.startsWith('built-in') && !fields.some((field) => field.name === name);
}

function entryOf(event: string) {
  return eventFor({ name: event, properties: new Map() });
}

/** An event that has the properties, with values of their types: what a body for them is made from. */
export function exampleEvent(event: string, names: readonly string[], known: KnownValue | undefined): string {
  const fields = entryOf(event)?.properties ?? [];
  const properties = names.map((name) => {
    const field = fields.find((one) => one.name === name);
    return [name, field === undefined ? exampleOf(known?.members.get(name), DEEPEST) : field.example];
  });
  return JSON.stringify({ name: event, external_id: 'user-1', properties: Object.fromEntries(properties) });
}

const DEEPEST = 4;

function exampleOf(known: KnownValue | undefined, left: number): unknown {
  const members = left === 0 ? [] : [...(known?.members ?? [])];
  const object = () => Object.fromEntries(members.map(([name, member]) => [name, exampleOf(member, left - 1)]));
  switch (known?.type) {
    case 'number':
      return 1.5;
    case 'boolean':
      return true;
    case 'array':
      return members.length > 0 ? [object()] : ['text'];
    case 'object':
      return members.length > 0 ? object() : {};
    default:
      return 'text';
  }
}
