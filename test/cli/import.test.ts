import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { campaign, canvas, webhook } from '../imports/exports.ts';
import { run, temporaryFolder } from './run.ts';

const published = readFileSync('examples/published/product-view.webhook.liquid', 'utf8');
const fixed = readFileSync('examples/fixed/product-view.webhook.liquid', 'utf8');

function workspace(): string {
  const cwd = temporaryFolder();
  const answers = [campaign('Views', { a: webhook(published, 'Old'), b: webhook(fixed, 'New') }), canvas];
  writeFileSync(join(cwd, 'export.jsonl'), answers.map((one) => JSON.stringify(one)).join('\n'));
  return cwd;
}

test('import writes bodies and settings, and reports on all of them', () => {
  const cwd = workspace();
  const { code, out, err } = run(['import', 'export.jsonl'], { cwd });
  expect({ code, err }).toEqual({ code: 0, err: '' });
  expect(readdirSync(join(cwd, 'webhooks'))).toEqual([
    'views.new.request.json',
    'views.new.webhook.liquid',
    'views.old.request.json',
    'views.old.webhook.liquid',
    'welcome-journey.send-to-movable-ink.request.json',
    'welcome-journey.send-to-movable-ink.webhook.liquid',
  ]);
  expect(readFileSync(join(cwd, 'webhooks/views.new.webhook.liquid'), 'utf8')).toBe(fixed);
  expect(out).toContain('views.old.webhook.liquid: Can send invalid JSON (5 ways)');
  expect(out).toContain(
    '3 webhooks, and 1 message of other channels\n  1 can send invalid JSON\n  0 could not be proved\n',
  );
});

test('import again changes nothing, and replaces nothing without --force', () => {
  const cwd = workspace();
  run(['import', 'export.jsonl'], { cwd });
  expect(run(['import', 'export.jsonl', '--check'], { cwd }).code).toBe(0);
  const again = run(['import', 'export.jsonl'], { cwd });
  expect(again.code).toBe(0);
  expect(again.out).not.toContain('written');

  const file = join(cwd, 'webhooks/views.new.webhook.liquid');
  writeFileSync(file, 'mine');
  const kept = run(['import', 'export.jsonl'], { cwd });
  expect(kept).toMatchObject({
    code: 1,
    out: expect.stringContaining('already exists and differs; --force replaces it'),
  });
  expect(readFileSync(file, 'utf8')).toBe('mine');
  const checked = run(['import', 'export.jsonl', '--check'], { cwd });
  expect(checked).toMatchObject({
    code: 1,
    out: expect.stringContaining('views.new.webhook.liquid: differs from what is live'),
  });
  expect(run(['import', 'export.jsonl', '--force'], { cwd }).code).toBe(0);
  expect(readFileSync(file, 'utf8')).toBe(fixed);
});

test('import says what it cannot read', () => {
  const cwd = workspace();
  writeFileSync(join(cwd, 'broken.json'), '{');
  const { code, err } = run(['import', 'broken.json', 'missing.json'], { cwd });
  expect(code).toBe(2);
  expect(err).toContain('broken.json: Not valid JSON');
  expect(err).toContain('missing.json: ');
  expect(run(['import'], { cwd })).toMatchObject({ code: 2, err: expect.stringContaining('import needs an answer') });
});
