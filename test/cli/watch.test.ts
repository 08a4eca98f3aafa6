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

test('--watch tests again after each change, also of a body that an editor replaces and one that is gone for a while', {
  timeout: 240_000,
}, async () => {
  const cwd = temporaryFolder();
  const body = join(cwd, 'a.webhook.liquid');
  writeFileSync(body, '{"a": 1}');
  const user = (expected: object) => JSON.stringify({ name: 'Ann', expect: { 'a.webhook.liquid': expected } });
  writeFileSync(join(cwd, 'ann.sample-user.json'), user({ a: 1 }));
  const { said, status } = watched(cwd);
  const expectSaid = (text: string) => expect.poll(said, wait).toBe(text);
  let all = '1 passed, 0 failed\n';
  await expectSaid(all);

  writeFileSync(body, '{"a": 2}');
  all += '✗ ann.sample-user.json › a.webhook.liquid\n    `a`: expected 1, but is 2\n\n0 passed, 1 failed\n';
  await expectSaid(all);

  writeFileSync(join(cwd, 'notes.txt'), 'no file of ours');
  writeFileSync(join(cwd, 'ann.sample-user.json'), user({ a: 2 }));
  all += '1 passed, 0 failed\n';
  await expectSaid(all);

  renameSync(body, join(cwd, 'b.webhook.liquid'));
  await expect.poll(said, wait).toMatch(/1 could not be rendered\n$/);
  all = `${said()}1 passed, 0 failed\n`;
  renameSync(join(cwd, 'b.webhook.liquid'), body);
  await expectSaid(all);
  expect(status()).toBeNull();
});
