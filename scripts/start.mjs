// npm start: opens the examples with a body, its problems and its preview, on a fresh clone too. In VS Code itself where `code` is
// installed, else in VS Code's web workbench from npm, whose address is printed.
import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { installWorkbench, workbenchProblem } from './install-workbench.mjs';
import { build, installPackages } from './setup.mjs';
import { copyExamples, startExamples } from './start-examples.mjs';

function openDesktop() {
  console.log('Opening VS Code ...');
  const { folder, extension, first } = copyExamples();
  const quiet = ['--disable-workspace-trust', '--skip-welcome', '--skip-release-notes'];
  const { status } = spawnSync(
    'code',
    ['--new-window', ...quiet, `--extensionDevelopmentPath=${extension}`, folder, '--goto', first],
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
  const { address, stop } = await startExamples(token);
  console.log(`\nOpen ${address}\nCtrl+C stops it.`);
  for (const signal of ['SIGINT', 'SIGTERM']) {
    process.on(signal, () => stop().finally(() => process.exit(0)));
  }
}

installPackages();
build();
if (spawnSync('code', ['--version']).status === 0) openDesktop();
else await openWorkbench();
