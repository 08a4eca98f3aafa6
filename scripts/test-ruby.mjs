// Compares a few thousand random templates and dates with Ruby Liquid, which is installed from Debian's packages where that is allowed.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { run } from './setup.mjs';

const COUNT = '3000';
/** The same templates each time, so that a change is judged by what it changes. */
const SEED = '1';
/** Milliseconds for each step of the installation; a machine without a network must not wait forever. */
const MOST_TIME = 120_000;

function hasRubyLiquid() {
  return spawnSync('ruby', ['-e', "require 'liquid'"]).status === 0;
}

function installRuby() {
  if (process.getuid?.() !== 0 || spawnSync('apt-get', ['--version']).status !== 0) return;
  console.log('Installing Ruby Liquid from Debian ...');
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const quiet = { stdio: ['ignore', 'ignore', 'inherit'], env, timeout: MOST_TIME };
  spawnSync('apt-get', ['update', '-qq'], quiet);
  spawnSync('apt-get', ['install', '-y', '-qq', 'ruby', 'ruby-liquid'], quiet);
}

/** `{ passed, failed, skipped }`: one for all templates and dates together. */
export function testAgainstRuby() {
  if (!hasRubyLiquid()) installRuby();
  if (!hasRubyLiquid()) {
    console.log(
      'skipped: no comparison with Ruby, because Ruby Liquid is not installed and cannot be installed from here',
    );
    return { passed: 0, failed: process.env.CI ? 1 : 0, skipped: 1 };
  }
  const good = run('node', 'scripts/compare-with-ruby.mjs', '--templates', COUNT, '--dates', COUNT, '--seed', SEED);
  return { passed: good ? 1 : 0, failed: good ? 0 : 1, skipped: 0 };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) process.exit(testAgainstRuby().failed);
