// Proves bodies with exactly one slip: each should give one problem. Shows how many gave how many, and the shortest that gave more.
//   node scripts/count-slips.mjs [--count N] [--seed N] [--shown N]
import { parseArgs } from 'node:util';
import { load } from '../test/oracle/load.mjs';

const { values } = parseArgs({
  options: { count: { type: 'string' }, seed: { type: 'string' }, shown: { type: 'string' } },
});
const seed = Number(values.seed ?? Math.floor(Math.random() * 2 ** 31));
const { countSlips } = await load('test/proof/slips.ts');
const { byProblems, several } = countSlips(seed, Number(values.count ?? 2000));
for (const report of several.slice(0, Number(values.shown ?? 10))) console.log(report);
for (const [problems, bodies] of Object.entries(byProblems)) console.log(`${bodies} bodies with ${problems} problems`);
console.log(`seed ${seed}`);
