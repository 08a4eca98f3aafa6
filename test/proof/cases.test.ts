import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { checkForTest } from '../check.ts';
import { told } from './told.ts';

const FOLDER = new URL('cases/', import.meta.url);

/** Bodies like those that people write, by what the proof says of them. */
const EXPECTED: Readonly<Record<string, string>> = {
  'braze-id-in-the-place-of-user-id': 'proved',
  'braze-users-track': 'proved',
  'break-after-three': 'refuted trailing-comma',
  'connected-content-price': 'conditional number',
  'constant-time-zone': 'proved',
  'counter-decides-comma': 'proved',
  'device-abort-after-body': 'proved',
  'division-by-literal-zero': 'refuted invalid-value',
  'event-time-default-now': 'conditional date',
  'event-time-unguarded': 'conditional blank date',
  'forloop-last-in-capitals': 'refuted trailing-comma',
  'guarded-division': 'proved',
  'hand-quotes-and-error': 'conditional error unescaped',
  'index-against-size-variable': 'conditional list',
  'json-escape-without-quotes': 'refuted invalid-value blank text',
  'json-string-in-quotes': 'refuted invalid-text unescaped',
  'json-string-in-quotes-small': 'refuted invalid-text unescaped',
  'money-unquoted': 'refuted invalid-value text',
  'milliseconds-twice': 'conditional date',
  'order-completed': 'conditional number',
  'record-data-strip-newlines': 'proved',
  'seconds-left-text-compare': 'proved',
  'size-decides-comma': 'conditional list',
  'size-with-default': 'proved',
  'split-at-real-newline': 'proved',
  'capitalize-then-default': 'refuted invalid-text unescaped',
};

const files = readdirSync(FOLDER);
const read = (file: string) => readFileSync(new URL(file, FOLDER), 'utf8');

test('each body has an expectation', () => {
  const names = files.map((file) => file.replace('.webhook.liquid', ''));
  expect(names.sort()).toEqual(Object.keys(EXPECTED).sort());
});

test.each(files)('%s', (file) => {
  expect(told(read(file))).toBe(EXPECTED[file.replace('.webhook.liquid', '')]);
});

test('an identifier behind a test that cannot be followed has its case', () => {
  const { findings } = checkForTest(read('seconds-left-text-compare.webhook.liquid'));
  const found = findings.find(({ code }) => code === 'blank-identifier');
  expect(found?.when?.explain()?.words).toContain('`${user_id}` is blank');
});
