// npm test: everything that must hold, on a fresh clone with nothing installed. Ends with one line `N passed, N failed`.
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { installPackages, run } from './setup.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const results = join(root, 'test/.results');

function heading(text) {
  console.log(`\n== ${text}`);
}

/** A check that counts as one test. */
function check(name, command, ...args) {
  heading(name);
  const good = run(command, ...args);
  if (!good) console.log(`FAILED: ${name}`);
  return { passed: good ? 1 : 0, failed: good ? 0 : 1, skipped: 0 };
}

function unitTests() {
  heading('Unit tests');
  mkdirSync(results, { recursive: true });
  const file = join(results, 'unit.json');
  rmSync(file, { force: true });
  const good = run('npx', 'vitest', 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${file}`);
  if (!existsSync(file)) return { passed: 0, failed: 1, skipped: 0 };
  const { numPassedTests, numFailedTests, numPendingTests } = JSON.parse(readFileSync(file, 'utf8'));
  const failed = numFailedTests === 0 && !good ? 1 : numFailedTests;
  return { passed: numPassedTests, failed, skipped: numPendingTests };
}

installPackages();
run('node', 'scripts/generate-validators.mjs');
const parts = [
  check('Types', 'npx', 'tsc', '-p', '.'),
  check('Types of the preview page', 'npx', 'tsc', '-p', 'client/webview'),
  check('Format and lint', 'npx', 'biome', 'check', '--error-on-warnings', '.'),
  check('Generated files', 'node', 'scripts/generate.mjs', '--check'),
  unitTests(),
];
const total = (key) => parts.reduce((sum, part) => sum + part[key], 0);
const skipped = total('skipped') > 0 ? `, ${total('skipped')} skipped` : '';
console.log(`\n${total('passed')} passed, ${total('failed')} failed${skipped}`);
process.exit(total('failed') > 0 || total('passed') === 0 ? 1 : 0);
