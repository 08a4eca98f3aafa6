import { execFileSync, spawnSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  existsSync,
  linkSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, test } from 'vitest';
import { temporaryFolder } from '../cli/run.ts';
import { folderOf, isRoot, replaceAs, runAs, type User, users } from './users.ts';

const SLIP = '{"type": "pages", "user_id": "a",}\n';
const FIXED = '{"type": "pages", "user_id": "a"}\n';

/** Writes a file that belongs to the user, and gives its path. */
function put(folder: string, user: User, name: string, content: string | Uint8Array = SLIP): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  if (user.ids !== undefined) chownSync(path, user.ids.uid, user.ids.gid);
  return path;
}

function text(path: string): string {
  return readFileSync(path, 'utf8');
}

/** Drafts that were left in a folder, at any depth. */
function drafts(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.tmp'));
}

test.skipIf(!isRoot)('all cases are tried as another user too, which only root can do', () => {
  expect(users).toHaveLength(2);
});

describe.each(users)('check --fix as $name', (user) => {
  const fix = (folder: string, ...args: string[]) => {
    const ran = runAs(user, ['check', '--fix', ...args], folder);
    expect(drafts(folder)).toEqual([]);
    return ran;
  };

  test('writes the fixed file', () => {
    const folder = folderOf(user);
    const file = put(folder, user, 'a.webhook.liquid');
    expect(fix(folder)).toMatchObject({ code: 0, err: '' });
    expect(text(file)).toBe(FIXED);
  });

  test.each([0o600, 0o640, 0o666, 0o755])('keeps mode %o', (mode) => {
    const folder = folderOf(user);
    const file = put(folder, user, 'a.webhook.liquid');
    chmodSync(file, mode);
    expect(fix(folder).code).toBe(0);
    expect([text(file), statSync(file).mode & 0o7777]).toEqual([FIXED, mode]);
  });

  test.runIf(isRoot)('keeps the owner, or leaves the file alone', () => {
    const folder = folderOf(user);
    const file = put(folder, user, 'a.webhook.liquid');
    chownSync(file, 1234, 5678);
    const ran = fix(folder);
    expect([statSync(file).uid, statSync(file).gid]).toEqual([1234, 5678]);
    if (user.ids === undefined) expect([ran.code, text(file)]).toEqual([0, FIXED]);
    else {
      expect([ran.code, text(file)]).toEqual([2, SLIP]);
      expect(ran.err).toContain('a.webhook.liquid: was not fixed: it is read-only, or this user may not write to it');
    }
  });

  test.runIf(isRoot)('writes what others let us write, though we cannot give it back to them', () => {
    const folder = folderOf(user);
    const file = put(folder, user, 'a.webhook.liquid');
    chownSync(file, 1234, 5678);
    chmodSync(file, 0o666);
    expect(fix(folder).code).toBe(0);
    expect([text(file), statSync(file).mode & 0o7777]).toEqual([FIXED, 0o666]);
  });

  test('keeps line ends and a byte order mark', () => {
    const folder = folderOf(user);
    const file = put(folder, user, 'a.webhook.liquid', '\uFEFF{"type": "pages",\r\n "user_id": "a",}\r\n');
    fix(folder);
    expect(text(file)).toBe('\uFEFF{"type": "pages",\r\n "user_id": "a"}\r\n');
  });

  test('writes through links to the file that they lead to', () => {
    const folder = folderOf(user);
    const elsewhere = folderOf(user);
    const file = put(elsewhere, user, 'real.txt');
    symlinkSync(file, join(folder, 'one.link'));
    symlinkSync('one.link', join(folder, 'a.webhook.liquid'));
    expect(fix(folder).code).toBe(0);
    expect(text(file)).toBe(FIXED);
    expect([readlinkSync(join(folder, 'a.webhook.liquid')), readlinkSync(join(folder, 'one.link'))]).toEqual([
      'one.link',
      file,
    ]);
    expect(drafts(elsewhere)).toEqual([]);
  });

  test('leaves read-only files alone, and goes on', () => {
    const folder = folderOf(user);
    const file = put(folder, user, 'a.webhook.liquid');
    const other = put(folder, user, 'b.webhook.liquid');
    chmodSync(file, 0o444);
    const { code, out, err } = fix(folder);
    expect([code, err]).toEqual([2, expect.stringContaining('a.webhook.liquid: was not fixed: it is read-only')]);
    expect([text(file), text(other)]).toEqual([SLIP, FIXED]);
    expect(out).toContain('a.webhook.liquid:1:');
    expect(out).toContain('2 files checked');
  });

  test('leaves files alone that have further hard links', () => {
    const folder = folderOf(user);
    const file = put(folder, user, 'a.webhook.liquid');
    linkSync(file, join(folder, 'other'));
    expect(fix(folder)).toMatchObject({ code: 2, err: expect.stringContaining('it has 2 hard links') });
    expect([text(file), statSync(file).nlink]).toEqual([SLIP, 2]);
  });

  test.each([
    ['is not UTF-8', Buffer.concat([Buffer.from(SLIP), Buffer.from([0xff])])],
    ['contains NUL bytes', Buffer.from(`${SLIP}\0`)],
    ['is compressed', gzipSync(SLIP)],
    ['is larger than 4 MB', Buffer.from(SLIP.padEnd((4 << 20) + 1))],
  ])('leaves a file alone that %s', (problem, content) => {
    const folder = folderOf(user);
    const file = put(folder, user, 'a.webhook.liquid', content);
    expect(fix(folder)).toMatchObject({ code: 2, err: expect.stringContaining(problem) });
    expect(readFileSync(file).equals(content)).toBe(true);
  });

  test('lets no file grow beyond what can be checked', () => {
    const folder = folderOf(user);
    const broken = '{"type": "pages" "user_id": "a"}';
    const file = put(folder, user, 'a.webhook.liquid', broken.padEnd(4 << 20));
    // A fix that was tried and leads to a file that is too large to be checked is not applied.
    expect(fix(folder)).toMatchObject({ code: 1, out: expect.not.stringContaining('--fix applies it') });
    expect(statSync(file).size).toBe(4 << 20);
  });

  test('fixes a file once, however often and by whatever path it is given', () => {
    const folder = folderOf(user);
    const file = put(folder, user, 'a.webhook.liquid');
    symlinkSync('a.webhook.liquid', join(folder, 'b.webhook.liquid'));
    const { code, out, err } = fix(folder, 'a.webhook.liquid', './a.webhook.liquid', file, 'b.webhook.liquid', '.');
    expect([code, err, text(file)]).toEqual([0, '', FIXED]);
    expect(out).toContain('2 files checked');
  });

  test('takes any name that a file can have', () => {
    const folder = folderOf(user);
    const names = ['line\nbreak', '-', '--fix', ' ', '{a,b}*', 'x'.repeat(239), '😀'].map(
      (name) => `${name}.webhook.liquid`,
    );
    const files = names.map((name) => put(folder, user, name));
    expect(fix(folder).code).toBe(0);
    expect(files.map(text)).toEqual(names.map(() => FIXED));
  });

  test('says so where the folder may not be written to', () => {
    const folder = folderOf(user);
    const file = put(folder, user, 'a.webhook.liquid');
    chmodSync(folder, 0o555);
    const ran = fix(folder);
    if (isRoot && user.ids === undefined) expect(ran.code).toBe(0);
    else {
      expect([ran.code, text(file)]).toEqual([2, SLIP]);
      expect(ran.err).toContain('a.webhook.liquid: was not fixed: its folder is not writable');
    }
  });

  test('with --dry-run prints what it would change, and writes nothing', () => {
    const folder = folderOf(user);
    const file = put(folder, user, 'a.webhook.liquid');
    const { mtimeMs } = statSync(file);
    const { code, out, err } = fix(folder, '--dry-run');
    expect(out).toBe(`--- a/a.webhook.liquid\n+++ b/a.webhook.liquid\n@@ -1 +1 @@\n-${SLIP}+${FIXED}`);
    expect([code, err, text(file), statSync(file).mtimeMs]).toEqual([
      0,
      expect.stringContaining('1 file checked: 0 errors'),
      SLIP,
      mtimeMs,
    ]);
    execFileSync('git', ['-c', 'safe.directory=*', 'apply', '-'], { cwd: folder, input: out });
    expect(text(file)).toBe(FIXED);
  });

  describe('on standard input', () => {
    const fixInput = (folder: string, input: string | Uint8Array, ...args: string[]) =>
      runAs(user, ['check', '--fix', '-', '--stdin-filename', 'a.webhook.liquid', ...args], folder, input);

    test('prints the fixed body, reports on standard error, and touches no file', () => {
      const folder = folderOf(user);
      const file = put(folder, user, 'a.webhook.liquid', 'what is on the disk');
      const { mtimeMs, ino } = statSync(file);
      expect(fixInput(folder, SLIP)).toEqual({
        code: 0,
        out: FIXED,
        err: expect.stringContaining('1 file checked: 0 errors'),
      });
      expect([text(file), statSync(file).mtimeMs, statSync(file).ino]).toEqual(['what is on the disk', mtimeMs, ino]);
      expect(readdirSync(folder)).toEqual(['a.webhook.liquid']);
    });

    test('does so with a report in JSON, and beside files', () => {
      const folder = folderOf(user);
      const other = put(folder, user, 'b.webhook.liquid');
      const { code, out, err } = fixInput(folder, SLIP, 'b.webhook.liquid', '--format', 'json');
      expect([code, out, text(other)]).toEqual([0, FIXED, FIXED]);
      expect(JSON.parse(err).files.map(({ path }: { path: string }) => path)).toEqual([
        'a.webhook.liquid',
        'b.webhook.liquid',
      ]);
    });

    test('prints a body that needs no fix as it is', () => {
      const body = '\uFEFF{"a": 1}\r\n';
      expect(fixInput(folderOf(user), body).out).toBe(body);
    });

    test.each([
      ['is not UTF-8', Buffer.from([0x7b, 0xff, 0x7d])],
      ['contains NUL bytes', Buffer.from('{\0}')],
      ['is larger than 4 MB', Buffer.alloc((4 << 20) + 1, ' ')],
    ])('is held to the rules of files: what %s', (problem, input) => {
      expect(fixInput(folderOf(user), input)).toEqual({ code: 2, out: '', err: expect.stringContaining(problem) });
    });
  });
});

