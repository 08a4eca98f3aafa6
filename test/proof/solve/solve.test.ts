import { describe, expect, test } from 'vitest';
import { prove } from '../../../server/src/proof/prove.ts';
import { read } from '../../../server/src/template/read.ts';
import { parseAnnotated } from '../../template/annotated.ts';

/** The errors of a body, each with when it happens: in words, and with values that bring it about. */
function whenIn(body: string) {
  return prove(read(body)).problems.map(({ start, end, when }) => {
    const solution = when.solve();
    const words = solution === undefined ? 'never' : solution.words.join(' and ') || 'always';
    return { start, end, words };
  });
}

describe('a sample user for a case', () => {
  test.each([
    `
{"a": 1,}
       ^ always`,
    `
{"a": 1{% if \${first_name} == blank %},{% endif %}}
                                      ^ \`\${first_name}\` is blank`,
    `
{"a": 1{% if custom_attribute.\${plan} == 'gold' %},{% endif %}}
                                                  ^ \`custom_attribute.\${plan}\` is \`gold\``,
    `
{"a": 1{% if custom_attribute.\${plan} == 'gold' and custom_attribute.\${age} > 17 %},{% endif %}}
                                                                                   ^ \`custom_attribute.\${plan}\` is \`gold\` and \`custom_attribute.\${age}\` is a number such as 18`,
    `
{"a": 1{% unless custom_attribute.\${plan} contains 'gold' %},{% endunless %}}
                                                            ^ \`custom_attribute.\${plan}\` does not contain \`gold\``,
    `
{"a": 1{% if custom_attribute.\${b} %},{% endif %}}
                                     ^ \`custom_attribute.\${b}\` is set`,
    `
{"a": [{% for item in custom_attribute.\${items} %}1,{% endfor %}]}
                                                   ^ \`custom_attribute.\${items}\` has items`,
  ])('%s', (text) => {
    const { body, expected } = parseAnnotated(text.slice(1));
    expect(whenIn(body)).toEqual(expected);
  });

  test.each<readonly [what: string, body: string, facts: Readonly<Record<string, unknown>>]>([
    [
      'two items, where it is the second iteration that fails',
      '[{% for item in custom_attribute.${items} %}1 {% endfor %}]',
      { 'custom_attribute.${items}': [new Map(), new Map()] },
    ],
    [
      'what an item must be, in the place that the item has in its list',
      '[{% for item in custom_attribute.${items} %}{% if item.sale %},{% endif %}{% endfor %}]',
      { 'custom_attribute.${items}': [new Map()], 'item.sale': 'text' },
    ],
    [
      'nothing that does not matter',
      '{% if custom_attribute.${a} %}"a"{% else %}"b"{% endif %}{% if custom_attribute.${b} %}]{% endif %}',
      { 'custom_attribute.${b}': 'text' },
    ],
  ])('finds %s', (_what, body, facts) => {
    const [problem] = prove(read(body)).problems;
    const found = problem?.when.solve()?.facts.map(({ path, value }) => [path.text, value]);
    expect(Object.fromEntries(found ?? [])).toEqual(facts);
  });

  test('finds none for what no sample user can bring about', () => {
    const body = '{"a": 1{% if custom_attribute.${a} == 1 and custom_attribute.${a} == 2 %},{% endif %}}';
    expect(prove(read(body))).toMatchObject({ verdict: 'proved', problems: [] });
  });

  test('gives the same words whatever was asked before', () => {
    const body =
      '{"a": 1{% if custom_attribute.${a} == 1 or custom_attribute.${b} %},{% endif %}{% if ${city} %}]{% endif %}}';
    const [once, again] = [prove(read(body)), prove(read(body))];
    const inOrder = once.problems.map(({ when }) => when.solve());
    const reversed = again.problems.toReversed().map(({ when }) => when.solve());
    expect(reversed.toReversed()).toEqual(inOrder);
  });
});

test('what decides which way led into an iteration is part of the case', () => {
  const list = '{% for item in event_properties.${pages} %}';
  const inner = `${list}{% if item != '' %}{% continue %}{% endif %}{% if n > 1 %}{% endif %}"{% assign n = n | plus: 1 %}{% endfor %}`;
  const body = `{"":1{% for page in event_properties.\${pages} %},"":[{% assign n = 0 %}${inner}]{% endfor %}}`;
  const { problems } = prove(read(body));
  expect(problems.length).toBeGreaterThan(0);
  // Each page goes through the same pages, so that none leaves its array open without another error.
  expect(problems.map(({ kind }) => kind)).not.toContain('missing-close');
});
