import { envelope } from './envelope.ts';
import { events } from './events.ts';
import type { EnvelopeField, EventEntry, EventType, Field, JsonType } from './types.ts';

/** As much of JSON Schema (draft-07) as the default profile needs. */
export interface Schema {
  readonly type?: readonly SchemaType[];
  readonly enum?: readonly string[];
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: Schema;
  readonly items?: Schema;
}

type SchemaType = JsonType | 'null';

/** The default profile by the name of the event; `custom` for the author's own events, whose properties are unknown. */
export const eventSchemas: Readonly<Record<string, Schema>> = {
  ...Object.fromEntries(events.map((event) => [event.name, eventSchema(event.type, event)])),
  custom: eventSchema('track'),
};

function eventSchema(type: EventType, event?: EventEntry): Schema {
  const fields = envelope
    .filter(({ allowedIn }) => allowedIn.includes(type))
    .map((field) => fieldOf(field, type, event));
  return objectSchema(fields);
}

function fieldOf({ requiredIn, ...field }: EnvelopeField, type: EventType, event: EventEntry | undefined): Field {
  if (field.name !== 'properties') return { ...field, required: requiredIn.includes(type) };
  const members = event?.properties ?? [];
  return { ...field, required: members.some(({ required }) => required), members };
}

function objectSchema(fields: readonly Field[]): Schema {
  return {
    type: ['object'],
    required: fields.filter(({ required }) => required).map(({ name }) => name),
    properties: Object.fromEntries(fields.map((field) => [field.name, fieldSchema(field)])),
  };
}

function fieldSchema(field: Field): Schema {
  const { type, required, choices, members, values } = field;
  return {
    ...(members !== undefined && type === 'object' && objectSchema(members)),
    ...(members !== undefined && type === 'array' && { items: objectSchema(members) }),
    ...(values !== undefined && { additionalProperties: { type: [...values, 'null'] } }),
    ...(choices !== undefined && { enum: choices }),
    // What need not be there may as well be null.
    type: required ? [type] : [type, 'null'],
  };
}
