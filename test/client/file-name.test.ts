import { expect, test } from 'vitest';
import { sampleUserFileName } from '../../client/src/file-name.ts';

test.each([
  ['Case: `${user_id}` is blank', 'case-user-id-is-blank.sample-user.json'],
  ['Käse & Brot', 'käse-brot.sample-user.json'],
  ['…', 'case.sample-user.json'],
  ['a '.repeat(100), `${'a-'.repeat(30).slice(0, 59)}.sample-user.json`],
])('%s is saved as %s', (name, file) => {
  expect(sampleUserFileName(name)).toBe(file);
});
