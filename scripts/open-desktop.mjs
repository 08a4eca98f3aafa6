// Opens the examples in the VS Code of this machine, by its command `code`. Only Node's own modules.
import { spawnSync } from 'node:child_process';
import { copyExamples } from './start-examples.mjs';

/** What keeps anything from lying over the body, its problems and its preview. */
const QUIET = ['--disable-workspace-trust', '--skip-welcome', '--skip-release-notes'];

/** On Windows `code` is a script, which only a shell runs. */
const isWindows = process.platform === 'win32';

function code(args, options) {
  return spawnSync('code', isWindows ? args.map((arg) => `"${arg}"`) : args, { ...options, shell: isWindows });
}

export function hasDesktop() {
  return code(['--version'], { stdio: 'ignore' }).status === 0;
}

/** @returns whether it opened. */
export function openDesktop() {
  const { folder, extension, first } = copyExamples();
  const args = ['--new-window', ...QUIET, `--extensionDevelopmentPath=${extension}`, folder, '--goto', first];
  return code(args, { stdio: 'inherit' }).status === 0;
}
