import { expect, test } from 'vitest';
import { namesOf } from '../../client/webview/user-names.ts';

const inFile = (name: string, path: string) => ({ id: `file:///work/${path}`, name, path });

test('names that are different stay as they are', () => {
  expect(namesOf([inFile('Ann', 'ann.sample-user.json'), { id: 'known-user', name: 'Known user' }])).toEqual([
    'Ann',
    'Known user',
  ]);
});

test('several of the same name are told apart by their files, and the built-in one has none', () => {
  const users = [
    inFile('Known user', 'a.sample-user.json'),
    inFile('Known user', 'more/a.sample-user.json'),
    { id: 'file:///home/my%20user.sample-user.json', name: 'Known user' },
    { id: 'known-user', name: 'Known user' },
  ];
  expect(namesOf(users)).toEqual([
    'Known user (a.sample-user.json)',
    'Known user (more/a.sample-user.json)',
    'Known user (my user.sample-user.json)',
    'Known user',
  ]);
});
