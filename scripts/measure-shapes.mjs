// Checks bodies of every shape at n, 2n, 4n … and tells how cost grows: steps, which are counted, and milliseconds of the processor.
//   node scripts/measure-shapes.mjs [--only WORDS] [--from N] [--to N] [--parallel N] [--out FILE]
// `--only`: shapes with these words in their name. Ends with 1 where a shape throws, is stopped, or grows faster than its length.
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { CostProcess } from './cost-process.mjs';
import { generateValidators } from './generate-validators.mjs';
import { bundleSources } from './load-sources.mjs';

const names = ['only', 'from', 'to', 'parallel', 'enough', 'out'];
const { values } = parseArgs({ options: Object.fromEntries(names.map((name) => [name, { type: 'string' }])) });
const from = Number(values.from ?? 250);
const to = Number(values.to ?? 4000);

/** Milliseconds: behind the first a shape is not doubled again, behind the second it is ended. */
const ENOUGH = Number(values.enough ?? 3000);
const MOST = 20_000;
/** Milliseconds below which a time says nothing of its growth. */
const NOISE = 8;
/** Steps below which a constant part still weighs. */
const FEW_STEPS = 200;
const MOST_TIME_RATIO = 2.5;
const MOST_STEP_RATIO = 2.2;

const sizes = [];
for (let n = from; n <= to; n *= 2) sizes.push(n);

function median(numbers) {
  return numbers.toSorted((one, other) => one - other)[numbers.length >> 1];
}

/** The cost at one size, its time the median of some runs. */
async function measure(child, shape, n) {
  const runs = [];
  do {
    const run = await child.ask({ shape, n }, MOST);
    if (run.killed) return run;
    runs.push(run);
  } while (runs.length < (runs[0].time > 200 ? 1 : runs[0].time > 50 ? 3 : 5));
  return { ...runs[0], time: median(runs.map(({ time }) => time)) };
}

async function measureShape(bundle, shape) {
  const child = new CostProcess(bundle);
  // What runs for the first time is slow.
  for (let run = 0; run < 10; run++) await child.ask({ shape, n: 20 }, MOST);
  const costs = [];
  for (const n of sizes) {
    const cost = await measure(child, shape, n);
    costs.push(cost);
    if (cost.killed || cost.time > ENOUGH) break;
  }
  child.stop();
  return { shape, costs, ...judge(costs) };
}

function judge(costs) {
  const done = costs.filter(({ killed }) => !killed);
  const worst = (of, least) =>
    Math.max(
      0,
      ...done.slice(1).map((cost, at) => (of(cost) < least ? 0 : of(cost) / Math.max(of(done[at]), least / 4))),
    );
  const timeRatio = worst(({ time }) => time, NOISE);
  const stepRatio = worst(({ steps }) => steps, FEW_STEPS);
  const flags = [
    ...costs.flatMap(({ killed }) => (killed ? [`STOPPED (${killed})`] : [])),
    ...(done.some(({ thrown }) => thrown.length > 0) ? [`THROWN ${done.flatMap(({ thrown }) => thrown)[0]}`] : []),
    ...(timeRatio > MOST_TIME_RATIO ? ['time'] : []),
    ...(stepRatio > MOST_STEP_RATIO ? ['steps'] : []),
  ];
  return { timeRatio, stepRatio, flags };
}

function line({ shape, costs, timeRatio, stepRatio, flags }) {
  const last = costs.findLast(({ killed }) => !killed);
  const times = sizes.map((_, at) =>
    costs[at] === undefined ? '' : costs[at].killed ? 'killed' : costs[at].time.toFixed(0),
  );
  return [
    shape.padEnd(56),
    String(costs[0]?.bytes ?? '').padStart(8),
    ...times.map((time) => time.padStart(7)),
    String(last?.steps ?? '').padStart(10),
    timeRatio.toFixed(2).padStart(6),
    stepRatio.toFixed(2).padStart(6),
    ` ${flags.join(', ')}`,
  ].join(' ');
}

await generateValidators();
const { outfile, remove } = await bundleSources(
  "export { costOf } from './test/resilience/cost.ts'; export { shapes } from './test/resilience/shapes.ts';",
);
const { shapes } = await import(`file://${outfile}`);
const waiting = shapes.map(({ name }) => name).filter((name) => name.includes(values.only ?? ''));
const header = `${'shape'.padEnd(56)} ${`bytes@${from}`.padStart(8)} ${sizes.map((n) => `ms@${n}`.padStart(7)).join(' ')} ${'steps'.padStart(10)} time x steps x`;
console.log(header);
const measured = [];
async function work() {
  for (let shape = waiting.shift(); shape !== undefined; shape = waiting.shift()) {
    const result = await measureShape(outfile, shape);
    measured.push(result);
    console.log(line(result));
  }
}
await Promise.all(Array.from({ length: Number(values.parallel ?? 1) }, work));
remove();
const flagged = measured.filter(({ flags }) => flags.length > 0);
const summary = `${measured.length} shapes, ${flagged.length} flagged`;
console.log(summary);
if (values.out !== undefined)
  writeFileSync(
    values.out,
    [header, ...measured.map(line), '', 'flagged:', ...flagged.map(line), summary, ''].join('\n'),
  );
if (flagged.length > 0) process.exitCode = 1;
