import { expect, test } from 'vitest';
import { renderBody } from '../../../server/src/render/render.ts';
import { readSampleUser } from '../../../server/src/samples/read.ts';
import { checkBody } from '../../../server/src/service/check-body.ts';
import { allCases } from '../../../server/src/service/panel/all-cases.ts';

/** Each case with what the body renders to in it. */
function casesOf(body: string): Record<string, string> {
  const checked = checkBody(body);
  return Object.fromEntries(
    allCases(checked).map(({ words, sampleUser: content }) => {
      const { sampleUser } = readSampleUser(JSON.stringify(content));
      if (sampleUser === undefined) throw new Error('the sample user of a case cannot be read');
      const { status, text } = renderBody(checked.template, sampleUser);
      return [words.join(', ').replaceAll('`', ''), status === 'aborted' ? 'aborted' : text];
    }),
  );
}

test('a body that asks nothing has one case', () => {
  expect(casesOf('{"a": 1}')).toEqual({ '': '{"a": 1}' });
});

test('each branch is a case, and so is a message that is stopped', () => {
  expect(
    casesOf(
      '{% if ${user_id} != blank %}{"a": {% if event_properties.${vip} %}1{% else %}2{% endif %}}{% else %}{% abort_message(\'x\') %}{% endif %}',
    ),
  ).toEqual({
    'event_properties.${vip} is set': '{"a": 1}',
    'event_properties.${vip} is missing': '{"a": 2}',
    '${user_id} is blank': 'aborted',
  });
});

test('a body that is only stopped or sent has two', () => {
  expect(casesOf('{% if ${email_address} == blank %}{% abort_message(\'x\') %}{% endif %}{"a": 1}')).toEqual({
    '${email_address} is not blank': '{"a": 1}',
    '${email_address} is blank': 'aborted',
  });
});

test('each value of a case tag is one', () => {
  const cases = casesOf(
    "{\"a\": {% case custom_attribute.${plan} %}{% when 'gold' %}1{% when 'red' %}2{% else %}3{% endcase %}}",
  );
  expect(Object.values(cases).toSorted()).toEqual(expect.arrayContaining(['{"a": 1}', '{"a": 2}', '{"a": 3}']));
});

test('loops have none, one and several items', () => {
  const body =
    '{"a": [{% for p in event_properties.${all} %}"{{p | json_escape}}"{% unless forloop.last %},{% endunless %}{% endfor %}]}';
  const items = new Set(Object.values(casesOf(body)).map((text) => JSON.parse(text).a.length));
  expect([...items]).toEqual(expect.arrayContaining([0, 1, 2, 3]));
});

test('questions that do not depend on each other are told one by one', () => {
  const optional = (name: string) => `{% if event_properties.\${${name}} %}, "${name}": 1{% endif %}`;
  const cases = Object.keys(casesOf(`{"x": 1${['a', 'b', 'c'].map(optional).join('')}}`));
  for (const name of ['a', 'b', 'c'])
    expect(cases).toEqual(
      expect.arrayContaining([`event_properties.\${${name}} is set`, `event_properties.\${${name}} is missing`]),
    );
});

test('a body without an end is answered', () => {
  expect(() => allCases(checkBody(`{"a": [${'{% if ${user_id} %}{'.repeat(60)}`))).not.toThrow();
});
