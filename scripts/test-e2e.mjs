// Runs test/vscode/e2e.mjs on a copy of the examples, test/vscode/preview.mjs, and test/vscode/harmless.mjs on a hostile folder.
import { rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { walkThrough } from '../test/vscode/e2e.mjs';
import { nothingHostileIsMarkup } from '../test/vscode/harmless.mjs';
import { lookAtPreview } from '../test/vscode/preview.mjs';
import { copyOfExamples, prepareWorkbench } from './test-vscode.mjs';
import { root } from './workbench.mjs';

const project = root.replace(/\/$/, '');

/** In a hostile folder, and in that of the examples. */
export async function testEndToEnd() {
  const walked = await testWalk();
  const { browser, problem } = prepareWorkbench();
  if (problem !== undefined) return walked;
  const looked = await lookAtPreview({ executablePath: browser, extension: project });
  const harmless = await nothingHostileIsMarkup({ executablePath: browser, extension: project });
  const sum = (count) => [walked, looked, harmless].reduce((all, one) => all + one[count], 0);
  return { passed: sum('passed'), failed: sum('failed'), skipped: sum('skipped') };
}

/** @param extension the folder of an unpacked package; the project itself by default. */
export async function testWalk(extension = project) {
  const { browser, problem } = prepareWorkbench();
  if (problem !== undefined) {
    console.log(`skipped: no end-to-end run, because ${problem}`);
    return { passed: 0, failed: process.env.CI ? 1 : 0, skipped: 1 };
  }
  const folder = copyOfExamples();
  try {
    return await walkThrough({ executablePath: browser, folder, extension });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { passed, failed, skipped } = await testEndToEnd();
  console.log(`${passed} passed, ${failed} failed, ${skipped} skipped`);
  process.exit(failed > 0 ? 1 : 0);
}
