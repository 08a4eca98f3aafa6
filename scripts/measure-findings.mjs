// Checks bodies that have the same finding again and again, and tells how the cost grows with the number of findings: each slip of
// test/rules/first-slips.txt and each bad example of the rules, in each arrangement, at one size and at twice that, in milliseconds of the processor.
//   node scripts/measure-findings.mjs [--ask check|report|fix|valid] [--size UNITS] [--only WORDS] [--every N] [--from N] [--minutes N]
// `--ask`: the check that an editor asks for, what `check --format json` does, what `check --fix`
// does, or *Make Always Valid*. `--only`: those with these words
// in their name. `--every`, `--from`: each so many only. Ends with 1 where cost grows faster than length, or half a second per 25 KB is exceeded.
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { CostProcess } from './cost-process.mjs';
import { generateValidators } from './generate-validators.mjs';
import { bundleSources } from './load-sources.mjs';

const names = ['ask', 'size', 'only', 'every', 'from', 'minutes', 'growth', 'most'];
const { values } = parseArgs({ options: Object.fromEntries(names.map((name) => [name, { type: 'string' }])) });
const ask = values.ask ?? 'check';
const size = Number(values.size ?? 25_000);
const every = Number(values.every ?? 1);
const ends = performance.now() + Number(values.minutes ?? 14) * 60_000;

/** Milliseconds for 50 KB. Reports and fixes take cases and trials up to a limit, each of them a check. */
const MOST_AT_50_KB = ask === 'check' ? 1000 : Number(values.most ?? 8000);
/** Milliseconds below which a time says nothing of its growth. */
const noise = ask === 'check' ? 60 : 3000;
const MOST_GROWTH = Number(values.growth ?? 2.5);
/** Milliseconds after which it is ended. */
const MOST = 20_000;

await generateValidators();
const { outfile, remove } = await bundleSources(`
  export { costOf } from './test/resilience/cost.ts';
  export { answers } from './test/resilience/findings/answers.ts';
  export { arrangements } from './test/resilience/findings/arrangements.ts';
  export { faultyBodies } from './test/resilience/findings/faulty-bodies.ts';`);
const { arrangements, faultyBodies } = await import(`file://${outfile}`);
const slips = readFileSync(new URL('../test/rules/first-slips.txt', import.meta.url), 'utf8');
const all = faultyBodies(slips)
  .flatMap((faulty) => arrangements.map((arrangement) => ({ faulty, arrangement })))
  .map((one) => ({ ...one, name: `${one.arrangement.name}: ${one.faulty.name}` }))
  .filter(({ name }) => name.includes(values.only ?? ''))
  .filter((_, at) => at % every === Number(values.from ?? 0));

const child = new CostProcess(outfile);
for (let run = 0; run < 5; run++)
  for (const { faulty } of all.slice(0, 20)) await child.ask({ body: faulty.body, ask }, MOST);
let measured = 0;
let flagged = 0;
for (const { faulty, arrangement, name } of all) {
  if (performance.now() > ends) break;
  measured++;
  const one = arrangement.body(faulty, 1).length;
  const perPiece = arrangement.body(faulty, 11).length - arrangement.body(faulty, 10).length;
  const n = Math.max(1, Math.floor((size - one) / perPiece));
  const [less, more] = [arrangement.body(faulty, n), arrangement.body(faulty, 2 * n)];
  const large = await timed(more);
  const isSlow = large.killed !== undefined || large.time > mostFor(more);
  if (large.thrown?.length === 0 && !isSlow && large.time < noise) continue;
  const small = await fastest(less);
  const time = await fastest(more, large.time);
  const growth = time / Math.max(small, noise / 4);
  const tooLong = time > mostFor(more);
  if (!tooLong && growth <= MOST_GROWTH && large.thrown?.length === 0) continue;
  flagged++;
  const hot = await child.ask({ body: more, ask, profile: true }, 60_000);
  console.log(
    `${small.toFixed(0).padStart(6)} → ${time.toFixed(0).padStart(6)} ms, × ${growth.toFixed(1)}, ${more.length} bytes, ${2 * n} times${tooLong ? ', TOO LONG' : ''}: ${name}: ${JSON.stringify(arrangement.body(faulty, 1))}${large.thrown?.length ? ` THROWN ${large.thrown[0]}` : ''}\n        ${hot.killed ?? hot.hot}`,
  );
}
child.stop();
remove();
console.log(`${measured} of ${all.length} bodies, ${flagged} too slow`);
if (flagged > 0) process.exitCode = 1;

/** The fastest of three runs: what the garbage collector takes belongs to no body. */
async function fastest(body, first) {
  const times = first === undefined ? [] : [first];
  for (let run = 0; run < 3 && (run === 0 || times[0] < 2000); run++) times.push((await timed(body)).time ?? MOST);
  return Math.min(...times);
}

function mostFor({ length }) {
  return MOST_AT_50_KB * Math.max(length / 50_000, 0.2);
}

function timed(body) {
  return child.ask({ body, ask }, MOST);
}
