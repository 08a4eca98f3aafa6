import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { applyEdits } from '../../server/src/service/apply-fixes.ts';
import { checkForTest } from '../check.ts';
import { readSlips } from './slips.ts';

const kinds = [
  'first-slips.txt',
  'more-slips.txt',
  'half-typed.txt',
  'other-slips.txt',
  'later-slips.txt',
  'tag-slips.txt',
  'comma-slips.txt',
  'brace-slips.txt',
].flatMap((name) => readSlips(readFileSync(new URL(name, import.meta.url), 'utf8')));

/** Findings that alarm, with the texts they lie on. */
function found(body: string): string[] {
  return checkForTest(body)
    .findings.filter(({ severity }) => severity === 'error' || severity === 'warning')
    .map(({ code, start, end }) => `${code}: ${body.slice(start, end)}`);
}

describe.each(kinds)('one slip has one finding, and the right text as its fix: %s', (_, slips) => {
  test.each(slips)('$name', ({ body, code, at, fixed }) => {
    expect(found(body)).toEqual([`${code}: ${at}`]);
    const fix = checkForTest(body).findings.find((one) => one.code === code)?.fixes[0];
    expect(fix && applyEdits(body, fix.edits)).toBe(fixed);
  });

  test('has at least five bodies', () => expect(slips.length).toBeGreaterThanOrEqual(5));
});

