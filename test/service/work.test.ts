import { describe, expect, test } from 'vitest';
import { checkBody } from '../../server/src/service/check-body.ts';

function workOf(body: string) {
  const { proof, findings } = checkBody(body);
  return { ...proof.meter.work, findings: findings.length, verdict: proof.verdict };
}

const TEXT = '{"type": "track", "user_id": "{{${user_id} | json_escape}}"}';

/** Products with a condition, a loop and outputs, as bodies have them. */
function products(count: number, filter = ' | json_escape', number = ' | plus: 0'): string {
  const product = (at: number) => `{
    "id": "{{event_properties.\${id_${at}}${filter}}}",
    {% if event_properties.\${price_${at}} != blank %}"price": {{event_properties.\${price_${at}}${number}}},{% endif %}
    "tags": [{% for tag in event_properties.\${tags_${at}} %}"{{tag | json_escape}}"{% unless forloop.last %},{% endunless %}{% endfor %}],
    "n": ${at}
  }`;
  return `{"products": [${Array.from({ length: count }, (_, at) => product(at)).join(',')}]}`;
}

describe('what a check does, counted', () => {
  test('a body without branches has each of its nodes executed once', () => {
    // Text, output, text.
    expect(workOf(TEXT).executedNodes).toBe(3);
  });

  test('a condition has each of its branches executed once', () => {
    const body = `{"a": {% if \${city} == 'Rome' %}{{\${city} | as_json_string}}{% else %}2{% endif %}, "b": [{{\${age} | plus: 0}}]}`;
    // The outer text, the block, its two branches of one node each, the text behind it, an output, the last text.
    expect(workOf(body).executedNodes).toBe(7);
  });

  test('a loop has its body executed for each iteration that is told apart, and no more', () => {
    const body = '[{% for tag in event_properties.${tags} %}{{tag | as_json_string}},{% endfor %} 0]';
    // The only one, which is an item of a list, a text, white space or an object; two; and the first, one in the middle and the last of more.
    const iterations = 4 + 2 + 3;
    expect(workOf(body).executedNodes).toBe(3 + 2 * iterations);
  });

  test('each part of the payload is made for the rules once, however many of them look at it', () => {
    // An object with two members, whose values are two scalars, of which one has an output.
    expect(workOf(TEXT).exposedParts).toBe(4);
  });

  test('no case is looked for where nothing is found', () => {
    const { solvedCases, findings, verdict } = workOf(products(20));
    expect({ solvedCases, findings, verdict }).toEqual({ solvedCases: 0, findings: 0, verdict: 'proved' });
  });

  test('few cases are looked for where there are findings', () => {
    const { solvedCases, findings } = workOf(products(20, '', ''));
    expect(findings).toBe(40);
    expect(solvedCases).toBeLessThanOrEqual(2 * findings);
  });

  test('twice the body is twice the work', () => {
    const [one, other] = [workOf(products(15, '', '')), workOf(products(30, '', ''))];
    for (const what of ['executedNodes', 'exposedParts', 'solvedCases'] as const) {
      expect(one[what]).toBeGreaterThan(0);
      expect(other[what]).toBeLessThanOrEqual(2.1 * one[what]);
    }
  });
});
