// Packs extension and command line twice, which must give the same bytes, installs them as the README says, in a folder without the clone,
// and walks through the product and through the first hour with what was installed.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { together } from '../test/vscode/run-steps.mjs';
import { lookAtExtensionPage } from './extension-page.mjs';
import { installAsReadme } from './install-as-readme.mjs';
import { name, pack, packCommandLine, version } from './package.mjs';
import { names } from './release/names.mjs';
import { tryCommandLine } from './release/try-package.mjs';
import { testFirstHour, testWalk } from './test-e2e.mjs';
import { prepareWorkbench } from './test-vscode.mjs';

export async function testPackage() {
  const folder = mkdtempSync(join(tmpdir(), `${name}-package-`));
  const counts = { passed: 0, failed: 0, skipped: 0 };
  const step = async (title, work) => {
    try {
      const result = await work();
      console.log(`  ok ${title}`);
      counts.passed++;
      return result;
    } catch (error) {
      console.error(`  FAILED ${title}: ${error.message}`);
      counts.failed++;
      return undefined;
    }
  };
  try {
    const packages = [join(folder, `${name}.vsix`), join(folder, `${name}.tgz`)];
    await step('packs the same bytes twice, without a warning', () => packTwice(packages));
    await step('runs the command line in an empty folder, with nothing else installed', () =>
      tryCommandLine(packages[1], names, version),
    );
    const { browser, problem } = prepareWorkbench();
    const extension = await step("leads from an empty folder to a finding by the README's commands", () =>
      installAsReadme(packages, folder, problem === undefined),
    );
    if (problem === undefined && extension !== undefined) {
      await step("shows the extension's page with its pictures and links", () =>
        lookAtExtensionPage(browser, extension),
      );
    }
    return together(counts, await testWalk(extension), await testFirstHour(extension));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The second time as on another machine. */
function packTwice([extension, commandLine]) {
  for (const [file, make] of [
    [extension, pack],
    [commandLine, packCommandLine],
  ]) {
    const first = make(file);
    const mask = process.umask(0o077);
    const second = make(file);
    process.umask(mask);
    if (first.sha256 !== second.sha256) throw new Error(`${file} differs`);
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { passed, failed } = await testPackage();
  console.log(`${passed} passed, ${failed} failed`);
  process.exit(failed > 0 ? 1 : 0);
}
