import { expect, test } from 'vitest';
import { sampleUserFileName, withOneSuffix } from '../../client/src/file-name.ts';

test.each([
  ['Case: `${user_id}` is blank', 'case-user-id-is-blank.sample-user.json'],
  ['Käse & Brot', 'käse-brot.sample-user.json'],
  ['…', 'case.sample-user.json'],
  ['a '.repeat(100), `${'a-'.repeat(30).slice(0, 59)}.sample-user.json`],
])('%s is saved as %s', (name, file) => {
  expect(sampleUserFileName(name)).toBe(file);
});

test('the second of a name has a number', () => {
  expect(sampleUserFileName('Case: a is blank', 2)).toBe('case-a-is-blank-2.sample-user.json');
});

test.each([
  ['/a/x.sample-user.json', '/a/x.sample-user.json'],
  ['/a/x.sample-user.json.sample-user.json', '/a/x.sample-user.json'],
  ['/a/x.sample-user.json.json', '/a/x.sample-user.json'],
  ['/a/x.json', '/a/x.sample-user.json'],
  ['/a/x.sample-user', '/a/x.sample-user.json'],
  ['/a/x', '/a/x.sample-user.json'],
  ['/a.json/x.y', '/a.json/x.y.sample-user.json'],
  ['/a/x.SAMPLE-USER.JSON', '/a/x.sample-user.json'],
  ['/a/.sample-user.json', '/a/case.sample-user.json'],
])('%s is written as %s', (chosen, written) => {
  expect(withOneSuffix(chosen)).toBe(written);
});
