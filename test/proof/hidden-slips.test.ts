import { describe, expect, test } from 'vitest';
import { prove } from '../../server/src/proof/prove.ts';
import { renderBody } from '../../server/src/render/render.ts';
import { Float, type Value } from '../../server/src/semantics/values.ts';
import { read } from '../../server/src/template/read.ts';
import { isJson } from './printed-holes.ts';
import { type Given, sampleUserWith } from './sources.ts';

type Slip = readonly [body: string, x?: Value];

/** Slips that a proof has missed once, each with the value of `x` that shows it. */
const PAIRS = new Map<string, Value>([
  ['k', 'a'],
  ['l', 'b'],
]);

const HIDDEN: Readonly<Record<string, readonly Slip[]>> = {
  'keywords are an argument': [
    ['{"a": {{ 1 | plus: 2, k: 3 }}}'],
    ['{"a": {{ x | size | plus: 1, k: 1 }}}', 'a'],
    ['{"a": {{ x | as_json_string: k: 1 }}}', 'a'],
    ['{"a": "{{ x | json_escape | append: k: \'y\' }}"}', 'a'],
    ['{"a": "{{ x | json_escape | prepend: k: x }}"}', 'a'],
    ['{"a": "{{ \'a\' | replace: \'a\', k: 1 }}"}'],
    ['{"a": "{{ nil | default: allow_false: true }}", "b": {{ nil | default: k: 1 }}}'],
  ],
  'a date without a day or a year is one of the day of sending': [
    ['[1{% assign d = "12:30" | date: "%F" %}{% if d != "1970-01-01" %},{% endif %}]'],
    ['[1{% assign d = "May" | date: "%Y" %}{% if d != "1970" %},{% endif %}]'],
    ['[1{% assign d = "12th" | append: "" | date: "%m" %}{% if d != "01" %},{% endif %}]'],
    [
      '[{{ "31" | append: "st" | date: "%d" }}{% assign d = "1 jan" | date: "%Y" | plus: 0 %}{% if d > 2000 %},{% endif %}]',
    ],
  ],
  'behind a break another branch that matches is begun': [
    ['[{% for i in (1..2) %}{% case 1 %}{% when 1 %}1{% break %}{% when 1 %},{% endcase %}{% endfor %}]'],
    [
      '[{% for i in (1..2) %}{% case x %}{% when "a" %}1{% continue %}{% when "b", "a" %},{% endcase %}{% endfor %}]',
      'a',
    ],
    ['[{% for i in (1..2) %}{% case 1 %}{% when 1, 1 %}1 {% break %}{% endcase %}{% endfor %}]'],
    [
      '[{% for i in (1..2) %}{% case x %}{% when "a" %}{% if x %}1{% break %}{% endif %}{% when x %}, {% endcase %}{% endfor %}]',
      'a',
    ],
  ],
  'a filter fails, and the next one is given its error': [
    ["[{{ 3 | where: 'k' | size }}]"],
    ["[{{ x | where: 'k', 'a' | plus: 0 }}]", 1n],
    ['[{{ x | divided_by: 0 }}]', 1n],
    ['[{{ x | modulo: 0 }}]', 1n],
    ['[{{ x | map | round }}]', 1n],
    ['[{{ x | concat: x | ceil }}]', 1n],
    ['[{{ x | truncatewords: 1.5 | size }}]', 'a'],
    [`[{{ x | map: 'id' | join: '","' | prepend: '"' | append: '"' }}]`, 1n],
    ["[1{{ x | map: 'id' | size }}]", 1n],
    ["[{{ x | concat: x | default: '0', allow_false: true | plus: 1 }}]", 1n],
  ],
  'a limit leaves nothing out of a text': [
    ["[{% assign l = x | reject: 'id', 'a' %}{% for i in l limit: 0 %}}{% endfor %}]", ' '],
    ["[{% assign l = x | default: 'b' %}{% for i in l limit: 0 %}}{% endfor %}]", 'a'],
    ['[{% assign l = x | upcase %}{% for i in l limit: 0 %}}{% endfor %}]', 'a'],
    ['[{% assign l = x | first %}{% for i in l limit: 0 %}}{% endfor %}]', ['a']],
    ["[{% assign l = x | reject: 'id', 'a' %}{% for i in l offset: 5 %}}{% endfor %}]", ' '],
    ["[{% assign l = 'a' | append: x %}{% for i in l offset: 1 %}}{% endfor %}]", 'b'],
    ['[{% assign l = x | no_filter %}{% assign n = 0 %}{% for i in l limit: n %}}{% endfor %}]', 'a'],
  ],
  'a filter fails in an assign, and nothing is set': [
    ["{% assign v = x | where: 'k' | plus: 0 %}[1,{{ v }}]", 1n],
    ['{% assign v = x | slice: 1.5, 1 | minus: 1 %}[1,{{ v }}]', 'a'],
    ['{% assign v = x | truncate: 1.5 | as_json_string %}[1,{{ v }}]', 'a'],
    ['{% assign v = x | map: "id" | size %}{% if v %}1{% endif %}', 1n],
  ],
  'a filter fails in an assign, and right behind a bracket nothing is printed': [
    [
      '{% assign v = x | divided_by: 0 %}[{% for i in x %}{% unless forloop.first %},{% endunless %}{{ v }}{% endfor %}]',
      [1n, 2n],
    ],
  ],
  'a filter fails in an assign, and what was set before stays': [
    ['{% assign v = \'"\' %}{% assign v = x | map: "id" | size %}["{{ v }}"]', 1n],
    ['{% assign v = "a" %}{% assign v = x | divided_by: 0 %}[{{ v }}]', 1n],
  ],
  'the error quotes what breaks a text': [['["{{ \'now\' | time_zone: x | date: "%Y" }}"]', '"']],
  'what has no size prints none': [
    ['{% assign v = x | first %}[1,{{ v.size }}]'],
    ['{% assign v = x | at_least: 1.5 %}[1,{{ v.size }}]'],
    ["{% assign v = x | map: 'id' %}[1,{{ v.size }}]", 1n],
  ],
  'digits are a list to the next filter': [
    ["{% assign v = x | abs | split: 'a' | replace: 'b', '1' %}[\"{{ v }}\"]", 1n],
    ['{% assign s = x | split: \',\' %}["{{ s | number_with_delimiter }}"]', 'a'],
  ],
  'what may be white space may be a text as well': [["[{{ x | slice: 0, 9 | default: ' ' }}]", 'a']],
  'a number may be zero, or begin with one': [
    ['[-{{ x | size }}0]'],
    ["[{% if x == '007' %}-{{ x }}{% else %}1{% endif %}]", '007'],
  ],
  'a number that is 3 may be 3.0': [
    ['[{% if x == 3 %}[{{ x }}.5]{% endif %}]', new Float(3)],
    ['[{% if x == 3 %}[{% for i in (1..x) %}1{% break %}{% endfor %}]{% endif %}]', new Float(3)],
  ],
  'a text or a list contains more than one thing, and of any kind': [
    ['[1{% if x contains 0 %},{% endif %}]', [0n]],
    ['{% assign v = 0 %}[1{% if x contains v %},{% endif %}]', 'a0'],
    ["[1{% if 'abc' contains x %},{% endif %}]", 'b'],
    ["{% assign l = 'a,b' | split: ',' %}[1{% if l contains x %},{% endif %}]", 'b'],
    ["[1{% if x contains 'k' %},{% endif %}]", new Map([['k', 1n]])],
    ["[1{% unless x contains 'key' %}{% if x.k %},{% endif %}{% endunless %}]", new Map([['k', 1n]])],
    [
      "{% assign v = x | downcase %}[1{% unless x contains 'a' %}{% if v contains 'a' %},{% endif %}{% endunless %}]",
      'A',
    ],
    ["[1{% unless x contains ' ' %}{% if x contains 'a' %},{% endif %}{% endunless %}]", 'a'],
    ["[{% if x contains 'a' %}{% for i in x %}[]{% endfor %}{% endif %}]", ['b', 'a']],
    [
      "[{% if x contains 'a' %}{% if x contains 'b' %}{% for i in x %}[]{% endfor %}{% endif %}{% endif %}]",
      ['b', 'a'],
    ],
    ["[1{% if x contains 'a' %}{% if x.size == 2 %},{% endif %}{% endif %}]", ['b', 'a']],
    ["{% assign l = 'a,b' | split: ',' %}[1{% if x == l %},{% endif %}]", ['a', 'b']],
  ],
  'an object that is walked, and a member of it': [
    ['[{% for i in x %}{% if forloop.first %}{% continue %}{% endif %}{% if x.k %}oops{% endif %}{% endfor %}]', PAIRS],
    [
      '[{% for i in x %}{% unless forloop.first %}{% if x.k %}{% if forloop.last %}oops{% endif %}{% endif %}{% endunless %}{% endfor %}]',
      PAIRS,
    ],
    ["[{% for i in x %}{% if forloop.length > 1 %}{% if x.k == 'a' %}oops{% endif %}{% endif %}{% endfor %}]", PAIRS],
    ['{% assign v = x %}[{% for i in v %}{% if forloop.index == 2 and x.k %}oops{% endif %}{% endfor %}]', PAIRS],
    ['[{% if x.size > 1 %}{% if x.k %}oops{% endif %}{% endif %}]', PAIRS],
    ['[{% for i in x limit: 1 offset: 1 %}{% if x.k %}oops{% endif %}{% endfor %}]', PAIRS],
    [
      "[{% for i in x %}{% if forloop.first %}{% continue %}{% endif %}{% if x contains 'k' %}{% unless i == 'k' %}{% if i[0] == 'l' %}oops{% endif %}{% endunless %}{% endif %}{% endfor %}]",
      PAIRS,
    ],
  ],
  'an integer has a size, which is how many bytes it takes': [
    ['[1{% if x.size.size == 8 %}{% if x[1] %},{% endif %}{% endif %}]', ['a', 'b']],
    ['[1{% for i in x %}{% if forloop.index.size == 8 %},{% endif %}{% endfor %}]', 'a'],
  ],
  'a counter is hidden by a variable of its name, once that is set': [
    [
      "[1{% if x == 'k' %}{% assign v = 1 %}{% endif %}{% capture t %}{% decrement v %}{% endcapture %}{% unless x %}{% if v %}oops{% endif %}{% endunless %}]",
    ],
    [
      '[1{% capture t %}{% increment v %}{% endcapture %}{% if x %}{% assign v = false %}{% endif %}{% if v == 1 %}oops{% endif %}]',
    ],
    [
      '[1{% capture t %}{% increment v %}{% endcapture %}{% assign v = x | divided_by: 0 %}{% capture t %}{% increment v %}{% endcapture %}{% if v == 2 %}oops{% endif %}]',
    ],
    [
      '[1{% for i in x %}{% if forloop.index == 3 %}{% assign v = "" %}{% endif %}{% endfor %}{% capture t %}{% increment v %}{% endcapture %}{% unless v == "" %}oops{% endunless %}]',
      ['a', 'b'],
    ],
    [
      '[1{% for v in x %}{% capture t %}{% increment v %}{% endcapture %}{% endfor %}{% if v == 1 %}oops{% endif %}]',
      'a',
    ],
  ],
  'a captured block goes on counting': [
    [
      "[1{% capture t %}{% increment n %}{% endcapture %}{% capture t %}{% increment n %}{% endcapture %}{% if t == '1' %}oops{% endif %}]",
    ],
    [
      "[1{% capture t %}{% decrement n %}{% endcapture %}{% capture t %}{% increment n %}{% endcapture %}{% if t contains '-1' %}oops{% endif %}]",
    ],
    [
      "[1{% for i in x %}{% capture t %}{% cycle '', 'a' %}{% endcapture %}{% if t == 'a' %}oops{% endif %}{% endfor %}]",
      [1n, 2n],
    ],
    ["[1{% for i in x %}{% capture t %}{% cycle '', '}' %}{% endcapture %}{{ t }}{% endfor %}]", [1n, 2n]],
  ],
  'groups of a cycle are values': [
    ['[1{% cycle \'\', \'}\' %}{% cycle "", "}" %}]'],
    ["[1{% cycle 'g': '', '}' %}{% cycle \"g\": '', '}' %}]"],
    ["[1{% cycle 'g': '', ' ' %}{% cycle x: '', '}' %}]", 'g'],
    ["[1{% assign g = 'a' %}{% cycle g: '', ' ' %}{% cycle 'a': '', '}' %}]"],
    ["[1{% assign g = 'a' %}{% cycle g: ' ', '' %}{% assign g = 'b' %}{% cycle g: '}', '' %}]"],
    ["[1{% for i in x %}{% cycle i: '', '}' %}{% endfor %}]", ['a', 'a']],
    ["[{% cycle 'g': '1', '2', '3' %},{% cycle 'g': '1', '2', '3' %},{% cycle 'g': '1', '2' %}]"],
    ["[{% for i in x %}{% cycle 'g': '1', '2', '3' %},{% endfor %}{% cycle 'g': '1', '2' %}]", ['a', 'b']],
  ],
  'an error is no hash': [
    ['["\\u{{ x | modulo: 0 | md5 }}"]', 1n],
    ['["\\u{{ x | where: \'k\' | sha1 }}"]', 1n],
    ['["\\u00{{ x | sort | md5 | slice: 0, 2 }}"]', ['a', 1n]],
  ],
  'an error quotes what a filter is given': [
    ['["{{ 5 | date: x | md5 }}"]', '"%'],
    ['["{{ 5 | map: x | size }}"]', '"'],
    ['["{{ 5 | where: x | size }}"]', '"'],
  ],
  'what is encoded may be more than a word': [
    ['{% capture v %}{{ x | as_json_string }}{% endcapture %}[{{ v | url_encode }}]', 'a'],
    ['[{{ x | as_json_string | url_encode }}]', 'a'],
    ['[{{ x | times: 1000 | url_encode }}]', new Float(2 ** 50)],
    ['{"a": {{ x | as_json_string | number_with_delimiter }}}', 1234n],
  ],
  'digits that a filter has made are a text in JSON': [
    ['[{{ x | ceil | newline_to_br | as_json_string | escape }}]', 1n],
    ['[{{ x | size | strip | as_json_string | escape }}]', 'a'],
    ["[{{ x | size | append: '' | as_json_string | plus: 1 }}{{ x | size | upcase | as_json_string }}]", 'a'],
    ['{% capture v %}{{ x | abs }}{% endcapture %}[{{ v | as_json_string | escape }}]', 1n],
  ],
  'digits are a list to the next filter but one': [
    ["[\"{{ x | at_most: 5 | split: 'a' | prepend: 'b' }}\"]", 1n],
    ["[\"{{ x | abs | split: 'a' | append: '' }}\"]", 1n],
    ["{% assign l = x | abs | split: 'a' %}[\"{{ 'b' | append: l }}\"]", 1n],
    ["{% assign l = x | abs | split: 'a' %}[\"{{ 'b' | replace: 'b', l }}\"]", 1n],
    ["{% assign l = x | abs | split: 'a' | uniq %}[\"{{ l | append: 'b' }}\"]", 1n],
    ["[\"{{ x | abs | split: 'a' | default: 'a' | upcase }}\"]", 1n],
    ['["{{ x | abs | split: \'a\' | slice: 0, 1 | upcase }}"]', 1n],
  ],
  'digits that are no number are something all the same': [
    ["[\"a\"{{ 'now' | date: '%L' }}]"],
    ['["a"{{ 3 | date: \'%L\' | default: x }}]'],
    ["{{{ '007' | default: x }}}"],
  ],
};

