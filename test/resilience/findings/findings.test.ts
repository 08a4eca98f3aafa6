import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { costOf } from '../cost.ts';
import { arrangements } from './arrangements.ts';
import { faultyBodies } from './faulty-bodies.ts';

/** How much more a body with twice as many findings may cost. */
const MOST_GROWTH = 2.3;
/** Steps that a body has for nothing. */
const FEW = 5000;
/** `COUNTS=100,200 EACH=1 npx vitest run test/resilience/findings` measures each finding in each arrangement, which takes an hour. */
const COUNTS = (process.env.COUNTS ?? '30,60').split(',').map(Number);
const isEach = process.env.EACH !== undefined;

/** Findings of which more cost more each, and by how much at most. */
const FASTER: ReadonlyMap<string, number> = new Map([
  // To tell whether an error can happen, values are chosen for all other loops, too: without an item in each, another error comes first.
  ['items: a loop under another name, forlop.first', 2.4],
  // What leads to a gap is put into words once the check is over, for each by itself.
  ['in branches: nested-content-block, A third level', 3.4],
  ['in branches: the length of an array, in a variable', 3.5],
  ['in branches: a text without quotes, at the end of its line', 3.5],
  // Each quote too many opens a string that reaches to the next, so that the objects lie in one another.
  ['lines: one quote of two beside an output, the first one', 3.7],
]);

const faulty = faultyBodies(readFileSync(new URL('../../rules/first-slips.txt', import.meta.url), 'utf8'));
// One arrangement after the other, each with another slip.
const bodies = faulty.flatMap((one, at) =>
  arrangements
    .filter((_, number) => isEach || number === at % arrangements.length)
    .map((arrangement) => ({
      name: `${arrangement.name}: ${one.name}`,
      body: (n: number) => arrangement.body(one, n),
    })),
);

test.each(bodies)('a finding costs no more steps where there are many others: $name', ({ name, body }) => {
  const costs = COUNTS.map((n) => costOf(body(n)));
  expect(costs.flatMap(({ thrown }) => thrown)).toEqual([]);
  const steps = costs.map((cost) => cost.steps);
  for (const [at, less] of steps.slice(0, -1).entries())
    expect(steps[at + 1], `steps: ${steps.join(', ')}`).toBeLessThanOrEqual(
      Math.max(FEW, (FASTER.get(name) ?? MOST_GROWTH) * less),
    );
});
