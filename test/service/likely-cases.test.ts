import { describe, expect, test } from 'vitest';
import { checkBody } from '../../server/src/service/check-body.ts';
import { findWitness } from '../../server/src/service/witness.ts';
import { renderer } from '../check.ts';

/** The verdict, and each JSON finding with the case that is told of it. */
async function told(body: string): Promise<string[]> {
  const checked = checkBody(`{"user_id": "a", ${body}`);
  const lines: string[] = [checked.proof.verdict];
  for (const finding of checked.findings) {
    if (finding.code === 'timestamp-unit') continue;
    const witness = await findWitness(finding, checked, renderer);
    lines.push(`${finding.code}: ${witness?.confirmed ? witness.words.join(', ') : 'no case'}`);
  }
  return lines;
}

describe('a case is one that people have', () => {
  const products = 'event_properties.${products}';
  const rows: [string, string, string[]][] = [
    [
      'a string with a quote, where only blank ones are told from others',
      '"a": "{% if event_properties.${name} != blank %}{{event_properties.${name}}}{% endif %}"}',
      ['conditional', 'unescaped-value: `event_properties.${name}` is a string'],
    ],
    [
      'what is no date, and has a quote in it',
      '"a": "{{custom_attribute.${joined} | date: \'%Y\'}}"}',
      ['conditional', 'unescaped-value: `custom_attribute.${joined}` is a string'],
    ],
    [
      'the first item has no price, where an array is asked for its size',
      `"a": {% if ${products}.size > 0 %}{{${products}.first.price}}{% else %}0{% endif %}}`,
      [
        'conditional',
        `blank-value: \`${products}.size\` is greater than \`0\`, \`${products}\` has items, \`${products}.first.price\` is missing`,
      ],
    ],
    [
      'the last item has no price, where there is an array',
      `"a": {% if ${products} != blank %}{{${products}.last.price}}{% else %}0{% endif %}}`,
      ['conditional', `blank-value: \`${products}.last.price\` is missing`],
    ],
    [
      'an object without the member',
      '"a": {% if event_properties.${meta} %}{{event_properties.${meta}.color}}{% else %}0{% endif %}}',
      ['conditional', 'blank-value: `event_properties.${meta}.color` is missing'],
    ],
    [
      'an item without the member',
      `"a": [{% for p in ${products} %}{% if p %}{{p.price}}{% else %}0{% endif %}{% unless forloop.last %},{% endunless %}{% endfor %}]}`,
      ['conditional', `blank-value: \`${products}\` has 2 items, \`p.price\` is missing`],
    ],
  ];
  test.each(rows)('%s', async (_, body, expected) => {
    expect(await told(body)).toEqual(expected);
  });
});

test.each([
  ['user_id', "{% assign days = 'now' | date: '%s' | plus: 0 %}{% if days > 30 %}{% abort_message %}{% endif %}"],
  ['user_id', '{% if event_properties.${list}.size == 0 %}{% abort_message %}{% endif %}'],
])('the message can be stopped where `%s` is blank, whatever else the body asks for', (_, before) => {
  const { findings } = checkBody(
    `${before}{"type": "track", "event": "a", "user_id": "{{\${user_id} | json_escape}}", "timestamp": 1257894000000}`,
  );
  const finding = findings.find(({ code }) => code === 'blank-identifier');
  expect(finding?.fixes.map(({ title }) => title)).toEqual(['Stop the message when `${user_id}` is blank']);
});

test('an example is named only where no filter takes its quotes away', () => {
  const messageOf = (filters: string) =>
    checkBody(`{"title": "{{event_properties.\${title}${filters}}}"}`).findings[0]?.message;
  expect(messageOf(" | default: 'a'")).toContain('as in `6" Wipes`');
  for (const filters of [' | escape', " | remove: '\"' | truncate: 80", ' | slice: 0, 3'])
    expect(messageOf(filters)).toMatch(/^A quote, backslash or line break in `[^`]*` ends the string early/);
});

test('what one rule says of one place in several iterations is one finding', () => {
  const body =
    '{% for p in event_properties.${products} limit: 3 %}{% if forloop.first %}{"type": "track", "event": "a", "user_id": "b", "timestamp": 1257894000, "ids": [{% endif %}{{p.id | as_json_string}}{% unless forloop.last %},{% endunless %}{% if forloop.last %}]}{% endif %}{% endfor %}';
  const { findings } = checkBody(body);
  expect(findings.map(({ code }) => code)).toEqual(['shared-identifier', 'timestamp-unit', 'json-syntax']);
});
