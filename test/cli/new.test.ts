import { existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { pageExamples } from '../service/new-body/examples.ts';
import { run, temporaryFolder } from './run.ts';

const EVENT = '{"name": "Quiz Done", "external_id": "a", "email": "jane.roe@gmail.com", "properties": {"score": 3}}';

/** A folder with the files, by name. */
function folderWith(files: Readonly<Record<string, string>>): string {
  const folder = temporaryFolder();
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return folder;
}

describe('new', () => {
  test.each(pageExamples)('writes a body that check and render are content with: $title', ({ event, expected }) => {
    const cwd = folderWith({ 'event.json': event, 'expected.txt': expected });
    const made = run(['new', 'event.json', '--expected', 'expected.txt', '--out', 'a.webhook.liquid'], { cwd });
    expect(made).toEqual({ code: 0, out: 'Wrote a.webhook.liquid\nWrote a.sample-user.json\n', err: '' });
    const checked = run(['check', '--max-warnings', '0', '--format', 'json'], { cwd });
    const { files } = JSON.parse(checked.out);
    expect([checked.code, files.map(({ findings }: { findings: unknown[] }) => findings)]).toEqual([0, [[], []]]);
    const rendered = run(['render', 'a.webhook.liquid', '--sample-user', 'a.sample-user.json'], { cwd });
    const { expect: promised } = JSON.parse(readFileSync(join(cwd, 'a.sample-user.json'), 'utf8'));
    expect([rendered.code, JSON.parse(rendered.out)]).toEqual([0, promised['a.webhook.liquid']]);
  });

  test('prints the body, and says on standard error what was left out', () => {
    const cwd = folderWith({
      'event.json': '{"name": "Quiz Done", "properties": {"score": 3, "phone": "+4915112345678"}}',
    });
    const { code, out, err } = run(['new', 'event.json'], { cwd });
    expect([code, out.includes('"score": {{event_properties.${score} | plus: 0}}'), out.includes('phone')]).toEqual([
      0,
      true,
      false,
    ]);
    expect(err).toMatch(/^mi-webhook: Left out `properties.phone`/);
  });

  test('reads the event from standard input', () => {
    expect(run(['new', '-', '--users', 'known'], { input: EVENT }).out).toContain('for known users only');
    expect(run(['new', '-', '--users', 'all'], { input: EVENT }).out).toContain('email | sha2');
  });

  test('replaces nothing without being asked', () => {
    for (const there of ['a.webhook.liquid', 'a.sample-user.json']) {
      const cwd = folderWith({ 'event.json': EVENT, [there]: 'mine' });
      const refused = run(['new', 'event.json', '--out', 'a.webhook.liquid'], { cwd });
      expect(refused).toEqual({
        code: 2,
        out: '',
        err: `mi-webhook: ${there} already exists: choose another name, or replace it with --force\n`,
      });
      expect(readFileSync(join(cwd, there), 'utf8')).toBe('mine');
      expect(run(['new', 'event.json', '--out', 'a.webhook.liquid', '--force'], { cwd }).code).toBe(0);
      expect(readFileSync(join(cwd, there), 'utf8')).not.toBe('mine');
    }
  });

  test('does not write through a link to nothing', () => {
    const cwd = folderWith({ 'event.json': EVENT });
    symlinkSync(join(cwd, 'elsewhere'), join(cwd, 'a.webhook.liquid'));
    expect(run(['new', 'event.json', '--out', 'a.webhook.liquid'], { cwd }).code).toBe(2);
    expect(existsSync(join(cwd, 'elsewhere'))).toBe(false);
  });

  test('1 if the body does not send what is expected', () => {
    const cwd = folderWith({
      'event.json': '{"name": "Quiz Done", "external_id": "a", "properties": {"a|b": "long enough"}}',
      'expected.json':
        '{"type": "track", "event": "quiz_done", "user_id": "a", "timestamp": 1, "properties": {"a|b": "long enough"}}',
    });
    const { code, err } = run(['new', 'event.json', '--expected', 'expected.json'], { cwd });
    expect([code, err]).toEqual([
      1,
      'mi-webhook: Left out `properties.a|b`: Liquid cannot read it from the event.\nmi-webhook: `properties.a|b` is not sent.\n',
    ]);
  });

  test.each([
    [['new'], 'new needs one event: mi-webhook new EVENT_FILE'],
    [['new', 'a.json', 'b.json'], 'new needs one event: mi-webhook new EVENT_FILE'],
    [['new', 'missing.json'], 'missing.json: does not exist'],
    [['new', 'event.json', '--users', 'some'], '--users must be known or all, not some'],
    [
      ['new', 'event.json', '--out', 'a.liquid'],
      '--out must be the name of a body, such as product-view.webhook.liquid',
    ],
    [['new', 'event.json', '--expected', 'missing.json'], 'missing.json: does not exist'],
    [
      ['new', 'event.json', '--expected', 'broken.json'],
      'broken.json: is not valid JSON: expected a closing } (line 1, column 2)',
    ],
    [['new', 'broken.json'], 'broken.json: is not valid JSON: expected a closing } (line 1, column 2)'],
    [
      ['new', 'event.json', '--out', 'no/such/a.webhook.liquid'],
      'no/such/a.webhook.liquid cannot be written: its folder does not exist',
    ],
    [
      ['new', 'event.json', '--out', 'folder.webhook.liquid'],
      'folder.webhook.liquid already exists: choose another name, or replace it with --force',
    ],
    [['new', 'event.json', '--config', 'missing.json'], 'missing.json: does not exist'],
  ])('%s: 2', (args, message) => {
    const cwd = folderWith({ 'event.json': EVENT, 'broken.json': '{' });
    mkdirSync(join(cwd, 'folder.webhook.liquid'));
    expect(run(args, { cwd })).toEqual({ code: 2, out: '', err: `mi-webhook: ${message}\n` });
  });
});
