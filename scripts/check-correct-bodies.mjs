// Combines idioms to correct bodies for Movable Ink, of which nothing may be said, and puts each fault into each of them, which must be found
// at its place.
//   node scripts/check-correct-bodies.mjs [--count N] [--seed N] [--shown N]
// Ends with 1 where something was said of a correct body, or a fault was not found.
import { parseArgs } from 'node:util';
import { load } from '../test/oracle/load.mjs';

const { values } = parseArgs({
  options: { count: { type: 'string' }, seed: { type: 'string' }, shown: { type: 'string' } },
});
const seed = Number(values.seed ?? Math.floor(Math.random() * 2 ** 31));
const { runCorrect } = await load('test/rules/correct-run.ts');
const { bodies, twins, alarms, missed } = runCorrect(seed, Number(values.count ?? 1000));
for (const report of [...alarms, ...missed].slice(0, Number(values.shown ?? 10))) console.log(`${report}\n`);
const kinds = Object.keys(twins).length;
const count = Object.values(twins).reduce((sum, one) => sum + one, 0);
console.log(`${bodies} correct bodies: ${alarms.length} errors and warnings`);
console.log(
  `${count} twins with one fault of ${kinds} kinds: ${missed.length} not found at their place (seed ${seed})`,
);
if (alarms.length + missed.length > 0) process.exitCode = 1;
