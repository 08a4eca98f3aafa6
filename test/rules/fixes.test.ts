import { describe, expect, test } from 'vitest';
import { applyEdits } from '../../server/src/service/apply-fixes.ts';
import { checkForTest } from '../check.ts';

/** A body, and what the first fix of its first finding makes of it: `safe`, `suggestion`, or none where no way is sure. */
const FIXES: [name: string, body: string, kind: string | undefined, fixed?: string][] = [
  ['text on both sides', '{"user_id": "a" "b": 1}', 'safe', '{"user_id": "a", "b": 1}'],
  [
    'a comment between',
    '{"user_id": "a" {% comment %} who {% endcomment %} "b": 1}',
    'safe',
    '{"user_id": "a", {% comment %} who {% endcomment %} "b": 1}',
  ],
  [
    'the end of a branch between: the comma belongs into it',
    '{ {% if ${user_id} %}"user_id": "a"{% endif %} "b": 1}',
    'suggestion',
    '{ {% if ${user_id} %}"user_id": "a",{% endif %} "b": 1}',
  ],
  [
    'the beginning of a branch between',
    '{"user_id": "a"{% if ${time_zone} %} "b": 1{% endif %}}',
    'suggestion',
    '{"user_id": "a"{% if ${time_zone} %} ,"b": 1{% endif %}}',
  ],
  [
    'an output that is blank for some',
    '{% capture b %}{% if ${time_zone} %}"b": "x"{% endif %}{% endcapture %}{ {{b}} "user_id": "a"}',
    'suggestion',
    '{% capture b %}{% if ${time_zone} %}"b": "x"{% endif %}{% endcapture %}{ {{b}}, "user_id": "a"}',
  ],
  ['a comma before the end', '{"user_id": "a",\n}', 'safe', '{"user_id": "a"\n}'],
  ['two commas', '{"user_id": "a",, "b": 1}', 'safe', '{"user_id": "a", "b": 1}'],
  [
    'a comma behind the last item of a loop',
    '{"user_id": [{% for i in (1..2) %}{{i}},{% endfor %}]}',
    'suggestion',
    '{"user_id": [{% for i in (1..2) %}{{i}}{% unless forloop.last %},{% endunless %}{% endfor %}]}',
  ],
  [
    'a comma before a member that not everybody has',
    '{"user_id": "a",{% if ${time_zone} %}"b": 1{% endif %}}',
    'suggestion',
    '{"user_id": "a"{% if ${time_zone} %},"b": 1{% endif %}}',
  ],
  [
    'a `//` line with an output',
    '// for {{${user_id}}}\n{"user_id": "a"}',
    'safe',
    '{% comment %} for {{${user_id}}} {% endcomment %}\n{"user_id": "a"}',
  ],
  [
    'no comma between the turns of a loop',
    '{"user_id": [{% for i in (1..2) %}"a"{% endfor %}]}',
    'suggestion',
    '{"user_id": [{% for i in (1..2) %}"a"{% unless forloop.last %},{% endunless %}{% endfor %}]}',
  ],
  [
    'a list where a value is due',
    `{"words": {{ 'a b' | split: ' ' }}}`,
    'suggestion',
    `{"words": {{ 'a b' | split: ' ' | as_json_string }}}`,
  ],
  [
    'an object where a value is due',
    '{"place": {{${most_recent_location}}}}',
    'suggestion',
    '{"place": {{${most_recent_location} | as_json_string}}}',
  ],
  [
    'no filter on members that are put together before',
    `{% assign m = '"t": "' | append: event_properties.\${t} | append: '"' %}{ {{ m }} }`,
    undefined,
  ],
  [
    'a filter on a text that is put together before',
    `{% assign t = event_properties.\${t} | append: '!' %}{"t": "{{ t }}"}`,
    'safe',
    `{% assign t = event_properties.\${t} | append: '!' %}{"t": "{{ t | json_escape }}"}`,
  ],
  ['a comma is no help where a quote is missing', '{"i"id": "a"}', undefined],
  [
    'an output in a capture that is tested, where it is printed: escapes would change the test',
    '{% capture t %}{{event_properties.${t}}}{% endcapture %}{ {% if t != blank %}"t": "{{t}}",{% endif %} "a": 1}',
    'suggestion',
    '{% capture t %}{{event_properties.${t}}}{% endcapture %}{ {% if t != blank %}"t": "{{t | json_escape}}",{% endif %} "a": 1}',
  ],
  [
    'an output in a capture that is printed and nothing else',
    '{% capture t %}"{{event_properties.${t}}}"{% endcapture %}{"t": {{t}}}',
    'safe',
    '{% capture t %}"{{event_properties.${t} | json_escape}}"{% endcapture %}{"t": {{t}}}',
  ],
  [
    'what is JSON already, where a quote is missing: nothing that could be escaped',
    '{"a{{${city} | as_json_string}}": 1}',
    undefined,
  ],
  ['a `//` line right behind a brace', '{// note\n"a": 1}', 'safe', '{ {% comment %} note {% endcomment %}\n"a": 1}'],
  ['a `//` line and nothing else', '// note', undefined],
  ['a `//` line behind which the payload begins', '// note {"user_id": "a"}', undefined],
  ['a `//` line with a tag', '// {% if ${user_id} %}a{% endif %}\n{"user_id": "a"}', undefined],
];

describe('the first fix', () => {
  test.each(FIXES)('%s', async (_, body, kind, fixed) => {
    const [finding] = checkForTest(body).findings;
    const fix = finding?.fixes[0];
    expect(finding).toBeDefined();
    expect(fix?.kind).toBe(kind);
    expect(fix && applyEdits(body, fix.edits)).toBe(fixed);
  });
});
