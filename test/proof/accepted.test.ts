import { describe, expect, test } from 'vitest';
import { prove } from '../../server/src/proof/prove.ts';
import { read } from '../../server/src/template/read.ts';
import { bodies, readBody } from '../oracle/bodies.mjs';
import { parseAnnotated } from '../template/annotated.ts';

/** Every rendering is JSON, whatever the values. */
const PROVED: [name: string, body: string][] = [
  [
    'a comma under the condition of its member, in a tag of its own',
    '{ {% if ${city} %}"k": 1{% endif %}{% if ${city} %},{% endif %}"z": 2}',
  ],
  [
    'a comma after each item but the last',
    '[{% for item in event_properties.${items} %}{"id": "{{item.id | json_escape}}"}{% unless forloop.last %},{% endunless %}{% endfor %}]',
  ],
  [
    'a comma before each item but the first',
    '[{% for item in event_properties.${items} %}{% unless forloop.first %},{% endunless %}{{item.price | plus: 0}}{% endfor %}]',
  ],
  [
    'members captured with their commas in both arms',
    `{% if \${user_id} != blank %}
       {% capture identifier %}"user_id": "{{\${user_id} | json_escape}}",{% endcapture %}
     {% else %}
       {% capture identifier %}"anonymous_id": "{{\${email_address} | md5}}", "new": true,{% endcapture %}
     {% endif %}
     { {{identifier}} "type": "track" }`,
  ],
  [
    'an else that aborts',
    `{% if \${user_id} != blank %}{"user_id": "{{\${user_id} | json_escape}}"}{% else %}{% abort_message('no user') %}{% endif %}`,
  ],
  [
    'a case with an else, whose arms have one shape',
    `{"plan": {% case custom_attribute.\${plan} %}{% when 'gold' %}1{% when 'silver', 'tin' %}"two"{% else %}null{% endcase %}}`,
  ],
  [
    'a case without an else, whose arms bring their commas',
    `{ {% case custom_attribute.\${plan} %}{% when 'gold' %}"a": 1,{% when 'silver' %}"b": [2],{% endcase %} "z": 2}`,
  ],
  ['a key cut by tags', '{"{% if ${city} %}home{% else %}no{% endif %}_city": 1}'],
  ['a text cut by tags', '{"city": "{% if ${city} %}in {{${city} | json_escape}}{% endif %}!"}'],
  [
    'a text that is known, and so are its quotes',
    `["{% if \${city} == 'Rome' %}{{\${city} | split: ',' | json_escape}}{% endif %}"]`,
  ],
  [
    'a separator that is set once something was printed',
    `{% assign comma = '' %}{ {% if \${city} %}{{comma}}"a": 1{% assign comma = ',' %}{% endif %}
     {% if \${country} %}{{comma}}"b": 2{% assign comma = ',' %}{% endif %} }`,
  ],
];

/** Each shows its one slip and when it happens. */
const REFUTED: [name: string, text: string][] = [
  [
    'one of two commas is missing',
    `
{ {% if c %}"k": 1,{% else %}"j": 2{% endif %}"z": 3}
                                              ^^^ missing-comma when c is missing`,
  ],
  [
    'the comma stands outside of the condition',
    `
{ {% if c %}"k": 1{% endif %}, "z": 3}
                             ^ trailing-comma when c is missing`,
  ],
  [
    'one captured member lacks its comma',
    `
{% if c %}{% capture m %}"k": 1,{% endcapture %}
{% else %}{% capture m %}"j": 2{% endcapture %}{% endif %}
{ {{m}} "z": 3 }
        ^^^ missing-comma when c is missing`,
  ],
  [
    'one arm of a case lacks its comma',
    `
{ {% case c %}{% when 'Rome' %}"a": 1,{% when 'Bonn' %}"b": 2{% endcase %}
"z": 3}
^^^ missing-comma when c is Bonn`,
  ],
  [
    'a comma before the items, of which there may be none',
    `
[0,{% for item in list %}1{% unless forloop.last %},{% endunless %}{% endfor %}]
  ^ trailing-comma when list is blank`,
  ],
  [
    'a comma idiom that fails for a single item',
    `
[{% for item in list %}1{% if forloop.first or forloop.last == false %},{% endif %}{% endfor %}]
                                                                       ^ trailing-comma when list has one item`,
  ],
  [
    'a capture set in one arm and used after both',
    `
{% if c %}{% capture m %}"k": 1{% endcapture %}{% endif %}
{ {{m}}, "z": 3 }
       ^ trailing-comma when c is missing`,
  ],
];

