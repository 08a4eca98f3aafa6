import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../..', import.meta.url));

export interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs the command as it is shipped. */
export function run(args: readonly string[], { cwd = root, input = '' }: { cwd?: string; input?: string } = {}): Ran {
  const command = [join(root, 'dist/cli.js'), ...args];
  const { status, stdout, stderr } = spawnSync('node', command, { cwd, input, encoding: 'utf8', maxBuffer: 1 << 26 });
  return { code: status, out: stdout, err: stderr };
}

/** A folder of its own for one test. */
export function temporaryFolder(): string {
  return mkdtempSync(join(tmpdir(), 'mi-webhook-test-'));
}

/** The example workspace, to be changed at will. */
export function copyOfExamples(): string {
  const folder = temporaryFolder();
  cpSync(join(root, 'examples'), folder, { recursive: true });
  return folder;
}

/** The same with files, by their paths. */
export function folderWith(files: Readonly<Record<string, string>>): string {
  const folder = temporaryFolder();
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}
