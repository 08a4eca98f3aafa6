// Runs the steps of a person's way through the product, and takes a picture after each.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../scripts/workbench.mjs';

const pictures = join(root, 'test/.results');

/**
 * One step after the other; the first that fails is the last.
 * @param look the theme of the window, in the names of its pictures; where it is left out, they have none
 * @param steps functions by what they show
 * @returns `{ passed, failed, skipped }`
 */
export async function runSteps({ page, close, look }, way, steps) {
  const name = look === undefined ? way : `${way}-${look.look}`;
  mkdirSync(pictures, { recursive: true });
  const counts = { passed: 0, failed: 0, skipped: 0 };
  try {
    for (const [title, step] of Object.entries(steps)) {
      try {
        await step();
        console.log(`  ok ${title}`);
        counts.passed++;
        await page.screenshot({ path: join(pictures, `${name}-${counts.passed}.png`) });
      } catch (error) {
        console.error(`  FAILED ${title}: ${error.message}`);
        counts.failed++;
        await page.screenshot({ path: join(pictures, `${name}-failed.png`) });
        return counts;
      }
    }
    return counts;
  } finally {
    await close();
  }
}

/**
 * A window on a busy machine may lose a key, and then a way that is right fails: it is walked once more from its start, and says so.
 * What is wrong fails twice.
 * @param way gives `{ passed, failed, skipped }`
 */
export async function walkTwiceIfNeeded(way) {
  const counts = await way();
  if (counts.failed === 0) return counts;
  console.log('  … once more, from its start');
  return way();
}

/** The counts of several runs together. */
export function together(...all) {
  const sum = (key) => all.reduce((total, counts) => total + counts[key], 0);
  return { passed: sum('passed'), failed: sum('failed'), skipped: sum('skipped') };
}
