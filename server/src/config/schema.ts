import type { Rule, RuleOption } from '../rules/engine/rule.ts';
import { levels } from './choices.ts';
import { longestPattern } from './glob.ts';
import { settingsShapes } from './settings-shapes.ts';
import { oneOf, schemasOf } from './shapes.ts';

const LEVEL = { $ref: '#/definitions/level' };

/** The JSON Schema of `mi-webhook.config.json`, for editors to complete and to check by. */
export function configSchema(rules: readonly Rule[]): object {
  const part = { rules: rulesSchema(rules), ...schemasOf(settingsShapes) };
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'mi-webhook configuration',
    description: 'Settings of a workspace for the editor and the command line alike.',
    type: 'object',
    additionalProperties: false,
    definitions: { level: oneOf('How severe.', levels).schema },
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
