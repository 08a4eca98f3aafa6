import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import Ajv from 'ajv';
import { describe, expect, test } from 'vitest';
import { junitSchema } from './junit-schema.ts';
import { run, temporaryFolder } from './run.ts';

const require = createRequire(import.meta.url);
/** The package has no types. */
const { parseStringPromise } = require('xml2js');

const BODY = `{% if \${user_id} == blank %}{% abort_message('no user') %}{% endif %}{"user_id": "{{\${user_id}}}", "price": {{ event_properties.\${price} | plus: 0 }}}`;

function user(name: string, id: string | null, expected: unknown, key = '../bodies/a.webhook.liquid'): string {
  const event = { name: 'viewed', properties: { price: 1.5 } };
  return `${JSON.stringify({ name, user: { external_id: id }, event, expect: { [key]: expected } }, null, 2)}\n`;
}

function workspace(files: Readonly<Record<string, string>>): string {
  const folder = temporaryFolder();
  for (const [path, text] of Object.entries({ 'bodies/a.webhook.liquid': BODY, ...files })) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

const RIGHT = user('Ann', 'u1', { price: 1.5, user_id: 'u1' });
const WRONG = user('Bob', 'u2', { price: '1.5', user_id: 'u2' });
const STOPPED = user('Nobody', null, 'abort');

describe('mi-webhook test', () => {
  test('compares payloads with what is expected, and aborts', () => {
    const cwd = workspace({ 'users/ann.sample-user.json': RIGHT, 'users/nobody.sample-user.json': STOPPED });
    expect(run(['test'], { cwd })).toEqual({ code: 0, out: '2 passed, 0 failed\n', err: '' });
  });

  test('shows what differs, and exits with 1', () => {
    const cwd = workspace({ 'users/ann.sample-user.json': RIGHT, 'users/bob.sample-user.json': WRONG });
    expect(run(['test'], { cwd })).toEqual({
      code: 1,
      out: '✗ users/bob.sample-user.json › ../bodies/a.webhook.liquid\n    `price`: expected "1.5", but is 1.5\n\n1 passed, 1 failed\n',
      err: '',
    });
  });

  test('a key may be relative to the folder of the configuration', () => {
    const text = user('Ann', 'u1', { price: 1.5, user_id: 'u1' }, 'bodies/a.webhook.liquid');
    const cwd = workspace({ 'users/ann.sample-user.json': text, 'sub/mi-webhook.config.json': '{}' });
    expect(run(['test'], { cwd }).code).toBe(0);
    expect(run(['test', '--config', 'sub/mi-webhook.config.json'], { cwd }).code).toBe(2);
  });

  test('a body that is not there is no difference, but an error', () => {
    const cwd = workspace({ 'a.sample-user.json': user('Ann', 'u1', {}, 'gone.webhook.liquid') });
    const { code, out } = run(['test'], { cwd });
    expect([code, out]).toEqual([
      2,
      expect.stringMatching(/gone\.webhook\.liquid .*\n\n0 passed, 0 failed, 1 could not be rendered\n$/s),
    ]);
  });

  test('a sample user that cannot be read is named, and the others are tested', () => {
    const cwd = workspace({ 'users/ann.sample-user.json': RIGHT, 'users/bad.sample-user.json': '{"expect": {}' });
    const { code, out, err } = run(['test'], { cwd });
    expect([code, out]).toEqual([2, '1 passed, 0 failed\n']);
    expect(err).toMatch(/users\/bad\.sample-user\.json:1: Not valid JSON/);
  });

  test('--filter chooses by name or path, and bodies can be named', () => {
    const cwd = workspace({ 'users/ann.sample-user.json': RIGHT, 'users/bob.sample-user.json': WRONG });
    expect(run(['test', '--filter', 'ANN'], { cwd }).out).toBe('1 passed, 0 failed\n');
    expect(run(['test', 'bodies/a.webhook.liquid', '--filter', 'bob'], { cwd }).code).toBe(1);
    expect(run(['test', 'users/ann.sample-user.json'], { cwd }).out).toBe('1 passed, 0 failed\n');
    expect(run(['test', 'bodies/gone.webhook.liquid'], { cwd })).toEqual({
      code: 2,
      out: '',
      err: 'mi-webhook: bodies/gone.webhook.liquid: does not exist\n',
    });
    expect(run(['test', '--filter', 'nobody here'], { cwd })).toEqual({
      code: 2,
      out: '',
      err: 'mi-webhook: found no sample user with an `expect` that matches "nobody here". See docs/testing.md\n',
    });
  });

  test('--update writes what was sent, only into `expect`, and passes afterwards', () => {
    const cwd = workspace({ 'users/bob.sample-user.json': WRONG });
    const file = join(cwd, 'users/bob.sample-user.json');
    expect(run(['test', '--update'], { cwd })).toEqual({
      code: 0,
      out: 'Recorded users/bob.sample-user.json › ../bodies/a.webhook.liquid\n    `price`: expected "1.5", but is 1.5\n\n0 passed, 0 failed, 1 recorded\n',
      err: '',
    });
    expect(readFileSync(file, 'utf8')).toBe(user('Bob', 'u2', { user_id: 'u2', price: 1.5 }));
    expect(run(['test'], { cwd }).code).toBe(0);
  });

  test('--update says in every format what is recorded, and that it is no failure', () => {
    const report = (format: string) =>
      run(['test', '--update', '--format', format], { cwd: workspace({ 'users/bob.sample-user.json': WRONG }) }).out;
    const { tests, summary } = JSON.parse(report('json'));
    expect([tests[0].status, summary]).toEqual([
      'recorded',
      { tests: 1, passed: 0, recorded: 1, failed: 0, errors: 0 },
    ]);
    expect(report('junit')).toContain('tests="1" failures="0" errors="0"');
  });

  test('--update says what it could not write, which still fails', () => {
    const cwd = workspace({ 'users/bob.sample-user.json': WRONG });
    chmodSync(join(cwd, 'users/bob.sample-user.json'), 0o444);
    const { code, out, err } = run(['test', '--update'], { cwd });
    expect([code, out]).toEqual([2, expect.stringContaining('0 passed, 1 failed\n')]);
    expect(err).toContain('users/bob.sample-user.json: could not be updated');
  });

  test('--update records no payload that is not JSON', () => {
    const cwd = workspace({ 'users/bob.sample-user.json': WRONG, 'bodies/a.webhook.liquid': '{"a": }' });
    expect(run(['test', '--update'], { cwd }).code).toBe(1);
    expect(readFileSync(join(cwd, 'users/bob.sample-user.json'), 'utf8')).toBe(WRONG);
  });

  test('--format json has every difference', () => {
    const cwd = workspace({ 'users/bob.sample-user.json': WRONG });
    expect(JSON.parse(run(['test', '--format', 'json'], { cwd }).out)).toEqual({
      version: 1,
      tests: [
        {
          sampleUser: 'users/bob.sample-user.json',
          name: 'Bob',
          body: 'bodies/a.webhook.liquid',
          status: 'failed',
          differences: [{ path: 'price', kind: 'different', expected: '1.5', actual: 1.5 }],
        },
      ],
      summary: { tests: 1, passed: 0, failed: 1, errors: 0 },
    });
  });

  test('--format junit passes the schema, with a failure and an error', async () => {
    const cwd = workspace({
      'users/ann.sample-user.json': RIGHT,
      'users/bob & "co".sample-user.json': WRONG,
      'users/eve.sample-user.json': user('Eve', 'u3', {}, 'gone.webhook.liquid'),
    });
    const { code, out } = run(['test', '--format', 'junit'], { cwd });
    const xml = await parseStringPromise(out);
    const validate = new Ajv().compile(junitSchema);
    expect(validate(xml), JSON.stringify(validate.errors)).toBe(true);
    expect([code, xml.testsuites.$]).toEqual([
      2,
      { name: 'mi-webhook test', tests: '3', failures: '1', errors: '1', skipped: '0', time: '0' },
    ]);
  });

  test.each([
    [['--format', 'xml'], '--format must be one of text, json, junit'],
    [['--watch', '--update'], '--watch and --update cannot be used together'],
    [['--nothing'], 'unknown option --nothing'],
  ])('%j is wrong usage', (args, message) => {
    const { code, err } = run(['test', ...args]);
    expect([code, err]).toEqual([2, expect.stringContaining(message)]);
  });
});
