import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { ExpectationResult, RecordResult } from '../../server/src/service/expectations/requests.ts';
import { temporaryFolder } from '../cli/run.ts';
import { Editor } from './editor.ts';

let editor: Editor;
let folder: string;

const BODY = '{"user_id": "{{${user_id}}}"}';
const user = (expected: object) =>
  JSON.stringify({ name: 'Ann', user: { external_id: 'u1' }, expect: expected }, null, 2);
const uriOf = (path: string) => pathToFileURL(join(folder, path)).href;

beforeEach(async () => {
  folder = temporaryFolder();
  mkdirSync(join(folder, 'my users'));
  writeFileSync(join(folder, 'a.webhook.liquid'), BODY);
  editor = await Editor.start({ rootUri: pathToFileURL(folder).href });
});

afterEach(async () => {
  await editor.stop();
  rmSync(folder, { recursive: true });
});

function place(path: string, text: string): void {
  writeFileSync(join(folder, path), text);
}

async function tested(): Promise<string[]> {
  const results = await editor.connection.sendRequest<ExpectationResult[]>('mi-webhook/test', {});
  return results.map(({ name, key, line, status, lines }) => [name, key, line, status, ...lines].join(' | '));
}

function record(sampleUser: string): Promise<RecordResult> {
  return editor.connection.sendRequest('mi-webhook/recordExpected', { uri: uriOf('a.webhook.liquid'), sampleUser });
}

describe('tests in the editor', () => {
  test('compare each body with what a sample user expects, at the place of its key', async () => {
    place(
      'my users/a.sample-user.json',
      user({ '../a.webhook.liquid': { user_id: 'u1' }, 'gone.webhook.liquid': 'abort' }),
    );
    place('my users/b.sample-user.json', user({ 'a.webhook.liquid': { user_id: 'u2' } }));
    expect(await tested()).toEqual([
      'Ann | ../a.webhook.liquid | 6 | passed',
      expect.stringMatching(/^Ann \| gone\.webhook\.liquid \| 9 \| error \| The body /),
      'Ann | a.webhook.liquid | 6 | failed | `user_id`: expected "u2", but is "u1"',
    ]);
  });

  test('find a sample user that was just made, before the editor tells of its file', async () => {
    await editor.stop();
    const capabilities = { workspace: { didChangeWatchedFiles: { dynamicRegistration: true } } };
    editor = await Editor.start({ rootUri: pathToFileURL(folder).href, capabilities });
    expect(await tested()).toEqual([]);
    place('my users/a.sample-user.json', user({ '../a.webhook.liquid': { user_id: 'u1' } }));
    expect(await tested()).toEqual(['Ann | ../a.webhook.liquid | 6 | passed']);
  });

  test('show no difference where a value may vary', async () => {
    place('my users/a.sample-user.json', user({ 'a.webhook.liquid': { more: 1, user_id: '$string' } }));
    const [result] = await editor.connection.sendRequest<ExpectationResult[]>('mi-webhook/test', {});
    expect(result).toMatchObject({
      expected: '{\n  "user_id": "u1",\n  "more": 1\n}',
      actual: '{\n  "user_id": "u1"\n}',
    });
  });

  test('read the body as it is in the editor, saved or not', async () => {
    place('my users/a.sample-user.json', user({ 'a.webhook.liquid': { user_id: 'u1' } }));
    await editor.open(uriOf('a.webhook.liquid'), '{"user_id": "other"}');
    expect(await tested()).toEqual(['Ann | a.webhook.liquid | 6 | failed | `user_id`: expected "u1", but is "other"']);
  });
});

describe('what is expected, to compare with', () => {
  const expected = (path: string) =>
    editor.connection.sendRequest('mi-webhook/expectedPayload', {
      uri: uriOf('a.webhook.liquid'),
      sampleUser: uriOf(path),
    });

  test('is written as what is sent where both are the same', async () => {
    writeFileSync(join(folder, 'a.webhook.liquid'), '{"b": 1.0, "a": [3, "x"], "at": "2023-12-06", "c": 1}');
    const payload = { a: [3, 'y'], at: '$timestamp', b: 1, gone: true };
    place('my users/a.sample-user.json', user({ '../a.webhook.liquid': payload }));
    expect(await expected('my users/a.sample-user.json')).toEqual({
      status: 'valid',
      rendering: `{
  "b": 1.0,
  "a": [
    3,
    "y"
  ],
  "at": "2023-12-06",
  "gone": true
}`,
    });
  });

  test('may be that nothing is sent, or not be there', async () => {
    place('my users/a.sample-user.json', user({ 'a.webhook.liquid': 'abort' }));
    place('my users/b.sample-user.json', user({ 'other.webhook.liquid': {} }));
    expect(await expected('my users/a.sample-user.json')).toEqual({ status: 'aborted', rendering: '' });
    expect(await expected('my users/b.sample-user.json')).toEqual({ status: 'failed', rendering: '' });
    expect(await expected('gone.sample-user.json')).toEqual({ status: 'failed', rendering: '' });
  });
});

describe('recording', () => {
  test('gives the text of the file with the payload, under the path from there to the body', async () => {
    place('my users/a.sample-user.json', '{\n  "name": "Ann",\n  "user": { "external_id": "u1" }\n}\n');
    const recorded = await record(uriOf('my users/a.sample-user.json'));
    expect(recorded).toEqual({ key: '../a.webhook.liquid', text: expect.stringContaining('"external_id": "u1"') });
    expect('text' in recorded && JSON.parse(recorded.text).expect).toEqual({
      '../a.webhook.liquid': { user_id: 'u1' },
    });
  });

  test('has no file for a built-in sample user', async () => {
    expect(await record('known-user')).toEqual({
      problem: 'A built-in sample user cannot be changed. Copy it to a file first.',
    });
  });

  test('records nothing where the payload is not JSON', async () => {
    place('a.webhook.liquid', '{"a": }');
    place('my users/a.sample-user.json', '{"name": "Ann"}');
    expect(await record(uriOf('my users/a.sample-user.json'))).toEqual({
      problem: 'The payload is not valid JSON: Missing value before this (line 1).',
    });
  });
});
