import { spawnSync } from 'node:child_process';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { CheckPool, type CheckWorker } from '../../server/src/cli/check-pool.ts';
import type { Input } from '../../server/src/cli/inputs.ts';
import type { Report } from '../../server/src/service/report.ts';
import { root, run, temporaryFolder } from './run.ts';

const KINDS = [
  ['webhook.liquid', (n: number) => `{"type": "pages", "user_id": "user ${n}",}`],
  ['webhook.liquid', (n: number) => `{"type": "pages", "user_id": "{{\${user_id}}}", "n": ${n}}`],
  ['webhook.liquid', (n: number) => `{% if \${city} == "${n}" %}{"type": "pages"}{% endif %}`],
  ['sample-user.json', (n: number) => `{"name": "User ${n}", "usr": {}}`],
  ['webhook.liquid', () => 'no text: \u0000'],
] as const;

/** Of all kinds, in three folders; the configuration is for one of them. */
function folderOf(count: number): string {
  const folder = temporaryFolder();
  for (const name of ['a', 'b', 'c']) mkdirSync(join(folder, name));
  for (let n = 0; n < count; n++) {
    const [suffix, text] = KINDS[n % KINDS.length] ?? KINDS[0];
    writeFileSync(join(folder, ['a', 'b', 'c'][n % 3] ?? 'a', `${n}.${suffix}`), text(n));
  }
  writeFileSync(
    join(folder, 'mi-webhook.config.json'),
    '{"overrides": [{"files": ["b/*"], "rules": {"json-syntax": "warning"}}]}',
  );
  return folder;
}

describe('many files', () => {
  const folder = folderOf(90);
  const report = (...paths: string[]): Report =>
    JSON.parse(run(['check', '--format', 'json', ...paths], { cwd: folder }).out);

  test('have the report that they have one folder after the other', () => {
    const whole = report();
    // Thirty files are too few for workers.
    const parts = ['a', 'b', 'c'].map((name) => report(name));
    expect(whole.files).toEqual(parts.flatMap(({ files }) => files));
    // Every fifth holds no text.
    expect(whole.files.length).toBe(72);
    expect(new Set(whole.files.flatMap(({ findings }) => findings.map(({ severity }) => severity))).size).toBe(3);
  });

  test('have the text, the messages and the exit code that they have one folder after the other', () => {
    const parts = ['a', 'b', 'c'].map((name) => run(['check', name], { cwd: folder }));
    const { code, out, err } = run(['check', 'a', 'b', 'c'], { cwd: folder });
    const findings = ({ out: text }: { out: string }) => [...text.matchAll(/^\S+:\d+:\d+ .*$/gm)].map(([line]) => line);
    expect(findings({ out })).toEqual(parts.flatMap(findings));
    expect(err).toBe(parts.map((part) => part.err).join(''));
    expect(code).toBe(Math.max(...parts.map((part) => part.code ?? 0)));
  });

  test('are also checked by a link to the command, as npm makes one', () => {
    const link = join(temporaryFolder(), 'mi-webhook');
    symlinkSync(join(root, 'dist/cli.js'), link);
    const { stdout } = spawnSync('node', [link, 'check'], { cwd: folder, encoding: 'utf8' });
    expect(stdout).toBe(run(['check'], { cwd: folder }).out);
  });

  test('that are wrong by their configuration are not checked', () => {
    writeFileSync(join(folder, 'wrong.json'), '{"rules": {"no-such-rule": "off"}}');
    const { code, err, out } = run(['check', '--config', 'wrong.json'], { cwd: folder });
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain('wrong.json:1: ');
  });
});

describe('a pool of workers', () => {
  const input = (path: string): Input => ({ path, place: path, kind: 'body', text: '', mark: '' });

  /** Workers that die of inputs called `deadly`, and then answer nothing more. */
  function poolOf(size: number) {
    const started: { isClosed: boolean }[] = [];
    const spawn = (): CheckWorker => {
      const worker = { isClosed: false, isDead: false };
      started.push(worker);
      return {
        async check({ path, text }) {
          await new Promise(setImmediate);
          worker.isDead ||= path === 'deadly';
          if (worker.isDead) throw new Error('out of memory');
          return { problem: `${path}${text}` };
        },
        close: () => {
          worker.isClosed = true;
        },
      };
    };
    return { pool: new CheckPool(spawn, size), started };
  }

  test('goes on without the input on which one has died, and says so', async () => {
    const { pool, started } = poolOf(2);
    const paths = ['a', 'deadly', 'b', 'c', 'deadly', 'deadly', 'd', 'e'];
    const outcomes = await Promise.all(paths.map((path) => pool.check(input(path))));
    expect(outcomes.map(({ problem }) => problem)).toEqual(
      paths.map((path) => (path === 'deadly' ? 'could not be checked, since its worker ended: out of memory' : path)),
    );
    expect(started.length).toBe(5);
  });

  test('starts no more of them than it may, and none before it is needed', async () => {
    const { pool, started } = poolOf(3);
    expect(started).toEqual([]);
    await pool.check(input('a'));
    expect(started.length).toBe(1);
    await Promise.all(Array.from({ length: 20 }, () => pool.check(input('a'))));
    expect(started.length).toBe(3);
    pool.close();
    expect(started.every(({ isClosed }) => isClosed)).toBe(true);
  });
});
