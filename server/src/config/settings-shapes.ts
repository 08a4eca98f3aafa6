import type { DeclaredType } from '../catalog/types.ts';
import type {
  AllowedData,
  DeclaredEvent,
  DeclaredProperty,
  PersonalDataSettings,
  Settings,
} from '../rules/engine/settings.ts';
import { declaredTypes, personalDataClasses, timestampForms, triggers } from './choices.ts';
import { namesPlace } from './place-names.ts';
import { flag, listOf, oneOf, record, type Shape, tableOf, text } from './shapes.ts';

const type = oneOf('What it holds.', declaredTypes);

const wholeProperty = record<DeclaredProperty>(
  {
    example: '{ "type": "number" }',
    required: ['type'],
    subjectOf: (name, own) => (name === 'type' ? typeOf(own) : undefined),
  },
  { type, required: flag('Missing is wrong.') },
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

const event = record<Required<DeclaredEvent>>(
  { example: '{ "properties": {} }' },
  { properties: tableOf('What `properties` may hold; free where it is left out.', '{ "id": "text" }', property) },
);

const ALLOWED = '{ "what": "properties.store_phone", "reason": "…" }';

const allowedParts = record<AllowedData>(
  { example: ALLOWED, required: ['what', 'reason'] },
  { what: text('A member of the payload, or an attribute as in a body.'), reason: text('Why it may be sent.') },
);

/** What is sent on purpose must say why. */
const allowed: Shape<AllowedData> = {
  schema: allowedParts.schema,
  read(node, subject, reader) {
    const known = reader.problems.length;
    const { what, reason } = allowedParts.read(node, subject, reader) ?? {};
    if (what !== undefined && reason !== undefined) return { what, reason };
    if (reader.problems.length > known) return undefined;
    const message =
      what === undefined
        ? 'Say what is allowed: `what` is a member of the payload, such as `properties.store_phone`, or an attribute, such as `${city}`.'
        : `Say in \`reason\` why ${what} may be sent: who reads this later must be able to judge it.`;
    reader.report(node, message);
    return undefined;
  },
};

const personalDataParts = record<{
  readonly classes: PersonalDataSettings['classes'];
  readonly allow: readonly AllowedData[];
}>(
  { description: 'What of your data is personal, and what of it is sent on purpose.', example: '{ "allow": [] }' },
  {
    classes: tableOf(
      'Kinds of personal data by the names of attributes and properties in a body: `custom_attribute.${ref}`.',
      '{ "event_properties.${name}": "none" }',
      oneOf('What it is.', personalDataClasses),
      namesPlace,
    ),
    allow: listOf('What may be sent all the same.', `[${ALLOWED}]`, 'What is allowed', allowed),
  },
);

const personalData: Shape<PersonalDataSettings> = {
  schema: personalDataParts.schema,
  read(node, subject, reader) {
    const { classes = new Map(), allow = [] } = personalDataParts.read(node, subject, reader) ?? {};
    return { classes, allowed: allow };
  },
};

/** What a configuration may set beside the levels and options of rules. */
export type WrittenSettings = Required<Omit<Settings, 'options'>>;

export const settingsShapes: { readonly [Name in keyof WrittenSettings]: Shape<WrittenSettings[Name]> } = {
  trigger: oneOf('How Braze starts the messages.', triggers),
  timestamp: oneOf('What your mapping takes as `timestamp`.', timestampForms, 'milliseconds'),
  events: tableOf('The events that your mapping takes, by what `event` holds.', '{ "product_viewed": {} }', event),
  types: tableOf(
    'What attributes and properties hold when they are there, by their names in a body: `event_properties.${price}`. What is said here need not be escaped or tested for.',
    '{ "event_properties.${name}": "text" }',
    type,
    namesPlace,
  ),
  personalData,
};
