// Programs that tests drive, installed from Debian's packages where that is allowed. Only Node's own modules.
import { spawnSync } from 'node:child_process';

let isUpdated = false;

/** @returns whether the packages are installed now. */
export function installFromDebian(name, packages) {
  if (process.getuid?.() !== 0 || spawnSync('apt-get', ['--version']).status !== 0) return false;
  console.log(`Installing ${name} from Debian ...`);
  const quiet = { stdio: ['ignore', 'ignore', 'inherit'], env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } };
  if (!isUpdated) spawnSync('apt-get', ['update', '-qq'], quiet);
  isUpdated = true;
  return spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], quiet).status === 0;
}