/** What looks like one of those slips and is none. */
const CORRECT: readonly (readonly [name: string, body: string])[] = [
  ['members in a text', `{ {{ '"a": 1, "b": 2' }} }`],
  ['a name in a text', `{"msg": {{ 'Hello, "friend": welcome' | as_json_string }}}`],
  ['quotes and commas that are replaced', `{"a": "{{ \${city} | replace: '","', '":"' | json_escape }}"}`],
  ['a text behind a comma', `{"a": "{{ \${city} | append: ', "the boss": hi' | json_escape }}"}`],
  ['a price', `{% assign price = 3 %}{"a": "\${{ price }}"}`],
  ['a variable named like an attribute', `{% assign city = 'Rome' %}{"u": "{{city}}"}`],
  [
    'an item named like an attribute',
    `{"u": [{% for language in event_properties.\${l} %}{{language | as_json_string}}{% unless forloop.last %},{% endunless %}{% endfor %}]}`,
  ],
  [
    'a variable named like a namespace',
    `{% assign context = event_properties.\${o} %}{"u": {{context.plan | as_json_string}}}`,
  ],
  ['a dollar sign before an output', `{% assign price = 3 %}{"u": "\${{price}} and $5 {a} {b: c}"}`],
  [
    'an entity in a string',
    `{"u": "Tom &amp; Jerry &lt;3", "b": {% if \${city} == 'A &amp; B' %}1{% else %}2{% endif %}}`,
  ],
  [
    'an entity that is replaced',
    `{"u": "{{ \${city} | replace: '&quot;', 'x' | replace: "&#39;", 'y' | json_escape }}"}`,
  ],
  ['a no-break space in strings', `{"u": "5\u00a0km {{ \${city} | default: '\u00a0' | json_escape }}"}`],
  ['a comment in a string', '{"u": "a <!-- b --> c"}'],
  ['a comment in a comment tag', '{% comment %} <!-- a --> {% endcomment %}{"u": 1}'],
  [
    'members that loops have',
    `{"u": [{% for i in (1..2) %}{% for j in (1..2) %}{{ forloop.parentloop.index0 | plus: forloop['rindex0'] | plus: forloop.length }}{% unless forloop.last and forloop.parentloop.last %},{% endunless %}{% endfor %}{% endfor %}]}`,
  ],
  [
    'braces in tags',
    `{% assign x = {{event_properties.\${n}}} | append: {{\${city}}} %}{% if {{ x }} == 5 or {{x}} == {{\${city}}} %}{% endif %}{"u": {{x | as_json_string}} }`,
  ],
  ['an address of an office', '{"agent": "support@acme-mail.com", "store": {"email": "store@acme-mail.com"}}'],
  [
    'braces around an output in a string',
    `{"u": "{ {{ \${city} | json_escape }} } a {b: {{ \${city} | json_escape }}}."}`,
  ],
  ['the last brace of an object behind an output', `{"u": {"n": {{ event_properties.\${n} | plus: 0 }}}, "s": "a"}`],
  ['a name in quotes that is captured', `{% capture 'plan' %}gold{% endcapture %}{"u": "{{plan}}"}`],
  ['what looks like a comment of Jinja in a string', '{"u": "a {# b #} {* c *}"}'],
  ['commas and equals signs in a string that is assigned', `{% assign a = 'x, b = 2; c = 3' %}{"u": "{{a}}"}`],
  ['a liquid tag before other tags', `{% liquid\n  assign a = 1\n%}{% assign b = 2 %}{"u": [{{a}}, {{b}}]}`],
  ['a track of music', '{"type": "Track", "title": "Blue in Green"}'],
  [
    'a word in quotes that people store',
    `{"cart": {% if custom_attribute.\${cart} == 'empty' %}0{% else %}1{% endif %}}`,
  ],
  [
    'a loop that prints one value',
    '{"a": {% for p in event_properties.${list} limit: 1 %}{{ p.id | as_json_string }}{% else %}null{% endfor %}}',
  ],
  [
    'a member of an object that is looped over',
    `{"a": {{ event_properties.\${o}.id | as_json_string }}, "b": [{% for pair in event_properties.\${o} %}{{ pair[0] | as_json_string }}{% unless forloop.last %},{% endunless %}{% endfor %}]}`,
  ],
  ['years as names of an object', '{"a": {{ custom_attribute.${points}.2023 | as_json_string }}}'],
  ['words in single braces', '{"a": "{name} and { b }", "b": "{x.y}"}'],
  ['numbers of a list', '{"a": [1,234.50,-1,567]}'],
  ['a backslash that is escaped', String.raw`{"a": "C:\\path", "b": "it's \"so\""}`],
  [
    'a time that is reckoned',
    `{"type":"track","event":"quiz_done","user_id":"{{\${braze_id}}}","timestamp":{{ 'now' | date: '%s' | minus: 86400 | times: 1000 }}}`,
  ],
  ['filters one after the other', '{"a": "{{ ${city} | strip | strip_newlines | downcase | json_escape }}"}'],
  ['a payload in code of another kind', '{% assign x = 1 %} {"a": {{ x }} }'],
  ['an event of another sender', '{"type": "Purchase", "event": "x", "user_id": "{{${braze_id}}}"}'],
  [
    'quotes of other languages',
    '{"u": "«Bonjour» et «à bientôt»", "v": "<<so>> [[link]] #{1} {!important} 100%% or 50 %%, *|"}',
  ],
  ['a colour', '{"u": "#ff0000",\n"v": "# note"}'],
  [
    'a value in JSON that is written in a string',
    `{"u": "{\\"a\\": \\"{{ \${city} | json_escape | json_escape }}\\"}"}`,
  ],
  [
    'an attribute that is searched for',
    `{"u": "{{ event_properties.\${text} | replace: '\${city}', 'x' | json_escape }}"}`,
  ],
  [
    'a member that is named like a filter',
    `{"u": [{% for p in event_properties.\${ps} %}{{ p.date | as_json_string }}{% unless forloop.last %},{% endunless %}{% endfor %}]}`,
  ],
  [
    'a variable that is escaped once',
    `{% assign c = \${city} | json_escape %}{"u": "{{ c }}", "v": "{{ c | append: '!' }}"}`,
  ],
  ['a number behind two dashes', '{"u": [-1, -2], "v": "a -- b # c"}'],
  ['formats with directives', `{"u": "{{ 'now' | date: '%d.%m.' }}", "v": "{{ 'now' | date: '%Y at HH' }}"}`],
  ['brackets within brackets', '{"u": [[1], [2]], "v": [[]], "w": { "x": {} } }'],
  ['a straight apostrophe in curly ones', `{"u": "{{ \${city} | default: "it’s" | json_escape }}"}`],
];

test.each(CORRECT)('no slip: %s', (_, body) => expect(found(body)).toEqual([]));