describe.each(users)('check as $name', (user) => {
  test('reads no pipe, device or socket, and says so of each', async () => {
    const folder = folderOf(user);
    put(folder, user, 'good.webhook.liquid', FIXED);
    execFileSync('mkfifo', [join(folder, 'pipe.webhook.liquid')]);
    symlinkSync('/dev/zero', join(folder, 'device.webhook.liquid'));
    symlinkSync('/proc/self/mem', join(folder, 'memory.webhook.liquid'));
    symlinkSync('loop.webhook.liquid', join(folder, 'loop.webhook.liquid'));
    symlinkSync('nowhere', join(folder, 'dangling.webhook.liquid'));
    symlinkSync('.', join(folder, 'folder.webhook.liquid'));
    symlinkSync('..', join(folder, 'up'));
    truncateSync(put(folder, user, 'sparse.webhook.liquid'), 200 << 20);
    const server = createServer().listen(join(folder, 'socket.webhook.liquid'));
    await new Promise((resolve) => server.once('listening', resolve));
    const { code, out, err } = runAs(user, ['check'], folder);
    server.close();
    expect(code).toBe(2);
    expect(out).toContain('1 file checked: 0 errors');
    const said = err.trim().split('\n');
    expect(said.map((line) => line.replace('mi-webhook: ', ''))).toEqual([
      'dangling.webhook.liquid: does not exist',
      'device.webhook.liquid: is a device, not a regular file',
      'folder.webhook.liquid: is a folder',
      'loop.webhook.liquid: is a symbolic link that points to itself',
      expect.stringMatching(/^memory\.webhook\.liquid: /),
      'pipe.webhook.liquid: is a pipe, not a regular file',
      'socket.webhook.liquid: is a socket, not a regular file',
      'sparse.webhook.liquid: is larger than 4 MB and is not checked',
    ]);
  });

  test('says which folders cannot be looked into, and goes on', () => {
    const folder = folderOf(user);
    put(folder, user, 'good.webhook.liquid', FIXED);
    for (const name of ['closed', 'secret']) mkdirSync(join(folder, name));
    writeFileSync(join(folder, 'secret/a.webhook.liquid'), FIXED, { mode: 0o600 });
    chmodSync(join(folder, 'closed'), 0);
    const { code, out, err } = runAs(user, ['check'], folder);
    if (isRoot && user.ids === undefined) return expect([code, err]).toEqual([0, '']);
    expect(out).toContain(isRoot ? '1 file checked' : '2 files checked');
    expect([code, err]).toEqual([2, expect.stringContaining('closed: cannot be read: permission denied')]);
    if (isRoot) expect(err).toContain('secret/a.webhook.liquid: cannot be read: permission denied');
  });

  test.each(['/dev/zero', '/dev/null', '.'])('a configuration that is %s', (file) => {
    const folder = folderOf(user);
    put(folder, user, 'a.webhook.liquid', FIXED);
    expect(runAs(user, ['check', '--config', file], folder).code).toBe(2);
    symlinkSync('mi-webhook.config.json', join(folder, 'mi-webhook.config.json'));
    expect(runAs(user, ['check'], folder)).toMatchObject({
      code: 2,
      err: expect.stringContaining('points to itself'),
    });
  });
});

