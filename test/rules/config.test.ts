import { expect, test } from 'vitest';
import { readConfig } from '../../server/src/rules/config.ts';

/** Each configuration with what is said of it: the text the message lies on, and the message. */
const CONFIGURATIONS: [name: string, text: string, problems: [at: string, message: string][]][] = [
  ['empty', '{}', []],
  ['severities', '{"$schema": "x", "rules": {"json-syntax": "off", "unknown-tag": "hint"}}', []],
  [
    'a misspelt rule',
    '{"rules": {"json-sintax": "off"}}',
    [['"json-sintax"', 'There is no rule `json-sintax`. Did you mean `json-syntax`?']],
  ],
  [
    'a severity that is none',
    '{"rules": {"json-syntax": "loud"}}',
    [['"loud"', 'A rule is set to one of "error", "warning", "information", "hint", "off".']],
  ],
  ['a misspelt setting', '{"rule": {}}', [['"rule"', 'There is no setting `rule`. Did you mean `rules`?']]],
  ['a list', '[]', [['[]', 'The configuration must be an object such as { "rules": {} }.']]],
];

test.each(CONFIGURATIONS)('%s', (_, text, problems) => {
  const said = readConfig(text).problems.map(({ start, end, message }) => [text.slice(start, end), message]);
  expect(said).toEqual(problems);
});

test('what is no JSON is told, and nothing is set', () => {
  const { config, problems } = readConfig('{"rules": {"json-syntax": "off"}');
  expect(problems.length).toBeGreaterThan(0);
  expect(config.rules.size).toBe(0);
});

test('settings are read', () => {
  expect([...readConfig('{"rules": {"json-syntax": "off"}}').config.rules]).toEqual([['json-syntax', 'off']]);
});
