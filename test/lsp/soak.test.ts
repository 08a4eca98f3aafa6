import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

const script = fileURLToPath(new URL('../../scripts/soak-server.mjs', import.meta.url));
const seed = process.env.SEED ?? '1';

test(`a hundredth of a week of work leaves nothing unanswered and nothing behind (SEED=${seed})`, async () => {
  const { stdout } = await promisify(execFile)('node', [script, '--share', '0.01', '--seed', seed, '--json']);
  const { sent, answered, cancelled, failed, forgotten } = JSON.parse(stdout);
  expect({ failed, forgotten, unanswered: sent - answered - cancelled }).toEqual({
    failed: 0,
    forgotten: true,
    unanswered: 0,
  });
  expect(cancelled).toBeGreaterThan(0);
});