const path: Given['path'] = {
  root: { kind: 'namespace', name: 'event_properties' },
  steps: ['x'],
  text: 'event_properties.${x}',
};

describe.each(Object.entries(HIDDEN))('%s', (_, slips) => {
  test.each(slips.map(([body, x = null]) => [body, x] as const))('%s', (short, value) => {
    const template = read(short.replace(/\bx\b/g, 'event_properties.${x}'));
    const { status, text } = renderBody(template, sampleUserWith([{ path, value }]));
    expect([status, isJson(text)]).toEqual(['rendered', false]);
    expect(prove(template).verdict).not.toBe('proved');
  });
});

/** Ruby has bytes where the renderer has a text: it counts two of `é`, finds it equal to no text, and writes no JSON of what is no UTF-8. */
const BYTES = [
  '{"a": {{ "/w==" | base64_decode | as_json_string }}}',
  '{"a": {{ "w6k=" | base64_decode | append: "é" | as_json_string }}}',
  '[1{% assign n = "w6k=" | base64_decode | size %}{% if n > 1 %},{% endif %}]',
  '[1{% assign t = "w6k=" | base64_decode %}{% if t != "é" %},{% endif %}]',
  '[1{% assign t = "w6k=" | base64_url_safe_decode | slice: 1 %}{% if t != "" %},{% endif %}]',
];

test.each(BYTES)('bytes that are no ASCII are not followed: %s', (body) => {
  expect(prove(read(body)).verdict).toBe('not-proved');
});