/** `c` and `list` leave room for the carets. */
function assignShort(body: string): string {
  return `{% assign c = \${city} %}{% assign list = event_properties.\${items} %}${body}`;
}

function proofOf(body: string) {
  return prove(read(body));
}

describe('proved', () => {
  test.each(PROVED)('%s', (_, text) => {
    const { verdict, problems, assumptions, gaps } = proofOf(text);
    expect({ verdict, problems, assumptions, gaps }).toEqual({
      verdict: 'proved',
      problems: [],
      assumptions: [],
      gaps: [],
    });
  });

  test('an arm that sends no identifier does not matter to the verdict, which speaks of JSON alone', () => {
    const body = `{"type": "track", {% if \${user_id} != blank %}"user_id": "{{\${user_id} | json_escape}}",
      {% elsif \${email_address} != blank %}"note": "none",{% else %}{% abort_message() %}{% endif %} "event": "x"}`;
    expect(proofOf(body).verdict).toBe('proved');
  });
});

describe('refuted', () => {
  test.each(REFUTED)('%s', (_, text) => {
    const { body, expected } = parseAnnotated(text);
    const before = assignShort('').length;
    const { verdict, problems, assumptions } = proofOf(assignShort(body));
    const shown = problems.map(({ start, end, kind, when }) => {
      const words = (when.solve()?.words ?? ['nobody']).join(' and ').replace('`${city}`', 'c');
      const short = words.replace('`event_properties.${items}`', 'list').replaceAll('`', '');
      return { start: start - before, end: end - before, words: `${kind} when ${short}` };
    });
    expect(shown).toEqual(expected);
    expect({ verdict, assumptions }).toEqual({ verdict: 'refuted', assumptions: [] });
  });
});

/** What a filter leaves of a text may be a number, so it is not refuted. */
const MAY_BE_NUMBERS = ["remove: '$'", 'slice: 0, 3', 'truncate: 5', "replace: ',', '.'"];

test.each(MAY_BE_NUMBERS)('a part of a text is no slip where a number is due: %s', (filter) => {
  const { verdict, assumptions } = proofOf(`{"price": {{event_properties.\${price} | ${filter}}}}`);
  expect(verdict).toBe('conditional');
  expect(assumptions.map(({ kind }) => kind)).toEqual(['blank', 'text']);
});

test('a body that is empty when an attribute is missing is refuted', () => {
  const { verdict, problems } = proofOf('{% if ${city} %}{"k": 1}{% endif %}');
  expect(verdict).toBe('refuted');
  expect(problems.map(({ kind, when }) => [kind, when.solve()?.words])).toEqual([['empty', ['`${city}` is missing']]]);
});

describe('the examples', () => {
  test.each(bodies.filter((name) => name.startsWith('published/')))('%s is refuted', (name) => {
    expect(proofOf(readBody(name)).verdict).toBe('refuted');
  });

  test.each(bodies.filter((name) => name.startsWith('fixed/')))('%s holds', (name) => {
    const { verdict, problems, gaps } = proofOf(readBody(name));
    expect({ problems, gaps }).toEqual({ problems: [], gaps: [] });
    expect(['proved', 'conditional']).toContain(verdict);
  });
});
