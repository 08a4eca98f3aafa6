import { spawn } from 'node:child_process';
import { renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { root, temporaryFolder } from './run.ts';

/** Runs the command until the test ends. */
function watched(cwd: string) {
  const child = spawn('node', [join(root, 'dist/cli.js'), 'test', '--watch'], { cwd });
  onTestFinished(() => void child.kill('SIGKILL'));
  let said = '';
  child.stdout.on('data', (chunk) => {
    said += chunk;
  });
  child.stderr.on('data', (chunk) => {
    said += chunk;
  });
  return { said: () => said, status: () => child.exitCode };
}

const wait = { timeout: 60_000, interval: 20 };
const PASSED = '1 passed, 0 failed\n';
const FAILED = '✗ ann.sample-user.json › a.webhook.liquid\n    `a`: expected 1, but is 2\n\n0 passed, 1 failed\n';

test('--watch tests again after each change, also of a body that an editor replaces and one that is gone for a while', {
  timeout: 240_000,
}, async () => {
  const cwd = temporaryFolder();
  const body = join(cwd, 'a.webhook.liquid');
  writeFileSync(body, '{"a": 1}');
  const user = (expected: object) => JSON.stringify({ name: 'Ann', expect: { 'a.webhook.liquid': expected } });
  writeFileSync(join(cwd, 'ann.sample-user.json'), user({ a: 1 }));
  const { said, status } = watched(cwd);
  let before = 0;
  /** What is said of the change ends so: on a busy machine the system may tell one change as two. */
  const expectSaid = async (end: string) => {
    await expect.poll(() => said().slice(before).endsWith(end), wait).toBe(true);
    before = said().length;
  };
  await expectSaid(PASSED);

  writeFileSync(body, '{"a": 2}');
  await expectSaid(FAILED);

  writeFileSync(join(cwd, 'notes.txt'), 'no file of ours');
  writeFileSync(join(cwd, 'ann.sample-user.json'), user({ a: 2 }));
  await expectSaid(PASSED);

  renameSync(body, join(cwd, 'b.webhook.liquid'));
  await expectSaid('1 could not be rendered\n');
  renameSync(join(cwd, 'b.webhook.liquid'), body);
  await expectSaid(PASSED);
  expect(status()).toBeNull();
});