/** What somebody else does between reading and writing; what the file must then be. */
const MEANWHILE: [name: string, act: (path: string) => void, problem: RegExp, after: (path: string) => void][] = [
  ['nothing', () => {}, /^$/, (path) => expect(text(path)).toBe(FIXED)],
  ['writes to it', (path) => writeFileSync(path, 'theirs'), /changed/, (path) => expect(text(path)).toBe('theirs')],
  [
    'writes as much to it, and sets the clock of the file back',
    (path) => {
      const { atime, mtime } = statSync(path);
      writeFileSync(path, SLIP.replace('"a"', '"b"'));
      utimesSync(path, atime, mtime);
    },
    /changed/,
    (path) => expect(text(path)).toBe(SLIP.replace('"a"', '"b"')),
  ],
  [
    'adds to it',
    (path) => writeFileSync(path, 'more', { flag: 'a' }),
    /changed/,
    (path) => expect(text(path)).toBe(`${SLIP}more`),
  ],
  [
    'puts another file in its place',
    (path) => {
      writeFileSync(`${path}2`, 'theirs');
      renameSync(`${path}2`, path);
    },
    /changed|may not write/,
    (path) => expect(text(path)).toBe('theirs'),
  ],
  ['deletes it', (path) => rmSync(path), /no longer exists/, (path) => expect(existsSync(path)).toBe(false)],
  [
    'puts a pipe in its place',
    (path) => {
      rmSync(path);
      execFileSync('mkfifo', [path]);
    },
    /changed/,
    (path) => expect(lstatSync(path).isFIFO()).toBe(true),
  ],
  [
    'puts a folder in its place',
    (path) => {
      rmSync(path);
      mkdirSync(path);
    },
    /changed/,
    (path) => expect(lstatSync(path).isDirectory()).toBe(true),
  ],
  [
    'puts a device in its place',
    (path) => {
      rmSync(path);
      symlinkSync('/dev/null', path);
    },
    /changed/,
    (path) => expect(readlinkSync(path)).toBe('/dev/null'),
  ],
  [
    'puts a link to nothing in its place',
    (path) => {
      rmSync(path);
      symlinkSync('nowhere', path);
    },
    /no longer exists/,
    (path) => expect(existsSync(path)).toBe(false),
  ],
  ['makes it read-only', (path) => chmodSync(path, 0o400), /read-only/, (path) => expect(text(path)).toBe(SLIP)],
];

describe.each(users)('a file that is written by $name', (user) => {
  test.each(MEANWHILE)('while somebody %s', async (_, act, problem, after) => {
    const folder = folderOf(user);
    const path = put(folder, user, 'a.webhook.liquid');
    expect((await replaceAs(user, path, FIXED, () => act(path))) ?? '').toMatch(problem);
    after(path);
    expect(drafts(folder)).toEqual([]);
  });
});

describe('a disk that is full', () => {
  const disk = temporaryFolder();
  const isMounted = isRoot && spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=64k,mode=777', 'none', disk]).status === 0;
  afterAll(() => {
    if (isMounted) spawnSync('umount', [disk]);
  });

  test.skipIf(!isMounted).each(users)('keeps the file as it was for $name', (user) => {
    const body = SLIP.padEnd(40_000);
    const file = put(disk, user, `${user.ids?.uid ?? 0}.webhook.liquid`, body);
    expect(runAs(user, ['check', '--fix', file], disk)).toMatchObject({
      code: 2,
      err: expect.stringContaining('was not fixed: the disk is full'),
    });
    expect(text(file)).toBe(body);
    expect(drafts(disk)).toEqual([]);
    rmSync(file);
  });
});
