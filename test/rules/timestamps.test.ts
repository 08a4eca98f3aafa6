import { describe, expect, test } from 'vitest';
import { defaultConfig } from '../../server/src/config/config.ts';
import { defaultSettings, type TimestampForm } from '../../server/src/rules/engine/settings.ts';
import { checkForTest } from '../check.ts';

/** What is found of a `timestamp` that is written so: the rule, the first fix, and the case. */
function found(timestamp: string, form: TimestampForm = 'milliseconds', before = ''): string[] {
  const body = `${before}{"type": "track", "event": "quiz_done", "user_id": "a", "timestamp": ${timestamp}}`;
  const settings = { ...defaultSettings, timestamp: form };
  return checkForTest(body, { ...defaultConfig, settings })
    .findings.filter(({ code }) => code.startsWith('timestamp-') || code === 'wrong-type')
    .map(({ code, fixes, when }) =>
      [code, ...(fixes[0] ? [fixes[0].title] : []), ...(when?.solve()?.words ?? [])].join(': '),
    );
}

const SECONDS = `{{ 'now' | date: '%s' }}`;
const ZEROS = 'timestamp-unit: Append `000`';
const QUOTES = 'timestamp-type: Remove the quotes';

describe('where milliseconds are due', () => {
  test.each<[string, string[]]>([
    ['1257894000000', []],
    ['1257894000', [ZEROS]],
    ['"1257894000"', [QUOTES, ZEROS]],
    ['"1257894000000"', [QUOTES]],
    ['1257894000.5', ['timestamp-unit']],
    ['1257894000000000', ['timestamp-unit']],
    ['0', []],
    ['"2009-11-10T23:00:00Z"', ['timestamp-unit']],
    ['"10 November 2009"', ['timestamp-unit']],
    ['null', ['timestamp-type']],
    ['[1257894000000]', ['timestamp-type']],
    [SECONDS, [ZEROS]],
    [`${SECONDS}000`, []],
    [`${SECONDS}{{ 'now' | date: '%L' }}`, []],
    [`"${SECONDS}"`, [QUOTES, ZEROS]],
    [`"${SECONDS}000"`, [QUOTES]],
    [`{{ 'now' | date: '%s' | times: 1000 }}`, []],
    [`{{ 'now' | date: '%s' | append: '000' }}`, []],
    [`{{ 'now' | date: '%s%L' }}`, []],
    [`{{ 'now' | date: '%s%N' }}`, ['timestamp-unit']],
    [`{{ 'now' | time_zone: 'America/New_York' | date: '%s' }}`, [ZEROS]],
    [`"{{ 'now' | date: '%Y-%m-%dT%H:%M:%SZ' }}"`, ['timestamp-unit: Send the seconds since 1970, with three zeros']],
    [`"{{ 'now' }}"`, ['timestamp-unit']],
    [
      '{{event_properties.${at} | date: "%s"}}',
      [`timestamp-unit: Add \`| times: 1000\`: \`event_properties.\${at}\` is a string`],
    ],
    ['{{event_properties.${at} | date: "%s" | times: 1000}}', []],
    ['{{event_properties.${at} | plus: 0}}', []],
    ['"{{event_properties.${at} | json_escape}}"', ['timestamp-type: Remove the quotes and add `| plus: 0`']],
    ['{{event_properties.${at} | as_json_string}}', []],
  ])('%s', (timestamp, expected) => {
    expect(found(timestamp)).toEqual(expected);
  });
});

describe('where something else is due', () => {
  test.each<[TimestampForm, string, string[]]>([
    ['seconds', SECONDS, []],
    ['seconds', `${SECONDS}000`, ['timestamp-unit']],
    ['seconds', `"${SECONDS}"`, [QUOTES]],
    ['iso-8601', `"{{ 'now' | date: '%Y-%m-%dT%H:%M:%SZ' }}"`, []],
    ['iso-8601', '"{{event_properties.${at} | json_escape}}"', []],
    ['iso-8601', SECONDS, ['timestamp-unit']],
    ['iso-8601', '{{event_properties.${at} | plus: 0}}', ['timestamp-type: Add quotes']],
  ])('%s: %s', (form, timestamp, expected) => {
    expect(found(timestamp, form)).toEqual(expected);
  });
});

test('a variable that holds seconds in one case has its case, and no fix for both', () => {
  const before = `{% assign t = 'now' | date: '%s' %}{% if {{custom_attribute.\${ms}}} == 'yes' %}{% assign t = t | times: 1000 %}{% endif %}`;
  expect(found('{{t}}', 'milliseconds', before)).toEqual(['timestamp-unit: `custom_attribute.${ms}` is not `yes`']);
});

describe('timestamp-not-event-time', () => {
  const read = '{% assign at = event_properties.${occurred_at} %}';

  test.each<[timestamp: string, before: string, findings: string[]]>([
    [`${SECONDS}000`, '', []],
    [`${SECONDS}000`, read, ['timestamp-not-event-time']],
    [`${SECONDS}000`, '{% assign at = event_properties.${at} %}', []],
    [`${SECONDS}000`, '{% assign at = custom_attribute.${created_at} %}', []],
    ['1257894000000', read, []],
    [`{% if at != blank %}{{at | date: '%s' | times: 1000}}{% else %}${SECONDS}000{% endif %}`, read, []],
    [`{{at | default: 'now' | date: '%s' | times: 1000}}`, read, []],
  ])('%s %s', (timestamp, before, findings) => {
    expect(found(timestamp, 'milliseconds', before)).toEqual(findings);
  });
});
