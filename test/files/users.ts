import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { chmodSync, chownSync, cpSync, mkdirSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { buildSync } from 'esbuild';
import { type Ran, root, temporaryFolder } from '../cli/run.ts';

/** Somebody who runs the command; where ids are missing, whoever runs the tests. */
export interface User {
  readonly name: string;
  readonly ids?: { readonly uid: number; readonly gid: number };
}

export const isRoot = process.getuid?.() === 0;

/** Who has no rights of their own on any usual system. */
const nobody = { uid: 65534, gid: 65534 };

/** Only root can be somebody else too. */
export const users: readonly User[] = isRoot
  ? [{ name: 'root' }, { name: 'another user', ids: nobody }]
  : [{ name: 'this user' }];

/** What is shipped, where every user may read it. */
const shipped = temporaryFolder();
chmodSync(shipped, 0o755);
mkdirSync(join(shipped, 'dist'));
for (const file of ['cli.js', 'render-worker.js', 'validate-sample-user.js', 'validate-event.js', 'package.json'])
  cpSync(join(root, 'dist', file), join(shipped, 'dist', file));
const disk = join(shipped, 'node-files.cjs');
buildSync({
  entryPoints: [join(root, 'server/src/files/node-files.ts')],
  outfile: disk,
  bundle: true,
  platform: 'node',
  format: 'cjs',
});

/** A folder that belongs to a user. */
export function folderOf({ ids }: User): string {
  const folder = realpathSync(temporaryFolder());
  if (ids !== undefined) chownSync(folder, ids.uid, ids.gid);
  return folder;
}

export function runAs({ ids }: User, args: readonly string[], cwd: string, input: string | Uint8Array = ''): Ran {
  const command = [join(shipped, 'dist/cli.js'), ...args];
  const options = { cwd, input, encoding: 'utf8', maxBuffer: 1 << 26, timeout: 60_000, ...ids } as const;
  const { status, stdout, stderr } = spawnSync(process.execPath, command, options);
  return { code: status, out: stdout, err: stderr };
}

const REPLACE = `
  const { nodeFiles } = require(process.argv[1]);
  nodeFiles.read(process.argv[2]).then(({ text, problem }) => {
    if (problem !== undefined) throw new Error(problem);
    process.stdout.write('read');
    process.stdin.once('data', async () => {
      const failure = await nodeFiles.replace(process.argv[2], { mark: '', before: text, after: process.argv[3] });
      process.stdout.write(JSON.stringify(failure ?? null));
      process.exit();
    });
  });
`;

/** Reads a file as a user, lets others do something meanwhile, and then writes it. @returns why it was not written. */
export async function replaceAs(
  { ids }: User,
  path: string,
  after: string,
  meanwhile: () => void,
): Promise<string | undefined> {
  const child = spawn(process.execPath, ['-e', REPLACE, disk, path, after], {
    stdio: ['pipe', 'pipe', 'inherit'],
    ...ids,
  });
  if ((await output(child)) !== 'read') throw new Error('the file was not read');
  meanwhile();
  child.stdin?.write('go');
  const failure: { problem: string } | null = JSON.parse(await output(child));
  return failure?.problem;
}

function output(child: ChildProcess): Promise<string> {
  return new Promise((resolve) => child.stdout?.once('data', (data) => resolve(String(data))));
}
