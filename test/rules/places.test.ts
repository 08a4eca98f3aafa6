import { describe, expect, test } from 'vitest';
import { checkForTest } from '../check.ts';

/** Where a rule's findings lie. */
function placesOf(code: string, body: string): string[] {
  return checkForTest(body)
    .findings.filter((one) => one.code === code)
    .map(({ start, end }) => body.slice(start, end));
}

describe('a value of another kind is told where it is printed, not where the JSON breaks', () => {
  test.each([
    ["{{ event_properties.${t} | date: '%s' }}", '', '000'],
    ['{{ custom_attribute.${t} | date: "%s" }}', '', '000'],
    ['{{ t }}', "{% assign t = event_properties.${t} | date: '%s' %}", '000'],
    ["{{- event_properties.${t} | date: '%Y%m%d' -}}", '', '00'],
    [
      "{{ event_properties.${t} | date: '%s' }}",
      '{% if event_properties.${t} == blank %}{% abort_message %}{% endif %}',
      '000',
    ],
  ])('%s', (output, before, digits) => {
    expect(placesOf('wrong-kind', `${before}{"t": ${output}${digits}, "u": 1}`)).toEqual([output]);
  });
});

describe('an empty string prints something behind these filters', () => {
  test.each(['plus: 0', 'times: 100', 'round', 'size', 'md5', "append: '-x'", "default: 'none'"])('%s', (filter) => {
    const body = `{"a": {% if event_properties.\${a} %}"{{ event_properties.\${a} | ${filter} | json_escape }}"{% else %}null{% endif %}}`;
    expect(placesOf('empty-string-is-true', body)).toEqual([]);
  });

  test.each(['strip', 'downcase', "date: '%Y'", 'truncate: 20', 'url_encode'])('but not behind %s', (filter) => {
    const body = `{"a": {% if event_properties.\${a} %}"{{ event_properties.\${a} | ${filter} | json_escape }}"{% else %}null{% endif %}}`;
    expect(placesOf('empty-string-is-true', body)).toEqual(['event_properties.${a}']);
  });
});

test('a misspelt variable is not told as one that is never read as well', () => {
  const body = `{% assign first_name = \${first_name} %}{"u": "{{ frist_name | json_escape }}"}`;
  expect(checkForTest(body).findings.map(({ code }) => code)).toEqual(['undefined-variable']);
});

describe('no member of an array', () => {
  test.each([
    '{"n": {{ event_properties.${dimensions}.length | plus: 0 }}}',
    '{"n": {{ event_properties.${reviews}.count | plus: 0 }}}',
    `{"n": [{% for p in event_properties.\${products} %}{{ p.length | plus: 0 }}{% unless forloop.last %},{% endunless %}{% endfor %}]}`,
    `{% assign s = event_properties.\${list} | first %}{"n": {{ s.length | plus: 0 }}}`,
    `{"n": {{ event_properties.\${list}[0].length | plus: 0 }}}`,
  ])('%s', (body) => expect(placesOf('unknown-array-member', body)).toEqual([]));
});

describe('quoted numbers that are compared as one expects', () => {
  test.each([
    `{"a": {% if event_properties.\${year} >= '2020' %}1{% else %}2{% endif %}}`,
    `{"a": {% if event_properties.\${hour} > '09' %}1{% else %}2{% endif %}}`,
    `{% assign hour = 'now' | date: '%H' %}{"a": {% if hour > '12' %}1{% else %}2{% endif %}}`,
    `{"a": {% if custom_attribute.\${app_version} >= '1.2' %}1{% else %}2{% endif %}}`,
    `{"a": {% if event_properties.\${code} == '500' %}1{% else %}2{% endif %}}`,
  ])('%s', (body) => expect(placesOf('invalid-condition', body)).toEqual([]));
});

describe('an identifier of two attributes that is tested before it is sent', () => {
  const event = (test: string, value: string) =>
    `${test}{"type":"track","event":"quiz_done","user_id":"{{ ${value} | json_escape }}","timestamp":1257894000000}`;
  const either = '${user_id} | default: custom_attribute.${crm}';
  const stop = "{% abort_message('nobody') %}{% endif %}";
  test.each([
    event(`{% assign id = ${either} %}{% if id == blank %}${stop}`, 'id'),
    event(`{% assign id = ${either} | strip %}{% if id == '' %}${stop}`, 'id'),
    event(`{% capture id %}{{ ${either} }}{% endcapture %}{% if id == blank %}${stop}`, 'id'),
    event(
      `{% assign id = custom_attribute.\${a} | default: custom_attribute.\${b} %}{% if id == empty or id == blank %}${stop}`,
      'id',
    ),
    event(`{% assign id = ${either} %}{% if id != blank %}{% else %}${stop}`, 'id'),
  ])('%s', (body) => {
    expect([...placesOf('blank-identifier', body), ...placesOf('shared-identifier', body)]).toEqual([]);
  });

  test.each([
    event(`{% assign id = ${either} %}`, 'id'),
    event(`{% assign id = ${either} %}{% if \${city} == blank %}${stop}`, 'id'),
  ])('but not without a test of it: %s', (body) => {
    expect(placesOf('blank-identifier', body)).toHaveLength(1);
  });
});
