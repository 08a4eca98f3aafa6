import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import texts from '../hostile/texts.json' with { type: 'json' };
import { unseenIn } from '../hostile/unseen.ts';
import { run, temporaryFolder } from './run.ts';

const BODY = `{% abort_message('\u001b]8;;https://pwned.example/\u0007pwned\u009b1m') %}{"a": "\u001b[2J\u202e"}`;

/** A folder full of hostile names, findings and sample users. */
function hostileFolder(): string {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'users'));
  for (const [at, { text }] of texts.entries()) {
    const name = `${at} ${text.replaceAll('/', '∕')}`.slice(0, 60);
    writeFileSync(join(folder, `${name}.webhook.liquid`), `{"a": "{{event_properties.\${${text}}}}", "${text}": ,}`);
    writeFileSync(join(folder, 'users', `${name}.sample-user.json`), JSON.stringify({ name: 'a', [text]: 1 }));
  }
  return folder;
}

describe('check', () => {
  const folder = hostileFolder();

  test.each(['text', 'json'])('prints nothing that a terminal obeys: %s', (format) => {
    const { out, err } = run(['check', '.', 'no\u001b[2Jsuch', '--format', format], { cwd: folder });
    expect(out).toContain('pwned');
    expect(unseenIn(out, '\n\t')).toEqual([]);
    expect(unseenIn(err, '\n')).toEqual([]);
    expect(err).toContain('no␛[2Jsuch');
  });

  test('names in JSON are those of the files', () => {
    const { out } = run(['check', '.', '--format', 'json'], { cwd: folder });
    const paths: string[] = JSON.parse(out).files.map(({ path }: { path: string }) => path);
    expect(paths.filter((path) => path.includes('\u001b')).length).toBeGreaterThan(0);
  });

  test('no file begins a line that a build server obeys', () => {
    const other = temporaryFolder();
    for (const name of ['::error file=a::b', 'a\n::stop-commands::b', '##vso[task.complete]a']) {
      writeFileSync(join(other, `${name}.webhook.liquid`), '{"a": ,}');
    }
    const { out, err } = run(['check', '.'], { cwd: other });
    expect(out).toContain('3 files checked');
    expect(`${out}${err}`).not.toMatch(/^\s*::|##\w*\[/m);
  });
});

describe('render', () => {
  const file = join(temporaryFolder(), 'a.webhook.liquid');
  writeFileSync(file, BODY.replace(/^.*?%\}/, ''));

  test('gives another program the very payload', () => {
    expect(run(['render', file]).out).toBe('{"a": "\u001b[2J\u202e"}');
    const valid = join(temporaryFolder(), 'b.webhook.liquid');
    writeFileSync(valid, '{"a": "\u202e"}');
    expect(run(['render', valid, '--format', 'curl']).out).toContain('{"a": "\u202e"}');
  });

  test('says harmlessly why there is none', () => {
    writeFileSync(file, BODY);
    const { err } = run(['render', file]);
    expect(err).toContain('␛]8;;https://pwned.example/␇pwned<U+009B>1m');
    expect(unseenIn(err, '\n')).toEqual([]);
  });

  test('results are JSON without control characters', () => {
    const { out } = run(['render', file, '--format', 'results']);
    expect(unseenIn(out, '\n')).toEqual([]);
    expect(JSON.parse(out).reason).toContain('\u009b1m');
  });
});
