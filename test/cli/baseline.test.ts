import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { run, temporaryFolder } from './run.ts';

const BROKEN = '{"user_id": "a",\n "list": [1,],\n "other": [2,],\n}\n';

/** A folder with a body and the report on it. */
function known(body: string): { readonly cwd: string; change(to: string): void } {
  const cwd = temporaryFolder();
  const change = (to: string) => writeFileSync(join(cwd, 'a.webhook.liquid'), to);
  change(body);
  writeFileSync(join(cwd, 'baseline.json'), run(['check', '--format', 'json'], { cwd }).out);
  return { cwd, change };
}

const WITH_BASELINE = ['check', 'a.webhook.liquid', '--baseline', 'baseline.json'];

describe('--baseline', () => {
  test('known findings do not fail', () => {
    const { cwd } = known(BROKEN);
    const { code, out } = run(WITH_BASELINE, { cwd });
    expect(code).toBe(0);
    expect(out).toBe(
      'a.webhook.liquid: Can send invalid JSON (3 ways)\n1 file checked: 0 errors, 0 warnings\n3 known findings from the baseline not shown\n',
    );
  });

  test.each([
    ['lines are inserted above', `{% comment %}new{% endcomment %}\n\n${BROKEN}`],
    ['lines are indented', BROKEN.replace(/\n /g, '\n      ')],
    ['line ends are others', BROKEN.replace(/\n/g, '\r\n')],
    ['another line is removed', BROKEN.replace(' "list": [1,],\n', '')],
  ])('also if %s', (_, changed) => {
    const { cwd, change } = known(BROKEN);
    change(changed);
    expect(run(WITH_BASELINE, { cwd }).code).toBe(0);
  });

  test('new ones do, and only they are shown', () => {
    const { cwd, change } = known(BROKEN);
    change(BROKEN.replace('"a",', '"a", "new": [3,],'));
    const { code, out } = run(WITH_BASELINE, { cwd });
    expect(code).toBe(1);
    expect(out.match(/error json-syntax/g)).toHaveLength(1);
    expect(out).toContain('a.webhook.liquid:1:27 error json-syntax');
  });

  test('the same slip once more in an equal line is new', () => {
    const { cwd, change } = known(BROKEN);
    change(BROKEN.replace(' "list": [1,],\n', ' "list": [1,],\n "list": [1,],\n'));
    expect(run(WITH_BASELINE, { cwd }).code).toBe(1);
  });

  test.each([
    ['missing.json', undefined, /^mi-webhook: missing\.json: does not exist\n$/],
    ['broken.json', '{', /is not a report of `mi-webhook check --format json`/],
    ['other.json', '{"files": [{"findings": [{"code": "a"}]}]}', /is not a report of/],
  ])('%s gets a clear message', (name, text, message) => {
    const { cwd } = known(BROKEN);
    if (text !== undefined) writeFileSync(join(cwd, name), text);
    const { code, err } = run(['check', '--baseline', name], { cwd });
    expect([code, err]).toEqual([2, expect.stringMatching(message)]);
  });
});
