import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Report } from '../../server/src/service/report.ts';
import { copyOfExamples, run, temporaryFolder } from './run.ts';

function report(args: readonly string[], cwd?: string): Report {
  return JSON.parse(run(['check', ...args, '--format', 'json'], cwd === undefined ? {} : { cwd }).out);
}

/** `line:column code -> the first fix` of each error, lines and columns from 1. */
function shown({ files }: Report, path: string): string[] {
  const findings = files.find((file) => file.path === path)?.findings ?? [];
  const errors = findings.filter(({ severity }) => severity === 'error');
  return errors.map(({ code, range, fixes }) => {
    const { line, character } = range.start;
    return `${line + 1}:${character + 1} ${code} -> ${fixes[0]?.title}`;
  });
}

const COMMENT = 'text-outside-json -> Convert the line to a Liquid comment';

describe('check', () => {
  test('finds the slips of the published bodies, each at its place, each with a fix', () => {
    const found = report(['examples']);
    expect(shown(found, 'examples/published/product-view.webhook.liquid')).toEqual([
      `1:1 ${COMMENT}`,
      `4:1 ${COMMENT}`,
      `7:1 ${COMMENT}`,
      '16:3 json-syntax -> Insert a comma after `{{user_identifier}}`',
      '34:18 json-syntax -> Remove the comma',
    ]);
    expect(shown(found, 'examples/published/category-view.webhook.liquid')).toEqual([`1:1 ${COMMENT}`]);
    expect(shown(found, 'examples/published/identify.webhook.liquid')).toEqual([`1:1 ${COMMENT}`, `4:1 ${COMMENT}`]);
    for (const file of found.files.filter(({ path }) => !path.includes('/published/')))
      expect(file.findings).toEqual([]);
    expect(found.summary).toEqual({ files: 8, errors: 8, warnings: 17, information: 14, hints: 3 });
  });

  test('prints exactly the promised object', () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'a.webhook.liquid'), '{"type": "pages",\n "user_id": "a",}');
    const { version, presumes, files, summary } = report(['.'], folder);
    expect({ version, presumes, summary }).toEqual({
      version: 1,
      presumes: [
        'numbers within ±2^53',
        'numbers that are 0, or at least 10^-100 away from it',
        'arrays of at most 10^6 items',
        'hours, minutes and seconds below 2^31',
        'a compared .size counts items or characters',
      ],
      summary: { files: 1, errors: 1, warnings: 0, information: 0, hints: 0 },
    });
    const place = { start: { line: 1, character: 15, offset: 33 }, end: { line: 1, character: 16, offset: 34 } };
    expect(files).toEqual([
      {
        path: 'a.webhook.liquid',
        kind: 'body',
        verdict: 'refuted',
        cases: 1,
        assumptions: [],
        findings: [
          {
            code: 'json-syntax',
            severity: 'error',
            message: expect.stringContaining('Braze would send invalid JSON and the event would be lost.'),
            range: place,
            fingerprint: expect.stringMatching(/^[0-9a-f]{20}$/),
            witness: {
              sampleUser: { name: 'Case: any user', now: '2023-12-06T18:20:45Z' },
              rendering: expect.stringContaining('"a",}'),
              confirmed: true,
            },
            fixes: [{ title: 'Remove the comma', kind: 'safe', edits: [{ range: place, newText: '' }] }],
            documentation: 'docs/rules/json-syntax.md',
          },
        ],
      },
    ]);
  });

  test('tells the case of a finding, with a sample user for whom it happens', () => {
    const folder = temporaryFolder();
    const body =
      '{"type": "track", "event": "quiz_done", "timestamp": 1257894000000{% if ${user_id} != blank %}, "user_id": "{{${user_id} | json_escape}}"{% else %} "anonymous_id": "{{${braze_id} | json_escape}}"{% endif %}}';
    writeFileSync(join(folder, 'a.webhook.liquid'), body);
    const [file] = report(['.'], folder).files;
    expect(file?.findings).toMatchObject([
      {
        code: 'json-syntax',
        case: [expect.stringContaining('`${user_id}`')],
        witness: {
          sampleUser: { name: expect.stringMatching(/^Case: [^`]*\$\{user_id\}/), now: '2023-12-06T18:20:45Z' },
          rendering:
            '{"type": "track", "event": "quiz_done", "timestamp": 1257894000000 "anonymous_id": "5f3c1a2b9d1e8a0001c0ffee"}',
          confirmed: true,
        },
      },
    ]);
    const { sampleUser } = file?.findings[0]?.witness ?? {};
    writeFileSync(join(folder, 'case.sample-user.json'), JSON.stringify(sampleUser));
    const rendered = run(['render', 'a.webhook.liquid', '--sample-user', 'case.sample-user.json'], { cwd: folder });
    expect([rendered.code, rendered.out]).toEqual([
      1,
      '{"type": "track", "event": "quiz_done", "timestamp": 1257894000000 "anonymous_id": "5f3c1a2b9d1e8a0001c0ffee"}',
    ]);
  });

  test('tells what the verdict depends on', () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'a.webhook.liquid'), '{"user_id": "a", "title": "{{event_properties.${title}}}"}');
    expect(report(['.'], folder).files).toMatchObject([
      {
        verdict: 'conditional',
        assumptions: ['event_properties.${title} contains no quote, backslash or line break'],
        findings: [{ code: 'unescaped-value', witness: { confirmed: true } }],
      },
    ]);
  });

  test('ends with the verdict on each body', () => {
    const folder = temporaryFolder();
    const bodies = {
      conditional: '{"user_id": "a", "title": "{{event_properties.${title}}}"}',
      proved: '{"user_id": "{% if ${city} %}a{% endif %}"}',
      refuted: '{"user_id": {% if ${city} %}"a"{% endif %}}',
    };
    for (const [name, body] of Object.entries(bodies)) writeFileSync(join(folder, `${name}.webhook.liquid`), body);
    const { out } = run(['check'], { cwd: folder });
    expect(out).toContain('\n  Case: ');
    expect(out.split('\n').filter((line) => /^\w+\.webhook\.liquid: /.test(line))).toEqual([
      'conditional.webhook.liquid: Valid JSON if 1 condition holds',
      'proved.webhook.liquid: Always valid JSON (2 cases checked)',
      'refuted.webhook.liquid: Can send invalid JSON (1 way)',
    ]);
  });

  test('--fix fixes the published bodies, so that they render to valid JSON', () => {
    const folder = copyOfExamples();
    expect(run(['check', '--fix'], { cwd: folder }).code).toBe(0);
    for (const name of ['product-view', 'category-view', 'identify']) {
      const people = ['--sample-user', 'known-user', '--sample-user', 'anonymous-user'];
      const { code, out } = run(['render', `published/${name}.webhook.liquid`, ...people, '--format', 'results'], {
        cwd: folder,
      });
      expect(
        out
          .trim()
          .split('\n')
          .map((line) => JSON.parse(line).status),
      ).toEqual(['valid', 'valid']);
      expect(code).toBe(0);
    }
  });

  test('--fix takes personal data out of sample users', () => {
    const folder = temporaryFolder();
    const path = join(folder, 'jane.sample-user.json');
    writeFileSync(path, '{"name": "Jane", "user": {"email": "jane@acme-mail.com"}}');
    expect(report(['.'], folder).files[0]?.findings).toMatchObject([
      { code: 'pii-in-sample', documentation: 'docs/rules/pii-in-sample.md' },
    ]);
    run(['check', '--fix'], { cwd: folder });
    expect(readFileSync(path, 'utf8')).toBe('{"name": "Jane", "user": {"email": "someone@example.com"}}');
  });

  test('--fix leaves a body without slips as it is, to the last byte', () => {
    const folder = copyOfExamples();
    const file = join(folder, 'fixed/product-view.webhook.liquid');
    const before = readFileSync(file);
    run(['check', '--fix'], { cwd: folder });
    expect(readFileSync(file).equals(before)).toBe(true);
  });

  test.each(['a file', 'standard input'])('a byte order mark in front of %s is no text of the body', (from) => {
    const folder = copyOfExamples();
    const body = readFileSync(join(folder, 'fixed/product-view.webhook.liquid'), 'utf8');
    writeFileSync(join(folder, 'marked.webhook.liquid'), `\uFEFF${body}`);
    const call = from === 'a file' ? ['check', 'marked.webhook.liquid'] : ['check', '-'];
    const { code, out } = run(call, { cwd: folder, input: `\uFEFF${body}` });
    expect([code, out]).toEqual([0, expect.not.stringContaining('text-outside-json')]);
    const slip = body.replace('"user_id":', '"a": 1, "user_id":').replace(/}\s*$/, ',}\n');
    writeFileSync(join(folder, 'marked.webhook.liquid'), `\uFEFF${slip}`);
    run(['check', '--fix', 'marked.webhook.liquid'], { cwd: folder });
    expect(readFileSync(join(folder, 'marked.webhook.liquid'), 'utf8')).toBe(`\uFEFF${slip.replace(',}', '}')}`);
  });

  test('reads a body from standard input', () => {
    const { code, out } = run(['check', '-', '--stdin-filename', 'x.webhook.liquid'], { input: '{"type": "track"}' });
    expect(code).toBe(1);
    expect(out).toContain('x.webhook.liquid:1:1 error missing-identifier');
  });

  test('heeds the configuration', () => {
    const folder = copyOfExamples();
    writeFileSync(
      join(folder, 'mi-webhook.config.json'),
      '{"rules": {"text-outside-json": "warning", "json-syntax": "off"}}',
    );
    expect(run(['check'], { cwd: folder }).code).toBe(0);
    expect(run(['check', '--max-warnings', '5'], { cwd: folder }).code).toBe(1);
    writeFileSync(join(folder, 'mi-webhook.config.json'), '{"rules": {"json-sintax": "off"}}');
    const { code, err } = run(['check'], { cwd: folder });
    expect([code, err]).toEqual([
      2,
      expect.stringContaining('mi-webhook.config.json:1: There is no rule or group named `json-sintax`. Did you mean'),
    ]);
  });

  test('reads overrides by paths from the folder of the configuration on', () => {
    const folder = copyOfExamples();
    const config = join(folder, 'published', 'other.json');
    const setFiles = (pattern: string) =>
      writeFileSync(config, JSON.stringify({ overrides: [{ files: [pattern], rules: { json: 'hint' } }] }));
    setFiles('*.webhook.liquid');
    expect(run(['check', 'published', '--config', config], { cwd: folder }).code).toBe(0);
    expect(run(['check', '--config', 'other.json'], { cwd: join(folder, 'published') }).code).toBe(0);
    setFiles('published/*');
    expect(run(['check', 'published', '--config', config], { cwd: folder }).code).toBe(1);
  });
});

describe('bad input', () => {
  const folder = temporaryFolder();
  const file = (name: string, content: string | Uint8Array) => {
    writeFileSync(join(folder, name), content);
    return name;
  };

  test('an empty body prints nothing, and that is said', () => {
    const { code, out } = run(['check', file('empty.webhook.liquid', '')], { cwd: folder });
    expect([code, out]).toEqual([1, expect.stringContaining('The body prints nothing')]);
  });

  test.each([
    ['a binary file', file('binary.webhook.liquid', new Uint8Array([0x7b, 0, 0xff])), 'is not a text file'],
    ['a file of 5 MB', file('large.webhook.liquid', 'x'.repeat(5 << 20)), 'is larger than 4 MB'],
    ['a missing file', 'nowhere.webhook.liquid', 'does not exist'],
    ['a file of another kind', file('notes.txt', 'hello'), 'is not a body'],
  ])('%s cannot be read', (_, name, message) => {
    const { code, err } = run(['check', name], { cwd: folder });
    expect([code, err]).toEqual([2, expect.stringContaining(`${name}: ${message}`)]);
  });

  test('an output that is not closed is a finding', () => {
    const { code, out } = run(['check', file('open.webhook.liquid', '{"a": "{{ ${user_id}"}')], { cwd: folder });
    expect([code, out]).toEqual([1, expect.stringContaining('This output is missing its `}}`')]);
  });

  test('a folder without bodies', () => {
    const { code, err } = run(['check', temporaryFolder()]);
    expect([code, err]).toEqual([2, expect.stringContaining('contains no *.webhook.liquid')]);
  });

  test.each([
    ['no JSON', '{"name": ', 'Not valid JSON'],
    ['wrong types', '{"name": 5}', 'name'],
  ])('a sample user with %s', (_, content, message) => {
    const name = file('bad.sample-user.json', content);
    const { code, out } = run(['check', name], { cwd: folder });
    expect([code, out]).toEqual([1, expect.stringContaining(message)]);
    const rendered = run(['render', file('a.webhook.liquid', '{}'), '--sample-user', name], { cwd: folder });
    expect([rendered.code, rendered.err]).toEqual([2, expect.stringContaining(message)]);
  });

  test.each([
    [['nonsense'], 'unknown command'],
    [['check', '--nonsense'], '--nonsense'],
    [['render'], 'render needs a body'],
  ])('a wrong call: %j', (args, message) => {
    const { code, err } = run(args);
    expect([code, err]).toEqual([2, expect.stringContaining(message)]);
  });
});

describe('a configuration among the files, as a hook of a commit names it', () => {
  const folderWith = (configuration: string) => {
    const cwd = temporaryFolder();
    writeFileSync(join(cwd, 'a.webhook.liquid'), '{"user_id": "a"}');
    mkdirSync(join(cwd, 'sub'));
    writeFileSync(join(cwd, 'sub/mi-webhook.config.json'), configuration);
    return cwd;
  };
  const args = ['check', 'sub/mi-webhook.config.json', 'a.webhook.liquid'];

  test('is no wrong call', () => {
    const { code, out, err } = run(args, { cwd: folderWith('{}') });
    expect([code, out, err]).toEqual([0, expect.stringContaining('1 file checked'), '']);
  });

  test('is told what is wrong with it, and the other files are checked', () => {
    const { code, out, err } = run(args, { cwd: folderWith('{\n"nope": 1}') });
    expect([code, out]).toEqual([2, expect.stringContaining('1 file checked')]);
    expect(err).toBe('mi-webhook: sub/mi-webhook.config.json:2: Unknown setting `nope`.\n');
  });
});
