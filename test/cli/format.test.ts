import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { run, temporaryFolder } from './run.ts';

const WRITTEN = '{"a":1}\n';
const LAID_OUT = '{\n  "a": 1\n}\n';

function folderWith(files: Readonly<Record<string, string>>): string {
  const folder = temporaryFolder();
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return folder;
}

test('writes the bodies that change, and names them', () => {
  const cwd = folderWith({
    'a.webhook.liquid': WRITTEN,
    'b.webhook.liquid': LAID_OUT,
    'c.sample-user.json': '{"name":"C"}',
  });
  expect(run(['format', '.'], { cwd })).toEqual({ code: 0, out: 'a.webhook.liquid\n', err: '' });
  expect(readFileSync(join(cwd, 'a.webhook.liquid'), 'utf8')).toBe(LAID_OUT);
  expect(readFileSync(join(cwd, 'c.sample-user.json'), 'utf8')).toBe('{"name":"C"}');
  expect(run(['format', '.'], { cwd })).toEqual({ code: 0, out: '', err: '' });
});

test('--check writes nothing, and exits with 1 if a file would change', () => {
  const cwd = folderWith({ 'a.webhook.liquid': WRITTEN, 'b.webhook.liquid': LAID_OUT });
  expect(run(['format', '--check', '.'], { cwd })).toEqual({ code: 1, out: 'a.webhook.liquid\n', err: '' });
  expect(readFileSync(join(cwd, 'a.webhook.liquid'), 'utf8')).toBe(WRITTEN);
  expect(run(['format', '--check', 'b.webhook.liquid'], { cwd })).toEqual({ code: 0, out: '', err: '' });
});

test('a byte order mark and line ends stay', () => {
  const cwd = folderWith({ 'a.webhook.liquid': '\uFEFF{"a":1,\r\n"b":2}' });
  expect(run(['format', 'a.webhook.liquid'], { cwd }).code).toBe(0);
  expect(readFileSync(join(cwd, 'a.webhook.liquid'), 'utf8')).toBe('\uFEFF{\r\n  "a": 1,\r\n  "b": 2\r\n}');
});

test('standard input goes to standard output', () => {
  expect(run(['format', '-'], { input: WRITTEN })).toEqual({ code: 0, out: LAID_OUT, err: '' });
  expect(run(['format', '-'], { input: '{% if' })).toMatchObject({ code: 0, out: '{% if' });
});

test('says from where on it is not certain what is in a string', () => {
  const cwd = folderWith({ 'a.webhook.liquid': `{\n"a":1,\n{{content_blocks.\${ids}}}\n"b":2\n}` });
  expect(run(['format', 'a.webhook.liquid'], { cwd }).err).toBe(
    'mi-webhook: a.webhook.liquid: unchanged from line 3 on, since it is not certain what is part of a string there\n',
  );
});

test('a file that cannot be written is named, and the others go on', () => {
  const cwd = folderWith({ 'a.webhook.liquid': WRITTEN, 'b.webhook.liquid': WRITTEN });
  chmodSync(join(cwd, 'a.webhook.liquid'), 0o444);
  mkdirSync(join(cwd, 'empty'));
  const { code, err } = run(['format', '.', 'missing.webhook.liquid', 'empty'], { cwd });
  expect(code).toBe(2);
  expect(err).toContain('a.webhook.liquid: was not formatted: it is read-only');
  expect(err).toContain('missing.webhook.liquid: does not exist');
  expect(err).toContain('empty: contains no *.webhook.liquid');
  expect(readFileSync(join(cwd, 'b.webhook.liquid'), 'utf8')).toBe(LAID_OUT);
});

test('needs to be told what to format', () => {
  expect(run(['format'])).toEqual({
    code: 2,
    out: '',
    err: 'mi-webhook: format needs files or folders: mi-webhook format PATH\n',
  });
});
