// Packs the extension twice, which must give the same bytes, and walks through the product with what was unpacked from it.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { workbench } from './install-workbench.mjs';
import { pack } from './package.mjs';
import { testWalk } from './test-e2e.mjs';
import { prepareWorkbench } from './test-vscode.mjs';

export async function testPackage() {
  const folder = mkdtempSync(join(tmpdir(), 'mi-webhook-package-'));
  const file = join(folder, 'mi-webhook.vsix');
  try {
    const [first, second] = [pack(file), pack(file)];
    const same = first.sha256 === second.sha256;
    console.log(`  ${same ? 'ok' : 'FAILED'} ${first.size} bytes, the same twice`);
    const { problem } = prepareWorkbench();
    const walked = await testWalk(problem === undefined ? installed(file, folder) : undefined);
    return { ...walked, passed: walked.passed + (same ? 1 : 0), failed: walked.failed + (same ? 0 : 1) };
  } catch (error) {
    console.error(`FAILED: ${error.message}`);
    return { passed: 0, failed: 1, skipped: 0 };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Installed as VS Code installs a file; gives the folder that it lies in then. */
function installed(file, folder) {
  const extensions = join(folder, 'extensions');
  const places = [
    '--accept-server-license-terms',
    '--server-data-dir',
    join(folder, 'data'),
    '--extensions-dir',
    extensions,
  ];
  execFileSync(workbench.node, [workbench.server, ...places, '--install-extension', file], { stdio: 'ignore' });
  const [name = ''] = readdirSync(extensions).filter((entry) => entry.startsWith('mi-webhook.'));
  return join(extensions, name);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { passed, failed } = await testPackage();
  console.log(`${passed} passed, ${failed} failed`);
  process.exit(failed > 0 ? 1 : 0);
}
