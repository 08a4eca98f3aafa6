import type { DeclaredType } from '../catalog/types.ts';
import type {
  AllowedData,
  DeclaredEvent,
  DeclaredProperty,
  PersonalDataSettings,
  RequestSettings,
  Settings,
} from '../rules/engine/settings.ts';
import { declaredTypes, personalDataClasses, timestampForms, triggers } from './choices.ts';
import { eventOfSchema, isJsonSchema } from './event-schema.ts';
import { folder } from './folder.ts';
import { namesPlace } from './place-names.ts';
import { flag, listOf, oneOf, record, type Shape, tableOf, text } from './shapes.ts';

const type = oneOf('The type of the value.', declaredTypes);

const wholeProperty = record<DeclaredProperty>(
  {
    example: '{ "type": "number" }',
    required: ['type'],
    subjectOf: (name, own) => (name === 'type' ? typeOf(own) : undefined),
  },
  { type, required: flag('Whether an event without it is reported.') },
);

function typeOf(property: string): string {
  return `The type of ${property}`;
}

/** `"number"`, or `{ "type": "number", "required": true }`. */
const property: Shape<DeclaredProperty> = {
  schema: { anyOf: [type.schema, wholeProperty.schema] },
  read(node, subject, reader) {
    const known = reader.problems.length;
    const found: Partial<DeclaredProperty> =
      node.type === 'object'
        ? (wholeProperty.read(node, subject, reader) ?? {})
        : asType(type.read(node, typeOf(subject), reader));
    if (found.type === undefined && reader.problems.length === known)
      reader.report(node, `${subject} needs a \`type\`, such as { "type": "number" }.`);
    return found.type && { type: found.type, required: found.required ?? false };
  },
};

function asType(found: DeclaredType | undefined): Partial<DeclaredProperty> {
  return found === undefined ? {} : { type: found };
}

const wholeEvent = record<Required<Pick<DeclaredEvent, 'properties'>>>(
  { example: '{ "properties": {} }' },
  { properties: tableOf('The allowed `properties`. If left out, anything is allowed.', '{ "id": "text" }', property) },
);

/** In the words of the configuration, or as the JSON Schema that was agreed on with Movable Ink. */
const event: Shape<DeclaredEvent> = {
  schema: {
    anyOf: [
      wholeEvent.schema,
      {
        description: 'A JSON Schema of the payload, as `mi-webhook schema` writes it.',
        type: 'object',
        anyOf: [{ required: ['$schema'] }, { required: ['type'] }, { required: ['required'] }, { required: ['anyOf'] }],
      },
    ],
  },
  read: (node, subject, reader) =>
    isJsonSchema(node)
      ? eventOfSchema(node, subject.replace(/^`|`$/g, ''), subject, reader)
      : wholeEvent.read(node, subject, reader),
};

const ALLOWED = '{ "what": "properties.store_phone", "reason": "…" }';

const allowedParts = record<AllowedData>(
  { example: ALLOWED, required: ['what', 'reason'] },
  { what: text('A member of the payload, or an attribute written as in a body.'), reason: text('Why it may be sent.') },
);

/** An entry needs a reason, so that others can review it. */
const allowed: Shape<AllowedData> = {
  schema: allowedParts.schema,
  read(node, subject, reader) {
    const known = reader.problems.length;
    const { what, reason } = allowedParts.read(node, subject, reader) ?? {};
    if (what !== undefined && reason !== undefined) return { what, reason };
    if (reader.problems.length > known) return undefined;
    const message =
      what === undefined
        ? 'Add `what` to say what is allowed: a payload member such as `properties.store_phone`, or an attribute such as `${city}`.'
        : `Add a \`reason\` that says why ${what} may be sent, for whoever reviews this later.`;
    reader.report(node, message);
    return undefined;
  },
};

const personalDataParts = record<{
  readonly classes: PersonalDataSettings['classes'];
  readonly allow: readonly AllowedData[];
}>(
  { description: 'Which of your data is personal, and which of it you send on purpose.', example: '{ "allow": [] }' },
  {
    classes: tableOf(
      'The kind of personal data in attributes and properties, by their names in a body: `custom_attribute.${ref}`.',
      '{ "event_properties.${name}": "none" }',
      oneOf('The kind of personal data.', personalDataClasses),
      namesPlace,
    ),
    allow: listOf('Personal data that may be sent.', `[${ALLOWED}]`, 'An entry of `allow`', allowed),
  },
);

const personalData: Shape<PersonalDataSettings> = {
  schema: personalDataParts.schema,
  read(node, subject, reader) {
    const { classes = new Map(), allow = [] } = personalDataParts.read(node, subject, reader) ?? {};
    return { classes, allowed: allow };
  },
};

const requestParts = record<Required<RequestSettings>>(
  {
    description: 'What Braze sends with the body, shown in the preview. Leave keys and credentials out.',
    example: '{ "headers": { "X-Source": "braze" } }',
  },
  {
    url: text('The address, with a placeholder for its key: `https://collector.movableink-dmz.com/behavioral/{key}`.'),
    headers: tableOf(
      'The headers by name, in addition to `Content-Type`.',
      '{ "X-Source": "braze" }',
      text('The value of the header.'),
    ),
  },
);

const request: Shape<RequestSettings> = {
  schema: requestParts.schema,
  read(node, subject, reader) {
    const { url, headers = new Map() } = requestParts.read(node, subject, reader) ?? {};
    return { headers, ...(url !== undefined && { url }) };
  },
};

/** What a configuration may set beside the levels and options of rules. */
export type WrittenSettings = Required<Omit<Settings, 'options'>>;

export const settingsShapes: { readonly [Name in keyof WrittenSettings]: Shape<WrittenSettings[Name]> } = {
  trigger: oneOf('How Braze triggers the messages.', triggers),
  timestamp: oneOf('The form of `timestamp` that your mapping expects.', timestampForms, 'milliseconds'),
  events: tableOf('The events in your mapping, by the value of `event`.', '{ "product_viewed": {} }', event),
  types: tableOf(
    'The types of attributes and properties when they are not nil, by their names in a body: `event_properties.${price}`. Declared types are trusted, so such values need no escaping or type checks.',
    '{ "event_properties.${name}": "text" }',
    type,
    namesPlace,
  ),
  personalData,
  contentBlocks: listOf(
    'Folders with Content Blocks, relative to the folder of this file. Folders named `content_blocks` beside or above a body come first.',
    '["shared/blocks"]',
    'A folder of Content Blocks',
    folder('A folder, such as `shared/blocks`.'),
  ),
  request,
};
