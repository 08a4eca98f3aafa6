import { describe, expect, test } from 'vitest';
import { confirmCases } from '../../server/src/service/confirm-cases.ts';
import { checkForTest, renderer } from '../check.ts';

/** Severity and case of what is said of a division, where a rendering has shown it. */
async function toldOf(body: string): Promise<string[]> {
  const checked = checkForTest(body);
  const { witnesses } = await confirmCases(checked, renderer);
  const found = checked.findings.filter(({ code }) => code === 'liquid-error');
  return found.map((one) => `${one.severity}: ${witnesses.get(one)?.words.join(', ') ?? 'nobody knows'}`);
}

const N = 'event_properties.${n}';

describe('a division by data', () => {
  test.each<[name: string, body: string, told: string[]]>([
    ['that can be missing', `{"a": {{ 100 | divided_by: ${N} }}}`, [`warning: \`${N}\` is missing`]],
    ['of data', `{"a": {{ \${random_bucket_number} | modulo: ${N} }}}`, [`warning: \`${N}\` is missing`]],
    [
      'that is made a number first',
      `{% assign n = ${N} | plus: 0 %}{"a": {{ 100 | divided_by: n }}}`,
      [`warning: \`${N}\` is missing`],
    ],
    [
      'that has a fallback: only 0 is left, and no string is told',
      `{% assign n = ${N} | default: 1 %}{"a": {{ 100 | divided_by: n }}}`,
      [`warning: \`${N}\` is \`0\``],
    ],
    [
      'that is not 0: it can still be missing',
      `{% if ${N} != 0 %}{"a": {{ 100 | divided_by: ${N} }}}{% else %}{"a": 0}{% endif %}`,
      [`warning: \`${N}\` is missing`],
    ],
    [
      'that everybody has',
      '{"a": {{ 100 | divided_by: ${random_bucket_number} }}}',
      ['warning: `${random_bucket_number}` is 0'],
    ],
    [
      'of an item',
      '[{% for p in event_properties.${ps} %}{{ p.price | divided_by: p.n }}{% unless forloop.last %},{% endunless %}{% endfor %}]',
      ['warning: `p.n` is missing, `event_properties.${ps}` has one item'],
    ],
    [
      'that is above 0',
      `{% assign n = ${N} | plus: 0 %}{"a": {% if n > 0 %}{{ 100 | divided_by: n }}{% else %}0{% endif %}}`,
      [],
    ],
    ['that is at least 1', `{% assign n = ${N} | at_least: 1 %}{"a": {{ 100 | divided_by: n }}}`, []],
  ])('%s', async (_, body, told) => expect(await toldOf(body)).toEqual(told));
});
