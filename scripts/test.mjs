// npm test: everything that must hold, on a fresh clone with nothing installed. Ends with one line `N passed, N failed`.
// `npm test -- unit` runs one part.
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { walkTwiceIfNeeded } from '../test/vscode/run-steps.mjs';
import { build, installPackages, run } from './setup.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const results = join(root, 'test/.results');

/** A check that counts as one test. */
function check(command, ...args) {
  const good = run(command, ...args);
  if (!good) console.log(`FAILED: ${[command, ...args].join(' ')}`);
  return { passed: good ? 1 : 0, failed: good ? 0 : 1, skipped: 0 };
}

function unit() {
  mkdirSync(results, { recursive: true });
  const file = join(results, 'unit.json');
  rmSync(file, { force: true });
  const good = run('npx', 'vitest', 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${file}`);
  if (!existsSync(file)) return { passed: 0, failed: 1, skipped: 0 };
  const { numPassedTests, numFailedTests, numPendingTests } = JSON.parse(readFileSync(file, 'utf8'));
  const failed = numFailedTests === 0 && !good ? 1 : numFailedTests;
  return { passed: numPassedTests, failed, skipped: numPendingTests };
}

const PARTS = {
  types: () => check('npx', 'tsc', '-p', '.'),
  'preview-types': () => check('npx', 'tsc', '-p', 'client/webview'),
  lint: () => check('npx', 'biome', 'check', '--error-on-warnings', '.'),
  generated: () => check('node', 'scripts/generate.mjs', '--check'),
  unit,
  ruby: async () => (await import('./test-ruby.mjs')).testAgainstRuby(),
  vscode: async () => walkTwiceIfNeeded((await import('./test-vscode.mjs')).testInVsCode),
  'end-to-end': async () => (await import('./test-e2e.mjs')).testEndToEnd(),
  web: async () => walkTwiceIfNeeded((await import('./test-web.mjs')).testInWebHost),
  ci: async () => (await import('./test-ci.mjs')).testCi(),
  editors: async () => walkTwiceIfNeeded((await import('./test-editors.mjs')).testEditors),
  package: async () => (await import('./test-package.mjs')).testPackage(),
};

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !(name in PARTS));
if (unknown.length > 0) {
  console.error(`there is no part ${unknown.join(', ')}; the parts are ${Object.keys(PARTS).join(', ')}`);
  process.exit(2);
}

installPackages();
build();
const totals = { passed: 0, failed: 0, skipped: 0 };
for (const [name, part] of Object.entries(PARTS)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  console.log(`\n== ${name}`);
  const started = Date.now();
  const { passed, failed, skipped } = await part();
  totals.passed += passed;
  totals.failed += failed;
  totals.skipped += skipped;
  console.log(`== ${name}: ${passed} passed, ${failed} failed, ${((Date.now() - started) / 1000).toFixed(1)} s`);
}
const skipped = totals.skipped > 0 ? `, ${totals.skipped} skipped` : '';
console.log(`\n${totals.passed} passed, ${totals.failed} failed${skipped}`);
process.exit(totals.failed > 0 || totals.passed === 0 ? 1 : 0);
