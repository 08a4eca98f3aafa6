// npm start: opens the examples with a body, its problems and its preview, on a fresh clone too. In VS Code itself where `code` is
// installed, else in VS Code's web workbench from npm, whose address is printed and shown in the browser where there is a desktop.
import { randomBytes } from 'node:crypto';
import { installWorkbench, workbenchProblem } from './install-workbench.mjs';
import { openBrowser } from './open-browser.mjs';
import { hasDesktop, openDesktop } from './open-desktop.mjs';
import { build, installPackages } from './setup.mjs';
import { startExamples } from './start-examples.mjs';

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
  const isOpening = openBrowser(address);
  console.log(`\n${isOpening ? 'Opening' : 'Open'} ${address}\nCtrl+C stops it.`);
  for (const signal of ['SIGINT', 'SIGTERM']) {
    process.on(signal, () => stop().finally(() => process.exit(0)));
  }
}

installPackages();
build();
if (hasDesktop()) {
  console.log('Opening VS Code ...');
  process.exit(openDesktop() ? 0 : 1);
}
await openWorkbench();
