import { expect, test } from 'vitest';
import { blankOutputs } from '../../../server/src/service/panel/why-blank.ts';
import { rendered } from './rendered.ts';

const user = { external_id: '', language: ' ', email: 'a@example.com', custom_attributes: { plan: null, tags: [] } };
const event = { properties: { title: '', items: [], more: [{ id: '1' }, { name: 'x' }], meta: { color: 'green' } } };

test.each([
  ['{{${user_id}}}', '`${user_id}` is an empty string in the sample user.'],
  ['{{${first_name}}}', '`${first_name}` is not in the sample user.'],
  ['{{${language}}}', '`${language}` is nothing but white space in the sample user.'],
  ['{{custom_attribute.${plan}}}', '`custom_attribute.${plan}` is `null` in the sample user.'],
  ['{{custom_attribute.${plan}.name}}', '`custom_attribute.${plan}.name` is `null` in the sample user.'],
  ['{{custom_attribute.${tags}}}', '`custom_attribute.${tags}` is an empty array in the sample user.'],
  ['{{event_properties.${items}[0].id}}', '`event_properties.${items}[0].id` is an empty array in the sample user.'],
  ['{{event_properties.${more}[7]}}', '`event_properties.${more}[7]` is no item of the array in the sample user.'],
  ['{{event_properties.${more}[1].id}}', '`event_properties.${more}[1].id` is not in the sample user.'],
  ["{{event_properties.${meta}['size_of']}}", "`event_properties.${meta}['size_of']` is not in the sample user."],
  ['{{context.${a}}}', '`context.${a}` is not in the sample user.'],
  ['{{event_properties.${more}.last.id}}', '`event_properties.${more}.last.id` is not in the sample user.'],
  ['{{event_properties.${items}.first}}', '`event_properties.${items}.first` is an empty array in the sample user.'],
  ['{{event_properties.${more}.id}}', '`event_properties.${more}.id` is not in the sample user.'],
  ['{{event_properties.${meta}[key]}}', '`event_properties.${meta}[key]` is nothing for this sample user.'],
  [
    '{% assign m = event_properties.${meta} %}{{m.size_of.x}}',
    '`m.size_of.x` is set on line 1. `event_properties.${meta}.size_of.x` is not in the sample user.',
  ],
  [
    '{% assign m = event_properties.${more} %}{% assign n = m[0] %}{{n.name}}',
    '`n.name` is set on line 1. `m[0].name` is set on line 1. `event_properties.${more}[0].name` is not in the sample user.',
  ],
  [
    "{{${email_address} | split: '@' | slice: 9}}",
    '`${email_address}` has a value, but nothing is left of it after `split` and `slice`.',
  ],
  ["{{'' | upcase}}", "`''` has a value, but nothing is left of it after `upcase`."],
  ['{{}}', 'There is nothing to print between the braces.'],
  ['{{nobody}}', 'Nothing sets `nobody`.'],
  ['{{late}}{% assign late = 1 %}', '`late` is set further down only, on line 1.'],
  [
    '{% assign t = event_properties.${title} %}\n{{t}}',
    '`t` is set on line 1. `event_properties.${title}` is an empty string in the sample user.',
  ],
  [
    '{% assign a = ${first_name} %}{% assign b = a %}\n{{b}}',
    '`b` is set on line 1. `a` is set on line 1. `${first_name}` is not in the sample user.',
  ],
  ['{% capture c %} {% endcapture %}\n\n{{c}}', '`c` is captured on line 1, and nothing is printed there.'],
  [
    '{% if ${email_address} == blank %}\n{% assign x = 1 %}{% endif %}{{x}}',
    '`x` is only set on line 2, in a branch that is not taken for this sample user.',
  ],
  [
    '{% for one in event_properties.${more} %}{{one.id}}{% endfor %}',
    '`one.id` is nothing in an item of the loop on line 1.',
  ],
])('%s is blank: %s', (body, reason) => {
  const [first] = blankOutputs(rendered(body, { user, event }));
  expect(first?.reason).toBe(reason);
});

test('what has printed something has no reason', () => {
  expect(blankOutputs(rendered('{{${email_address}}} {{event_properties.${meta}.color}}', { user, event }))).toEqual(
    [],
  );
});

test('a variable that is set from itself comes to an end', () => {
  const body = '{% assign a = b %}{% assign b = a %}{% assign a = b %}{{a}}';
  expect(blankOutputs(rendered(body, {}))[0]?.reason).toMatch(/^`a` is set on line 1\./);
});
