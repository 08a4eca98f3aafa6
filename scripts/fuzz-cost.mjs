// Searches for bodies that cost more than they are long: changes bodies at random, keeps those with the most cost a byte, and writes
// down what takes more than a second below 50 KB, or uses up the steps of a check.
//   node scripts/fuzz-cost.mjs [--minutes N] [--seed N] [--out FOLDER]
// Milliseconds of the processor belong to what is searched by, so a seed brings back the same beginnings, not each body; what is found
// is written down, shrunk, with where its time goes. Ends with 1 where anything was found.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { randomOf } from '../test/oracle/generator.mjs';
import { startingBodies } from '../test/proof/starting-bodies.mjs';
import { CostProcess } from './cost-process.mjs';
import { generateValidators } from './generate-validators.mjs';
import { bundleSources } from './load-sources.mjs';

const { values } = parseArgs({
  options: { minutes: { type: 'string' }, seed: { type: 'string' }, out: { type: 'string' } },
});
const minutes = Number(values.minutes ?? 10);
const seed = Number(values.seed ?? Math.floor(Math.random() * 2 ** 31));
const out = values.out ?? join(tmpdir(), 'cost-found');

/** Milliseconds of the processor: what is too long, and when a check is ended. */
const TOO_LONG = 1000;
const MOST = 1500;
/** About as many steps as a millisecond takes. */
const STEPS_PER_MS = 5000;
/** UTF-16 units: the best are kept for each size, or the smallest would drive out all others. */
const CLASSES = [300, 1000, 4000, 12_000, 50_000];
const KEPT = 24;
/** Of those that come from one body, so many: or one find would drive out all others. */
const KEPT_OF_ORIGIN = 3;
const SHRINKING = 80;

await generateValidators();
const { outfile, remove } = await bundleSources(`
  export { costOf } from './test/resilience/cost.ts';
  export { shapes } from './test/resilience/shapes.ts';
  export { LARGEST, mutateTowardsCost } from './test/resilience/cost-mutations.ts';
  export { readSlips } from './test/rules/slips.ts';
  export { Dice } from './test/proof/dice.ts';`);
const { Dice, LARGEST, mutateTowardsCost, readSlips, shapes } = await import(`file://${outfile}`);
const dice = new Dice(randomOf(seed));
const child = new CostProcess(outfile);
mkdirSync(out, { recursive: true });

const hard = new URL('../test/resilience/hard/', import.meta.url);
const rules = new URL('../test/rules/', import.meta.url);
/** What rules look at most closely. */
const slips = readdirSync(rules)
  .filter((file) => file.endsWith('-slips.txt'))
  .flatMap((file) => readSlips(readFileSync(new URL(file, rules), 'utf8')))
  .flatMap(([, all]) => all);
const pool = [
  ...startingBodies.map((body, at) => ({ origin: `example ${at}`, body })),
  ...shapes.flatMap(({ name, body }) => [3, 12].map((n) => ({ origin: name, body: body(n) }))),
  ...slips.map(({ name, body }) => ({ origin: name, body })),
  ...readdirSync(hard).map((file) => ({
    origin: file,
    body: readFileSync(new URL(file, hard), 'utf8').slice(0, 4000),
  })),
];
const bodies = pool.map(({ body }) => body);
/** By size class, best first. */
const best = CLASSES.map(() => []);
/** Places where time went in what was found, so that a thing is told once. */
const told = new Map();
let tried = 0;
let found = 0;
let worst = { steps: 0, perByte: 0 };

const ends = performance.now() + minutes * 60_000;
for (const { origin, body } of pool) if (performance.now() < ends) await evaluate(body, origin);
while (performance.now() < ends) {
  const { body, origin } = choose();
  await evaluate(mutateTowardsCost(body, bodies, dice), origin);
}
child.stop();
remove();
console.log(
  `${tried} bodies, ${found} over a second, worst ${worst.perByte.toFixed(1)} steps/byte (${worst.steps} steps), seed ${seed}`,
);
if (found > 0) process.exitCode = 1;

function choose() {
  if (dice.chance(0.2)) return dice.pick(pool);
  const kept = dice.pick(best.filter((list) => list.length > 0));
  return kept[Math.min(dice.below(kept.length), dice.below(kept.length))];
}

async function evaluate(body, origin) {
  if (body.length > LARGEST) return;
  tried++;
  const cost = await child.ask({ body }, MOST);
  if (isFound(cost)) return report(body, origin, cost);
  if (cost.steps / body.length > worst.perByte && body.length > 1000)
    worst = { steps: cost.steps, perByte: cost.steps / body.length };
  keep({ origin, body, score: (cost.steps + cost.time * STEPS_PER_MS) / (body.length + 200) });
}

function isFound({ killed, time, thrown }) {
  return killed !== undefined || time > TOO_LONG || thrown.length > 0;
}

function keep(entry) {
  const kept = best[CLASSES.findIndex((most) => entry.body.length <= most)];
  const at = kept.findIndex(({ score }) => score < entry.score);
  kept.splice(at < 0 ? kept.length : at, 0, entry);
  const same = kept.filter(({ origin }) => origin === entry.origin);
  if (same.length > KEPT_OF_ORIGIN) kept.splice(kept.indexOf(same.at(-1)), 1);
  kept.length = Math.min(kept.length, KEPT);
}

async function report(body, origin, cost) {
  // What is slow once only was slow because the machine was busy.
  if (!isFound(await child.ask({ body }, MOST))) return;
  const before = told.get(origin) ?? 0;
  told.set(origin, before + 1);
  found++;
  if (before >= 2) return;
  const shrunk = await shrink(body);
  const profiled = await child.ask({ body: shrunk, profile: true }, 30_000);
  const name = `${seed}-${found}.webhook.liquid`;
  writeFileSync(join(out, name), shrunk);
  const how = cost.killed ?? cost.thrown[0] ?? `${cost.time.toFixed(0)} ms`;
  console.log(
    `${name}: ${shrunk.length} bytes (from ${body.length}; ${how}), out of "${origin}": ${profiled.killed ?? `${profiled.time.toFixed(0)} ms, ${profiled.steps} steps, ${profiled.hot}`}`,
  );
  console.log(`    ${JSON.stringify(shrunk.slice(0, 300))}`);
}

/** Leaves out parts, larger ones first, as long as what is left takes too long. */
async function shrink(body) {
  let shrunk = body;
  let left = SHRINKING;
  for (let size = Math.ceil(body.length / 2); size >= 1 && left > 0; size = Math.floor(size / 2)) {
    for (let start = 0; start < shrunk.length && left > 0; ) {
      const shorter = shrunk.slice(0, start) + shrunk.slice(start + size);
      left--;
      if (shorter !== '' && isFound(await child.ask({ body: shorter }, MOST))) shrunk = shorter;
      else start += size;
    }
  }
  return shrunk;
}
