// What a fresh clone needs before anything else runs: packages and the bundles. Only Node's own modules.
import { spawnSync } from 'node:child_process';
import { existsSync, lstatSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Runs a command in the project's folder with its output shown; true if it went well. */
export function run(command, ...args) {
  // On Windows npm is a script, which only a shell runs.
  return spawnSync(command, args, { cwd: root, stdio: 'inherit', shell: process.platform === 'win32' }).status === 0;
}

export function must(command, ...args) {
  if (!run(command, ...args)) throw new Error(`${[command, ...args].join(' ')} failed`);
}

export function installPackages() {
  const packages = lstatSync(join(root, 'node_modules'), { throwIfNoEntry: false });
  // They belong to another working copy: npm would empty the folder that the link leads to.
  if (packages?.isSymbolicLink()) return;
  const installed = join(root, 'node_modules/.package-lock.json');
  if (existsSync(installed) && statSync(installed).mtimeMs >= statSync(join(root, 'package-lock.json')).mtimeMs) return;
  console.log('Installing packages ...');
  must('npm', 'ci', '--ignore-scripts');
}

export function build() {
  console.log('Building ...');
  must('node', 'scripts/build.mjs');
}

// Before `npm pack`, which builds by itself.
if (process.argv[1] === fileURLToPath(import.meta.url)) installPackages();
