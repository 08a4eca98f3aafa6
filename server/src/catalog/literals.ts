import type { LiteralEntry } from './types.ts';

const LIQUID = '_docs/_user_guide/messaging/design_and_edit/personalize/liquid';
const CONDITIONS = `${LIQUID}/conditional_logic.md`;

/** Keywords that are values. Strings need straight quotes and have no escapes. */
export const literals: readonly LiteralEntry[] = [
  {
    name: 'nil',
    support: 'documented',
    page: CONDITIONS,
    description: 'No value: it prints nothing and counts as false in a condition.',
    example: '{% if ${user_id} == nil %}',
  },
  {
    name: 'null',
    support: 'documented',
    page: CONDITIONS,
    description: 'Another name for `nil`, which is not the JSON value `null`: that you write as text.',
    example: '{% if ${user_id} == null %}',
  },
  {
    name: 'true',
    support: 'documented',
    page: CONDITIONS,
    description: 'True in a condition, as is everything except `false` and `nil`, even an empty string.',
    example: '{% if custom_attribute.${member} == true %}',
  },
  {
    name: 'false',
    support: 'documented',
    page: CONDITIONS,
    description: 'False in a condition.',
    example: '{% if custom_attribute.${member} == false %}',
  },
  {
    name: 'blank',
    support: 'documented',
    page: CONDITIONS,
    description: 'Equals nil, `false`, an empty string or array, and a string of only white space.',
    example: '{% if ${user_id} != blank %}',
  },
  {
    name: 'empty',
    support: 'documented',
    page: `${LIQUID}/setting_default_values.md`,
    description: 'Equals an empty string or array, but not nil.',
    example: '{% if event_properties.${categories} == empty %}',
  },
  {
    name: "'now'",
    support: 'documented',
    page: `${LIQUID}/liquid_use_cases.md`,
    description: 'The string that `date` and `time_zone` read as the time of sending, not the time of the event.',
    example: "{{ 'now' | date: '%s' }}",
  },
];
