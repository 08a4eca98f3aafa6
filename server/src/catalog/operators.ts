import type { OperatorEntry } from './types.ts';

const PAGE = '_docs/_user_guide/messaging/design_and_edit/personalize/liquid/operators.md';

type Own = Omit<OperatorEntry, 'support' | 'page'>;

const listed: readonly Own[] = [
  { name: '==', description: 'True if both sides are equal.', example: "{% if ${language} == 'en' %}" },
  { name: '!=', description: 'True if the sides differ.', example: '{% if ${user_id} != blank %}' },
  {
    name: '>',
    description: 'True if the left side is greater; Liquid can compare two numbers, but not a number and a string.',
    example: '{% if event_properties.${price} > 10 %}',
  },
  {
    name: '<',
    description: 'True if the left side is less.',
    example: '{% if event_properties.${price} < 10 %}',
  },
  {
    name: '>=',
    description: 'True if the left side is greater or equal.',
    example: '{% if event_properties.${price} >= 10 %}',
  },
  {
    name: '<=',
    description: 'True if the left side is less or equal.',
    example: '{% if event_properties.${price} <= 10 %}',
  },
  {
    name: 'contains',
    description: 'True if a string contains a string, or an array of strings has it as an item.',
    example: "{% if custom_attribute.${brands} contains 'Acme' %}",
  },
  {
    name: 'and',
    description: 'True if both conditions are true, evaluated from the right: `a and b or c` is `a and (b or c)`.',
    example: '{% if ${user_id} != blank and ${time_zone} != blank %}',
  },
  {
    name: 'or',
    description:
      'True if at least one condition is true, evaluated from the right: `a or b and c` is `a or (b and c)`.',
    example: '{% if ${user_id} != blank or ${email_address} != blank %}',
  },
];

const foreign: readonly (Own & { readonly instead: string })[] = [
  {
    name: '&&',
    instead: 'and',
    description: 'Not a Liquid operator: use `and`.',
    example: '{% if ${user_id} != blank and ${time_zone} != blank %}',
  },
  {
    name: '||',
    instead: 'or',
    description: 'Not a Liquid operator: use `or`.',
    example: '{% if ${user_id} != blank or ${email_address} != blank %}',
  },
  {
    name: '=',
    instead: '==',
    description: 'Not a comparison: use two equals signs.',
    example: "{% if ${language} == 'en' %}",
  },
  {
    name: '!',
    instead: 'unless',
    description: 'Not a Liquid operator: use `!=` or the tag `unless`.',
    example: '{% unless ${user_id} %}…{% endunless %}',
  },
];

/** Only allowed between two values in `if`, `elsif` and `unless`; parentheses break the tag. */
export const operators: readonly OperatorEntry[] = [
  ...listed.map((entry): OperatorEntry => ({ ...entry, support: 'documented', page: PAGE })),
  {
    name: '<>',
    support: 'undocumented',
    instead: '!=',
    description: 'Means `!=` in Liquid, but is not documented by Braze.',
    example: "{% if ${language} <> 'en' %}",
  },
  ...foreign.map((entry): OperatorEntry => ({ ...entry, support: 'unsupported' })),
];

const byName = new Map(operators.map((operator) => [operator.name, operator]));

export function findOperator(name: string): OperatorEntry | undefined {
  return byName.get(name);
}

/** What Ruby compares two values with; for any other word in its place it prints an error. */
export const OPERATORS: ReadonlySet<string> = new Set(['==', '!=', '<>', '<', '>', '<=', '>=', 'contains']);
