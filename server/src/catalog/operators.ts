import type { OperatorEntry } from './types.ts';

const PAGE = '_docs/_user_guide/messaging/design_and_edit/personalize/liquid/operators.md';

type Own = Omit<OperatorEntry, 'support' | 'page'>;

const listed: readonly Own[] = [
  { name: '==', description: 'Holds when both sides are equal.', example: "{% if ${language} == 'en' %}" },
  { name: '!=', description: 'Holds when the sides differ.', example: '{% if ${user_id} != blank %}' },
  {
    name: '>',
    description:
      'Holds when the left side is greater, which Liquid can tell of two numbers but not of a number and a text.',
    example: '{% if event_properties.${price} > 10 %}',
  },
  {
    name: '<',
    description: 'Holds when the left side is less.',
    example: '{% if event_properties.${price} < 10 %}',
  },
  {
    name: '>=',
    description: 'Holds when the left side is greater or equal.',
    example: '{% if event_properties.${price} >= 10 %}',
  },
  {
    name: '<=',
    description: 'Holds when the left side is less or equal.',
    example: '{% if event_properties.${price} <= 10 %}',
  },
  {
    name: 'contains',
    description: 'Holds when a text has a text in it, or a list of texts has it as an item.',
    example: "{% if custom_attribute.${brands} contains 'Acme' %}",
  },
  {
    name: 'and',
    description: 'Joins two conditions that must both hold, read from the right: `a and b or c` is `a and (b or c)`.',
    example: '{% if ${user_id} != blank and ${time_zone} != blank %}',
  },
  {
    name: 'or',
    description:
      'Joins two conditions of which one must hold, read from the right: `a or b and c` is `a or (b and c)`.',
    example: '{% if ${user_id} != blank or ${email_address} != blank %}',
  },
];

const foreign: readonly (Own & { readonly instead: string })[] = [
  {
    name: '&&',
    instead: 'and',
    description: 'Is no operator of Liquid, which has `and`.',
    example: '{% if ${user_id} != blank and ${time_zone} != blank %}',
  },
  {
    name: '||',
    instead: 'or',
    description: 'Is no operator of Liquid, which has `or`.',
    example: '{% if ${user_id} != blank or ${email_address} != blank %}',
  },
  {
    name: '=',
    instead: '==',
    description: 'Is no comparison, which takes two signs.',
    example: "{% if ${language} == 'en' %}",
  },
  {
    name: '!',
    instead: 'unless',
    description: 'Is no operator of Liquid, which has `!=` and the tag `unless`.',
    example: '{% unless ${user_id} %}…{% endunless %}',
  },
];

/** What stands between two values in `if`, `elsif` and `unless`, and nowhere else; parentheses there break the tag. */
export const operators: readonly OperatorEntry[] = [
  ...listed.map((entry): OperatorEntry => ({ ...entry, support: 'documented', page: PAGE })),
  {
    name: '<>',
    support: 'undocumented',
    instead: '!=',
    description: 'Means `!=` in Liquid, and is in no list of Braze.',
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
