import type { Rule, RuleOption } from '../rules/engine/rule.ts';
import { levels } from './choices.ts';
import { longestPattern } from './glob.ts';
import { settingsShapes } from './settings-shapes.ts';
import { oneOf, schemasOf } from './shapes.ts';

const LEVEL = { $ref: '#/definitions/level' };

/** The JSON Schema of `mi-webhook.config.json`, with which editors complete and check it. */
export function configSchema(rules: readonly Rule[]): object {
  const part = { rules: rulesSchema(rules), ...schemasOf(settingsShapes) };
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'mi-webhook configuration',
    description: 'Settings of a workspace, for the editor and the command line.',
    type: 'object',
    additionalProperties: false,
    definitions: { level: oneOf('The severity.', levels).schema },
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
