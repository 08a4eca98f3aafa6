import type { Rule, RuleOption } from '../rules/engine/rule.ts';
import { type Choices, declaredTypes, levels, personalDataClasses, timestampForms, triggers } from './choices.ts';
import { longestPattern } from './glob.ts';

const LEVEL = { $ref: '#/definitions/level' };

/** The JSON Schema of `mi-webhook.config.json`, with which editors complete and check it. */
export function configSchema(rules: readonly Rule[]): object {
  const part = { rules: rulesSchema(rules), ...settingsSchema() };
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'mi-webhook configuration',
    description: 'Settings of a workspace, for the editor and the command line.',
    type: 'object',
    additionalProperties: false,
    definitions: { level: choice('The severity.', levels) },
    properties: {
      $schema: { type: 'string' },
      ...part,
      overrides: {
        description: 'Settings for some files only. Later overrides win.',
        type: 'array',
        items: {
          type: 'object',
          additionalProperties: false,
          required: ['files'],
          properties: {
            files: {
              description:
                'Patterns for paths relative to the folder of this file: `*` and `?` match within a name, `**` any number of folders, `{a,b}` one of several. A pattern without `/` matches a file name in any folder.',
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
    description: `The severity of all rules in the group ${group} that are not set individually.`,
    ...LEVEL,
  });
  return {
    description: 'The severity of a rule or of a group of rules, or `off`.',
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
    description: `${title}. Default: ${severity}.`,
    default: severity,
    anyOf: [LEVEL, { type: 'object', additionalProperties: false, properties }],
  };
}

function optionSchema({ description, default: usual, least, most }: RuleOption): object {
  return { description, type: 'integer', minimum: least, maximum: most, default: usual };
}

function settingsSchema(): object {
  const type = choice('The type of the value.', declaredTypes);
  return {
    trigger: choice('How Braze triggers the messages.', triggers),
    timestamp: {
      ...choice('The form of `timestamp` that your mapping expects.', timestampForms),
      default: 'milliseconds',
    },
    events: table('The events in your mapping, by the value of `event`.', {
      type: 'object',
      additionalProperties: false,
      properties: {
        properties: table('The allowed `properties`. If left out, anything is allowed.', propertySchema(type)),
      },
    }),
    types: table(
      'The types of attributes and properties when they are not nil, by their names in a body: `event_properties.${price}`. Declared types are trusted, so such values need no escaping or type checks.',
      type,
    ),
    personalData: personalDataSchema(),
  };
}

function propertySchema(type: object): object {
  const required = { description: 'Whether an event without it is reported.', type: 'boolean', default: false };
  const properties = { type, required };
  return { anyOf: [type, { type: 'object', additionalProperties: false, required: ['type'], properties }] };
}

function personalDataSchema(): object {
  const what = { description: 'A member of the payload, or an attribute written as in a body.', type: 'string' };
  const reason = { description: 'Why it may be sent.', type: 'string' };
  const properties = { what, reason };
  const items = { type: 'object', additionalProperties: false, required: ['what', 'reason'], properties };
  return {
    description: 'Which of your data is personal, and which of it you send on purpose.',
    type: 'object',
    additionalProperties: false,
    properties: {
      classes: table(
        'The kind of personal data in attributes and properties, by their names in a body: `custom_attribute.${ref}`.',
        choice('The kind of personal data.', personalDataClasses),
      ),
      allow: { description: 'Personal data that may be sent.', type: 'array', items },
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
