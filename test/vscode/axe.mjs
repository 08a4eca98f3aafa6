// Looks for faults of accessibility in the page of the preview.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe-core finds, each with the element. */
export async function violations(preview) {
  const frame = await frameOf(preview);
  await frame.evaluate(axe);
  const { violations: found } = await frame.evaluate(() => globalThis.axe.run(document));
  return found.flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary}`));
}

export async function frameOf(preview) {
  const body = await preview.locator('body').elementHandle();
  return body.ownerFrame();
}
