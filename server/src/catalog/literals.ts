import type { LiteralEntry } from './types.ts';

const LIQUID = '_docs/_user_guide/messaging/design_and_edit/personalize/liquid';
const CONDITIONS = `${LIQUID}/conditional_logic.md`;

/** Words that are values by themselves. Texts take straight quotes and know no escapes. */
export const literals: readonly LiteralEntry[] = [
  {
    name: 'nil',
    support: 'documented',
    page: CONDITIONS,
    description: 'Stands for no value, prints nothing, and counts as false in a condition.',
    example: '{% if ${user_id} == nil %}',
  },
  {
    name: 'null',
    support: 'documented',
    page: CONDITIONS,
    description: 'Is another word for `nil`, while in JSON `null` is a value of its own that you write as text.',
    example: '{% if ${user_id} == null %}',
  },
  {
    name: 'true',
    support: 'documented',
    page: CONDITIONS,
    description: 'Holds in a condition, as everything does but `false` and `nil`, an empty text included.',
    example: '{% if custom_attribute.${member} == true %}',
  },
  {
    name: 'false',
    support: 'documented',
    page: CONDITIONS,
    description: 'Does not hold in a condition.',
    example: '{% if custom_attribute.${member} == false %}',
  },
  {
    name: 'blank',
    support: 'documented',
    page: CONDITIONS,
    description: 'Equals no value, an empty text or list, a text of white space only, and `false`.',
    example: '{% if ${user_id} != blank %}',
  },
  {
    name: 'empty',
    support: 'documented',
    page: `${LIQUID}/setting_default_values.md`,
    description: 'Equals an empty text or list, but not a missing value.',
    example: '{% if event_properties.${categories} == empty %}',
  },
  {
    name: "'now'",
    support: 'documented',
    page: `${LIQUID}/liquid_use_cases.md`,
    description: 'Is the text by which `date` and `time_zone` mean the moment of sending, not that of the event.',
    example: "{{ 'now' | date: '%s' }}",
  },
];
