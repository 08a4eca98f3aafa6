import { describe, expect, test } from 'vitest';
import { makeAlwaysValid } from '../../server/src/service/always-valid.ts';
import { wrapsValue } from '../../server/src/service/members.ts';
import { tools } from './trial/fixes.ts';

/** A body, and what becomes of it. */
const PROVED: [name: string, body: string, fixed: string][] = [
  [
    'a guard without its end',
    '{% if ${user_id} == blank %}{% abort_message("no id") %}\n{"a": "{{ ${user_id} | json_escape }}"}',
    '{% if ${user_id} == blank %}{% abort_message("no id") %}{% endif %}\n{"a": "{{ ${user_id} | json_escape }}"}',
  ],
  [
    'a guard with the other end tag',
    '{% unless ${user_id} == blank %}{% abort_message("no id") %}{% endif %}{"a": 1}',
    '{% if ${user_id} == blank %}{% abort_message("no id") %}{% endif %}{"a": 1}',
  ],
  [
    'a misspelt name, for which null would be valid too',
    '{% assign price = event_properties.${price} | plus: 0 %}{"q": {{ prise }}}',
    '{% assign price = event_properties.${price} | plus: 0 %}{"q": {{ price }}}',
  ],
  [
    'a loop of another name, on which a comma depends',
    '{"p": [{% for p in event_properties.${x} %}{{ p | as_json_string }}{% unless loop.last %},{% endunless %}{% endfor %}]}',
    '{"p": [{% for p in event_properties.${x} %}{{ p | as_json_string }}{% unless forloop.last %},{% endunless %}{% endfor %}]}',
  ],
  ['a time without its quotes', '{"t": {{ now | date: \'%s\' }}000}', "{\"t\": {{ 'now' | date: '%s' }}000}"],
  [
    'a currency before a number',
    '{"total": ${{ event_properties.${total} | plus: 0 }}}',
    '{"total": {{ event_properties.${total} | plus: 0 }}}',
  ],
  [
    'a colon within the quotes',
    '{"user_id"":{{ ${user_id} | json_escape }}"}',
    '{"user_id":"{{ ${user_id} | json_escape }}"}',
  ],
  ['a missing comma and an escape', '{"a": "{{${city}}}" "b": 1}', '{"a": "{{${city} | json_escape}}", "b": 1}'],
  [
    'a value that may be anything',
    '{"a": {{custom_attribute.${plan}}}}',
    '{"a": {{custom_attribute.${plan} | as_json_string}}}',
  ],
  ['a missing colon', '{"a" 1, "b": 2}', '{"a": 1, "b": 2}'],
  ['a missing quote', '{"a: 1, "b": 2}', '{"a": 1, "b": 2}'],
  ['a brace too many', '{"a": 1}}', '{"a": 1}'],
  ['a bracket that is not closed', '{"a": [1, "b": 2}', '{"a": [1], "b": 2}'],
  [
    'a branch that prints no value',
    '{"a": {% if ${city} %}1{% endif %}}',
    '{"a": {% if ${city} %}1{% else %}null{% endif %}}',
  ],
  [
    'a comma on the wrong turn',
    '{"a": [{% for i in (1..3) %}{{i}}{% unless forloop.first %},{% endunless %}{% endfor %}]}',
    '{"a": [{% for i in (1..3) %}{{i}}{% unless forloop.last %},{% endunless %}{% endfor %}]}',
  ],
];

describe('Make Always Valid', () => {
  test.each(PROVED)('%s', async (_, body, fixed) => {
    expect(await makeAlwaysValid(body, tools)).toMatchObject({ text: fixed, verdict: 'proved', left: [] });
  });

  test('makes no number of a text, and no value of nothing: a number may still be a text, which is told', async () => {
    const made = await makeAlwaysValid('{"price": {{event_properties.${price}}}}', tools);
    expect(made?.text).toBe(`{"price": {{event_properties.\${price} | strip | default: 'null'}}}`);
    expect(made?.verdict).toBe('conditional');
    expect(made?.left.map(({ reason }) => reason)).toEqual([expect.stringContaining('plus: 0')]);
  });

  test.each([
    '{% if ${city} == blank %}{% abort_message() %}{"a": "{{ ${city} | json_escape }}"}{% endif %}',
    `{% unless \${city} %}{% abort_message('no city') %}{"a": {{ \${random_bucket_number} }}}{% endunless %}`,
    `{% if \${city} %}{"a": 1}{% abort_message('no city') %}{% endif %}`,
  ])('stops no message that was to be sent: %s', async (body) => {
    expect((await makeAlwaysValid(body, tools))?.text).toBe(body);
  });

  test('makes no array of an empty object', async () => {
    const body = `{ {% for p in event_properties.\${p} %}"k3::[{{ custom_attribute.\${n} | plus: 0 }}]{% endfor %} }`;
    expect((await makeAlwaysValid(body, tools))?.text).toMatch(/^\{/);
  });

  test('sends no time that the author has not written', async () => {
    const made = await makeAlwaysValid("{\"t\": {% assign t = 'now' | date: '%s' %}000}", tools);
    expect(made?.text).not.toMatch(/%}0}|"000"/);
  });

  test('says what needs the author', async () => {
    const made = await makeAlwaysValid('{"a" 1 2 : [ }, {', tools);
    expect(made?.verdict).toBe('refuted');
    expect(made?.left.length).toBeGreaterThan(0);
  });

  test('makes no event of two', async () => {
    const body = '{"type": "identify", "user_id": "a1"}\n{"type": "track", "event": "x"}';
    const made = await makeAlwaysValid(body, tools);
    expect([made?.text, made?.verdict]).toEqual([body, 'refuted']);
  });

  test('makes no array of a single value', async () => {
    const body = `{"a": {% if \${city} %}"x"{% elsif \${country} %}{{event_properties.\${n} | plus: 0}}{% endif %}}`;
    expect((await makeAlwaysValid(body, tools))?.text).not.toContain('[');
    expect(wrapsValue('{"a": 1, "b": 2}', '{"a": [1], "b": 2}')).toBe(true);
    expect(wrapsValue('{"a": 1, 2, "b": 2}', '{"a": [1, 2], "b": 2}')).toBe(false);
    expect(wrapsValue('{"a": [1, "b": 2}', '{"a": [1], "b": 2}')).toBe(false);
    expect(wrapsValue('{"a": [1, {{ x }}]}', '{"a": [1, [{{ x }}]]}')).toBe(true);
  });

  test('makes no number of two', async () => {
    const body = `{"k": [{% for p in event_properties.\${xs} %}1{% if \${city} == 'x' %},{% endif %}{% endfor %}]}`;
    expect((await makeAlwaysValid(body, tools))?.text).toContain(',{% endif %}');
  });

  test('leaves a proved body as it is', async () => {
    const body = '{"a": 1}';
    expect(await makeAlwaysValid(body, tools)).toEqual({ text: body, verdict: 'proved', applied: 0, left: [] });
  });

  test('stops once nobody waits for it', async () => {
    let turns = 3;
    const goesOn = async () => turns-- > 0;
    expect(await makeAlwaysValid('{"a": {{${city}}} "b": 1}', { ...tools, goesOn })).toBeUndefined();
  });
});
