// npm start: opens the example workspace with the extension running, on a fresh clone too. In VS Code itself where `code` is
// installed, else in VS Code's web workbench from npm, whose address is printed.
import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { installWorkbench, workbenchProblem } from './install-workbench.mjs';
import { build, installPackages } from './setup.mjs';
import { remoteUri, root, startWorkbench, workbenchPage } from './workbench.mjs';

const folder = join(root, 'examples');
const first = join(folder, 'published/product-view.webhook.liquid');

function openDesktop() {
  console.log('Opening VS Code ...');
  const { status } = spawnSync(
    'code',
    ['--new-window', `--extensionDevelopmentPath=${root}`, folder, '--goto', first],
    { stdio: 'inherit' },
  );
  process.exit(status ?? 1);
}

async function openWorkbench() {
  const problem = workbenchProblem();
  if (problem !== undefined) {
    console.error(
      `VS Code's command \`code\` is not installed, and ${problem}. Install VS Code and its \`code\` command, then run npm start again.`,
    );
    process.exit(1);
  }
  installWorkbench();
  console.log('Starting the workbench ...');
  const token = randomBytes(16).toString('hex');
  const server = await startWorkbench({ extension: root, token });
  const payload = [['openFile', remoteUri(server, first)]];
  console.log(`\nOpen ${workbenchPage(server, { folder, payload, token })}\nCtrl+C stops it.`);
  for (const signal of ['SIGINT', 'SIGTERM']) {
    process.on(signal, () => server.stop().finally(() => process.exit(0)));
  }
}

installPackages();
build();
if (spawnSync('code', ['--version']).status === 0) openDesktop();
else await openWorkbench();
