import type { Rule, RuleOption } from '../rules/engine/rule.ts';
import { type Choices, declaredTypes, levels, personalDataClasses, timestampForms, triggers } from './choices.ts';
import { longestPattern } from './glob.ts';

const LEVEL = { $ref: '#/definitions/level' };

/** The JSON Schema of `mi-webhook.config.json`, for editors to complete and to check by. */
export function configSchema(rules: readonly Rule[]): object {
  const part = { rules: rulesSchema(rules), ...settingsSchema() };
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'mi-webhook configuration',
    description: 'Settings of a workspace for the editor and the command line alike.',
    type: 'object',
    additionalProperties: false,
    definitions: { level: choice('How severe.', levels) },
    properties: {
      $schema: { type: 'string' },
      ...part,
      overrides: {
        description: 'What holds for some files only. Later ones hold over earlier ones.',
        type: 'array',
        items: {
          type: 'object',
          additionalProperties: false,
          required: ['files'],
          properties: {
            files: {
              description:
                'Patterns of paths from the folder of this file on: `*` and `?` within a name, `**` for any folders, `{a,b}` for one of several. A pattern without `/` means the name of a file in any folder.',
              type: 'array',
              items: { type: 'string', maxLength: longestPattern },
              examples: [['legacy/**', '*.order.webhook.liquid']],
            },
            ...part,
          },
        },
      },
    },
  };
}

function rulesSchema(rules: readonly Rule[]): object {
  const groups = [...new Set(rules.map(({ group }) => group))].sort();
  const levelOfGroup = (group: string) => ({
    description: `Of all rules of the group ${group}, but for those that are named themselves.`,
    ...LEVEL,
  });
  return {
    description: 'How severe the findings of a rule or of a group of rules are, or `off`.',
    type: 'object',
    additionalProperties: false,
    properties: {
      ...Object.fromEntries(groups.map((group) => [group, levelOfGroup(group)])),
      ...Object.fromEntries(rules.map((rule) => [rule.code, ruleSchema(rule)])),
    },
  };
}

function ruleSchema({ title, severity, options = [] }: Rule): object {
  const properties = { severity: LEVEL, ...Object.fromEntries(options.map((one) => [one.name, optionSchema(one)])) };
  return {
    description: `${title}. By default: ${severity}.`,
    default: severity,
    anyOf: [LEVEL, { type: 'object', additionalProperties: false, properties }],
  };
}

function optionSchema({ description, default: usual, least, most }: RuleOption): object {
  return { description, type: 'integer', minimum: least, maximum: most, default: usual };
}

function settingsSchema(): object {
  const type = choice('What it holds.', declaredTypes);
  return {
    trigger: choice('How Braze starts the messages.', triggers),
    timestamp: { ...choice('What your mapping takes as `timestamp`.', timestampForms), default: 'milliseconds' },
    events: table('The events that your mapping takes, by what `event` holds.', {
      type: 'object',
      additionalProperties: false,
      properties: { properties: table('What `properties` may hold; free where it is left out.', propertySchema(type)) },
    }),
    types: table(
      'What attributes and properties hold when they are there, by their names in a body: `event_properties.${price}`. What is said here need not be escaped or tested for.',
      type,
    ),
    personalData: personalDataSchema(),
  };
}

function propertySchema(type: object): object {
  const required = { description: 'Missing is wrong.', type: 'boolean', default: false };
  const properties = { type, required };
  return { anyOf: [type, { type: 'object', additionalProperties: false, required: ['type'], properties }] };
}

function personalDataSchema(): object {
  const what = { description: 'A member of the payload, or an attribute as in a body.', type: 'string' };
  const reason = { description: 'Why it may be sent.', type: 'string' };
  const properties = { what, reason };
  const items = { type: 'object', additionalProperties: false, required: ['what', 'reason'], properties };
  return {
    description: 'What of your data is personal, and what of it is sent on purpose.',
    type: 'object',
    additionalProperties: false,
    properties: {
      classes: table(
        'Kinds of personal data by the names of attributes and properties in a body: `custom_attribute.${ref}`.',
        choice('What it is.', personalDataClasses),
      ),
      allow: { description: 'What may be sent all the same.', type: 'array', items },
    },
  };
}

function table(description: string, additionalProperties: object): object {
  return { description, type: 'object', additionalProperties };
}

/** `enumDescriptions` is VS Code's, and ignored by others. */
function choice(description: string, choices: Choices<string>): object {
  return { description, enum: Object.keys(choices), enumDescriptions: Object.values(choices) };
}
