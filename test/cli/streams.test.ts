import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { check } from '../../server/src/cli/check.ts';
import { nodeFiles } from '../../server/src/files/node-files.ts';
import { renderer } from '../check.ts';
import { root, run, temporaryFolder } from './run.ts';

const SLIP = '{"type": "pages", "user_id": "a",}\n';
const FIXED = '{"type": "pages", "user_id": "a"}\n';

/** A call within a shell, which can close and fill the streams. `mi` is the command. */
function shell(script: string, cwd: string) {
  const command = `mi() { node '${join(root, 'dist/cli.js')}' "$@"; }; set -o pipefail; ${script}`;
  const { status, stdout, stderr } = spawnSync('bash', ['-c', command], { cwd, encoding: 'utf8', timeout: 60_000 });
  return { code: status, out: stdout, err: stderr };
}

/** Enough findings to fill a pipe many times over, and a body that can be fixed. */
function folderOfMany(): string {
  const folder = temporaryFolder();
  const unknown = Array.from({ length: 1000 }, (_, index) => `"unknown ${index}": 1`).join(',\n');
  for (const name of ['a', 'b', 'c'])
    writeFileSync(join(folder, `${name}.sample-user.json`), `{"name": "x", ${unknown}}`);
  writeFileSync(join(folder, 'slip.webhook.liquid'), SLIP);
  return folder;
}

describe('standard output', () => {
  const folder = folderOfMany();

  test('whose reader has seen enough ends nothing early, and changes no exit code', () => {
    expect(shell('mi check | head -n 1', folder)).toEqual({
      code: 1,
      out: expect.stringContaining('a.sample-user.json'),
      err: '',
    });
    expect(shell('mi check a.sample-user.json | head -c 10', folder).err).toBe('');
    expect(shell('mi help | true', folder)).toEqual({ code: 0, out: '', err: '' });
  });

  test('whose reader is gone ends a long rendering quietly', () => {
    const bodies = Array.from({ length: 50 }, (_, index) => `b${index}.webhook.liquid`);
    for (const name of bodies) writeFileSync(join(folder, name), `{"a": "${'x'.repeat(100_000)}"}`);
    const { code, out, err } = shell('mi render --all --format results b*.webhook.liquid | head -c 5', folder);
    expect([code, out, err]).toEqual([0, '{"bod', '']);
  });

  test('whose reader is gone keeps no file from being fixed', () => {
    const many = folderOfMany();
    shell('mi check --fix | true', many);
    expect(readFileSync(join(many, 'slip.webhook.liquid'), 'utf8')).toBe(FIXED);
  });

  test.each(['check', 'help', 'render slip.webhook.liquid', 'check --fix - < slip.webhook.liquid'])(
    'on a full disk: %s',
    (call) => {
      const { code, err } = shell(`mi ${call} > /dev/full`, folder);
      expect(code).toBe(2);
      expect(err.split('\n').filter((line) => line.includes('standard output'))).toEqual([
        'mi-webhook: could not write to standard output: the disk is full',
      ]);
      expect(err).not.toMatch(/\bat .*\.js:/);
    },
  );

  test('is whole, however long it is and however slowly it is read', async () => {
    const command = spawn('node', [join(root, 'dist/cli.js'), 'check', '--format', 'json'], {
      cwd: folder,
    });
    let out = '';
    for await (const chunk of command.stdout.setEncoding('utf8')) {
      out += chunk;
      await new Promise((resolve) => setTimeout(resolve, 2));
    }
    expect(out.length).toBeGreaterThan(1 << 20);
    expect(JSON.parse(out).summary.warnings).toBe(3000);
  });

  test('that fails with the report on standard error is told by the exit code', () => {
    expect(shell('mi check --fix - < slip.webhook.liquid 2> /dev/full', folder).code).toBe(2);
    expect(shell('mi check nowhere.webhook.liquid 2>&1 | true', folder).code).toBe(2);
  });
});

describe('standard input', () => {
  test('without end is not read to the end', () => {
    const folder = temporaryFolder();
    expect(shell('mi check - < /dev/zero', folder)).toMatchObject({
      code: 2,
      err: expect.stringContaining('is larger than 4 MB'),
    });
    expect(shell('yes | mi check -', folder).err).toContain('is larger than 4 MB');
  });

  test('that is closed is an empty body', () => {
    expect(shell('mi check - <&-', temporaryFolder())).toMatchObject({ code: 1, err: '' });
  });

  test('is read once', () => {
    const { code, out } = run(['check', '-', '-'], { input: FIXED });
    expect([code, out]).toEqual([0, expect.stringContaining('1 file checked')]);
  });
});

test.each([['help'], ['--help'], ['-h'], []])('%s prints help', (...args) => {
  expect(run(args)).toEqual({ code: 0, out: expect.stringContaining('--dry-run'), err: '' });
});

