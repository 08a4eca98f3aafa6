// Runs what is in test/vscode: a way through the product on a copy of the examples, the preview, the first hour, what `npm start` shows, and a hostile folder.
import { rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { contentBlocks } from '../test/vscode/blocks.mjs';
import { writesByHand } from '../test/vscode/by-hand.mjs';
import { byKeyboard } from '../test/vscode/by-keyboard.mjs';
import { walkThrough } from '../test/vscode/e2e.mjs';
import { emptyFolder, exampleWorkspace, otherFiles } from '../test/vscode/first-steps.mjs';
import { handsOver } from '../test/vscode/handover.mjs';
import { nothingHostileIsMarkup } from '../test/vscode/harmless.mjs';
import { newcomer } from '../test/vscode/newcomer.mjs';
import { lookAtPanel } from '../test/vscode/panel.mjs';
import { lookAtPreview } from '../test/vscode/preview.mjs';
import { THEMES } from '../test/vscode/preview-workspace.mjs';
import { replaysEvents } from '../test/vscode/replay.mjs';
import { together, walkTwiceIfNeeded } from '../test/vscode/run-steps.mjs';
import { secondThoughts } from '../test/vscode/second-thoughts.mjs';
import { startsWithEverything } from '../test/vscode/start.mjs';
import { structureOfBody } from '../test/vscode/structure.mjs';
import { expectsPayloads } from '../test/vscode/test-explorer.mjs';
import { helpsWithWriting } from '../test/vscode/writing.mjs';
import { copyOfExamples, prepareWorkbench } from './test-vscode.mjs';
import { root } from './workbench.mjs';

const project = root.replace(/\/$/, '');

/** With the extension as it is built. */
export async function testEndToEnd() {
  const walked = await testWalk();
  const { browser, problem } = prepareWorkbench();
  if (problem !== undefined) return walked;
  const window = { executablePath: browser, extension: project };
  const ways = [
    () => inExamples((folder) => structureOfBody({ ...window, folder })),
    () => inExamples((folder) => helpsWithWriting({ ...window, folder })),
    () => inExamples((folder) => handsOver({ ...window, folder })),
    () => lookAtPanel(window),
    () => contentBlocks(window),
    () => replaysEvents(window),
    () => expectsPayloads(window),
    () => startsWithEverything(window),
    () => nothingHostileIsMarkup(window),
  ];
  return together(walked, await walkAll(ways));
}

async function walkAll(ways) {
  const counts = [];
  for (const way of ways) counts.push(await walkTwiceIfNeeded(way));
  return together(...counts);
}

/** @param run what is done in a copy of the examples. */
async function inExamples(run) {
  const folder = copyOfExamples();
  try {
    return await run(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * The first hour with an extension as it is installed: each way in one theme, and what the preview says.
 * @param extension its folder; the one that is built by default.
 */
export async function testFirstHour(extension = project) {
  const { browser, problem } = prepareWorkbench();
  if (problem !== undefined) return { passed: 0, failed: 0, skipped: 1 };
  const window = { executablePath: browser, extension };
  const ways = FIRST_HOUR.map((way, at) => () => way({ ...window, look: THEMES[at % THEMES.length] }));
  return walkAll([...ways, () => lookAtPreview(window)]);
}

const FIRST_HOUR = [newcomer, emptyFolder, writesByHand, otherFiles, exampleWorkspace, byKeyboard, secondThoughts];

/** The same ways, each in these themes. */
export async function walkFirstHour(extension, looks) {
  const { browser: executablePath, problem } = prepareWorkbench();
  if (problem !== undefined) throw new Error(problem);
  return walkAll(looks.flatMap((look) => FIRST_HOUR.map((way) => () => way({ executablePath, extension, look }))));
}

/** @param extension the folder of an unpacked package; the project itself by default. */
export async function testWalk(extension = project) {
  const { browser, problem } = prepareWorkbench();
  if (problem !== undefined) {
    console.log(`skipped: no end-to-end run, because ${problem}`);
    return { passed: 0, failed: process.env.CI ? 1 : 0, skipped: 1 };
  }
  return walkTwiceIfNeeded(() => inExamples((folder) => walkThrough({ executablePath: browser, folder, extension })));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { passed, failed, skipped } = await testEndToEnd();
  console.log(`${passed} passed, ${failed} failed, ${skipped} skipped`);
  process.exit(failed > 0 ? 1 : 0);
}
