import { describe, expect, test } from 'vitest';
import { property, told } from './told.ts';

/** What Braze makes itself holds no quote, a size is a number, and a time zone of the body's own exists or does not. */
const PROVED: string[] = [
  // Keywords are one more argument, in which `plus` finds no number.
  '{"a": {{ 1 | plus: k: 3 }}, "b": {{ nil | default: 2, allow_false: true }}, "c": {{ false | default: 2, allow_false: true }}}',
  `{"a": "{{ ${property('a')} | append: k: 'y' | json_escape }}"}`,
  // A loop is left once what was captured is kept, and nothing else was printed.
  '{% for i in (1..2) %}{% capture x %}a{% break %}b{% endcapture %}{{ x }}{% endfor %}{"d": 1}',
  '{"d": [{% for i in (1..2) %}{% capture x %},{% continue %}{% endcapture %}"{% endfor %}]}',
  '{% for i in (1..2) %}{% capture x %}"e": {% if i == 2 %}{% break %}{% endif %}1, {% endcapture %}{% endfor %}{ {{ x }}2}',
  '{"a": {{ "May" | date: "%Y" }}, "b": "{{ "12:30" | date: "%F" }}"}',
  '{"braze_id": "{{ ${braze_id} }}"}',
  '{"user_id": "{% if ${user_id} != blank %}{{${user_id} | json_escape}}{% else %}{{${braze_id}}}{% endif %}"}',
  '{"a": "{{ campaign.${api_id} }}", "b": "{{ campaign.${dispatch_id} }}", "c": "{{ campaign.${message_api_id} }}"}',
  '{"a": "{{ canvas.${api_id} }}", "b": "{{ canvas.${variant_api_id} }}"}',
  '{"a": "{{ card.${api_id} }}", "b": "{{ app.${api_id} }}"}',
  '{% assign id = ${braze_id} | default: campaign.${dispatch_id} %}{"a": "{{ id }}"}',
  '{"a": "{{ ${set_user_to_unsubscribed_url} | json_escape }}", "b": "{{ ${braze_id} | upcase }}"}',
  `{"d": {{ ${property('list')}.size | default: 0 }}}`,
  '{"d": {{ custom_attribute.${list}.size | default: 0 }}}',
  `{% assign n = ${property('list')}.size | default: 0 %}{"d": {{ n }}}`,
  `{% assign n = ${property('list')} | size | default: 0 %}{"d": {{ n }}}`,
  `{"a": {{ 'now' | time_zone: 'America/New_York' | date: '%s' }}}`,
  `{"a": "{{ 'now' | time_zone: 'UTC' | date: '%H:%M' }}"}`,
  // JSON skips the space before the number of a day.
  `{"a": {{ 'now' | date: '%e' }}, "b": "{{ 'now' | date: '%l' }}", "c": {{ 'now' | date: '%-m' }}}`,
  `{% assign zone = 'Europe/Berlin' %}{"a": {{ 'now' | time_zone: zone | date: '%s' }}}`,
  `{"a": {{ 'now' | time_zone: 'Asia/Tokyo' | date: '%Y' }}000}`,
  // Seconds that have been made a number are one from 1 on still, so that more digits may follow.
  // A word that is a number after all, where a test has asked for one.
  '{"a": {% if ${language} == "7" %}{{ ${language} }}{% else %}1{% endif %}}',
  `{% assign now = 'now' | date: '%s' | plus: 0 %}{"a": {{ now }}000}`,
  `{"a": {{ 'now' | date: '%s' | plus: 3600 | round }}000}`,
  `{"a": {{ 'now' | date: '%s' | times: 1 }}000}`,
  `{"a": "{{ ${property('time')} | time_zone: 'America/Los_Angeles' | date: '%Y' | json_escape }}"}`,
  '{"a": [{% for l in event_properties.${l} %}{% if forloop.Last %}1{% else %}2{% endif %}{% unless forloop.last %},{% endunless %}{% endfor %}]}',
];

const OPEN: [body: string, expected: string][] = [
  // What the sender names holds what the sender likes.
  ['{"a": "{{ campaign.${name} }}"}', 'conditional unescaped'],
  ['{"a": "{{ ${user_id} }}"}', 'conditional unescaped'],
  // A member that is called `size`.
  [`{"d": "{{ ${property('list')}.size }}"}`, 'conditional unescaped'],
  ['{"a": {{ custom_attribute.${size} | default: 0 }}}', 'conditional blank'],
  ['{"a": {{ event_properties.size | default: 0 }}}', 'conditional blank'],
  [
    '{"a": [{% for l in event_properties.${l} %}{"sku": {{ l.sku | as_json_string }}, "size": "{{ l.size }}"}{% unless forloop.last %},{% endunless %}{% endfor %}]}',
    'conditional unescaped',
  ],
  [`{"a": "{{ ${property('p')}.name | json_escape }}", "b": "{{ ${property('p')}.size }}"}`, 'conditional unescaped'],
  [`{"a": {{ 'now' | time_zone: 'New York City' | date: '%s' }}}`, 'refuted invalid-value'],
  ['{"a": {{ "now" | time_zone: ${time_zone} | date: "%s" }}}', 'error'],
];

describe('what is known of values', () => {
  test.each(PROVED)('%s', (body) => expect(told(body)).toBe('proved'));
});

describe('what is not', () => {
  test.each(OPEN)('%s', (body, expected) => expect(told(body)).toContain(expected));
});
