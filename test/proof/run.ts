import { prove } from '../../server/src/proof/prove.ts';
import { compareBodies, type Summary, type Task } from './compare.ts';

export { sumOf } from './compare.ts';

export function run(task: Task): Summary {
  return compareBodies(prove, task);
}

const SHOWN = 10;

/** A summary to read. `different`: renderings that Ruby Liquid makes otherwise; undefined where Ruby is missing. */
export function describe(summary: Summary, different: readonly string[] | undefined, seed: number): string {
  const { verdicts, sampled, renderings, disagreements, notProved, samples } = summary;
  const total = Object.values(verdicts).reduce((sum, count) => sum + count, 0);
  const shares = Object.entries(verdicts).map(
    ([verdict, count]) => `${count} ${verdict} (${((100 * count) / total).toFixed(1)} %)`,
  );
  return [
    ...notProved.slice(0, SHOWN).map((body) => `not proved: ${JSON.stringify(body)}`),
    ...(different ?? []).slice(0, SHOWN).map((difference) => `rendered otherwise: ${difference}`),
    ...disagreements.slice(0, 5 * SHOWN),
    `${total} bodies: ${shares.sort().join(', ')}`,
    `${renderings} renderings; of ${sampled} bodies a sample of the assignments only`,
    different === undefined
      ? 'SKIPPED: the check against Ruby, as ruby with the liquid gem is not installed; our own renderer alone has rendered'
      : `${samples.length} renderings held against Ruby Liquid, ${different.length} differ`,
    `${disagreements.length} disagreements (seed ${seed})`,
  ].join('\n');
}