test.each([
  ['check', '--dry-run'],
  ['render', '--now TIME'],
  ['replay', '--events FILE'],
  ['test', '--watch'],
  ['schema', '--check FILE'],
  ['new', '--expected FILE'],
  ['format', '--check'],
  ['share', '--redact'],
  ['import', '--out DIR'],
  ['lsp', '--stdio'],
])('%s --help says what it can do, and nothing of the others', (command, option) => {
  const { code, out, err } = run([command, '--help']);
  expect([code, err]).toEqual([0, '']);
  expect(out.startsWith(`mi-webhook ${command} `)).toBe(true);
  expect(out).toContain(option);
  expect(out.split('\n\n')).toHaveLength(1);
  expect([run([command, '-h']).out, run(['help', command]).out]).toEqual([out, out]);
});

test.each([
  [['--nope'], 'unknown option --nope. Run mi-webhook help for a list'],
  [['-x'], 'unknown option -x. Run mi-webhook help for a list'],
  [['--format'], '--format needs a value'],
  [['--baseline='], '--baseline needs a value'],
  [['--max-warnings', '-1'], '--max-warnings needs a value. If it is -1, write --max-warnings=-1'],
  [['--dry-run=yes', '--fix'], '--dry-run takes no value, and has `yes`'],
  [['--fix=safe'], '--fix=safe: use --fix or --fix=all'],
  [['--fix='], '--fix=: use --fix or --fix=all'],
])('check %j is a wrong call', (args, message) => {
  expect(run(['check', ...args])).toEqual({ code: 2, out: '', err: `mi-webhook: ${message}\n` });
});

test('--dry-run alone is a wrong call', () => {
  expect(run(['check', '--dry-run'])).toMatchObject({ code: 2, err: expect.stringContaining('check --fix --dry-run') });
});

describe('a run over many files', () => {
  afterEach(() => vi.restoreAllMocks());

  /** Runs the command within the test, on a disk that others use too. */
  async function fixing(folder: string, whenRead: (path: string) => void) {
    let out = '';
    let err = '';
    vi.spyOn(process.stdout, 'write').mockImplementation((chunk) => {
      out += chunk;
      return true;
    });
    vi.spyOn(process.stderr, 'write').mockImplementation((chunk) => {
      err += chunk;
      return true;
    });
    const files = {
      ...nodeFiles,
      async read(path: string) {
        const content = await nodeFiles.read(path);
        whenRead(path);
        return content;
      },
    };
    const code = await check(['--fix', folder], files, renderer, () => {
      throw new Error('fixes need no worker');
    });
    vi.restoreAllMocks();
    return { code, out, err };
  }

  test('leaves alone what is edited while it goes on, and fixes the rest', async () => {
    const folder = temporaryFolder();
    const paths = Array.from({ length: 40 }, (_, index) => join(folder, `${index}.webhook.liquid`));
    for (const path of paths) writeFileSync(path, SLIP);
    const edited = (path: string) => /[37]\.webhook/.test(path);
    const { code, out, err } = await fixing(folder, (path) => {
      if (edited(path)) writeFileSync(path, 'theirs');
    });
    expect(code).toBe(2);
    for (const path of paths) expect(readFileSync(path, 'utf8')).toBe(edited(path) ? 'theirs' : FIXED);
    expect(
      err.split('\n').filter((line) => line.endsWith('was not fixed: it has changed since it was read')),
    ).toHaveLength(8);
    expect(out).toContain('40 files checked: 8 errors');
  });

  test('reads each file when its turn comes, so that an edit before is part of what is fixed', async () => {
    const folder = temporaryFolder();
    const [first = '', second = ''] = ['a', 'b'].map((name) => join(folder, `${name}.webhook.liquid`));
    for (const path of [first, second]) writeFileSync(path, SLIP);
    const { code } = await fixing(folder, (path) => {
      if (path === first) writeFileSync(second, SLIP.replace('"a"', '"theirs"'));
    });
    expect(readFileSync(second, 'utf8')).toBe(FIXED.replace('"a"', '"theirs"'));
    expect(code).toBe(0);
  });
});

describe('folders', () => {
  test('thousands deep in one another, and 20,000 files in one', () => {
    const folder = temporaryFolder();
    const deep = join(folder, 'd/'.repeat(1900));
    mkdirSync(deep, { recursive: true });
    // Deeper than a path may name: only from within.
    const deeper = "for (let i = 0; i < 900; i++) { fs.mkdirSync('d'); process.chdir('d'); }";
    expect(spawnSync('node', ['-e', deeper], { cwd: deep }).status).toBe(0);
    mkdirSync(join(folder, 'many'));
    for (let index = 0; index < 20_000; index++) writeFileSync(join(folder, `many/${index}.txt`), '');
    writeFileSync(join(folder, 'many/a.webhook.liquid'), FIXED);
    const { code, out, err } = run(['check', '.'], { cwd: folder });
    expect([code, out]).toEqual([2, expect.stringContaining('1 file checked')]);
    expect(err.trim().split('\n')).toEqual([expect.stringMatching(/\/d: cannot be read: its path is too long$/)]);
  });
});
