// Installs the package of the command line in an empty folder, with no registry within reach, and runs it.
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const COMMA_MISSING = '{"type": "track" "event": "quiz_done", "user_id": "a", "timestamp": 1257894000000}\n';
const ON_INSTALL = ['preinstall', 'install', 'postinstall', 'prepare'];

/** Throws if it needs anything else, runs anything when it is installed, or does not find a missing comma. */
export function tryCommandLine(file, { npmPackage }, version) {
  const folder = mkdtempSync(join(tmpdir(), 'mi-webhook-try-'));
  try {
    const env = { ...process.env, npm_config_registry: 'http://127.0.0.1:9', npm_config_fetch_retries: '0' };
    const shell = process.platform === 'win32';
    const options = { cwd: folder, env, encoding: 'utf8', shell };
    writeFileSync(join(folder, 'package.json'), '{}');
    execFileSync('npm', ['install', '--no-audit', '--no-fund', file], options);
    const installed = readdirSync(join(folder, 'node_modules')).filter((name) => !name.startsWith('.'));
    assert.deepEqual(installed, [npmPackage.split('/')[0]], 'other packages were installed with it');
    const manifest = JSON.parse(readFileSync(join(folder, 'node_modules', npmPackage, 'package.json'), 'utf8'));
    assert.deepEqual(manifest.dependencies ?? {}, {});
    for (const script of ON_INSTALL) assert.equal(manifest.scripts?.[script], undefined, `it has the script ${script}`);
    const run = (...args) => spawnSync('npx', ['--no-install', 'mi-webhook', ...args], options);
    assert.equal(run('--version').stdout.trim(), version);
    writeFileSync(join(folder, 'broken.webhook.liquid'), COMMA_MISSING);
    const checked = run('check');
    assert.equal(checked.status, 1, checked.stderr);
    assert.match(checked.stdout, /json-syntax/);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
