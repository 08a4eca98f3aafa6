// Proves bodies at random, renders each with all values that it tells apart, and shows where proof and renderings do not agree, in
// the smallest body that still shows it.
//   node scripts/compare-with-brute-force.mjs [--count N] [--seed N] [--assignments N] [--threads N] [--body N]
// `--assignments`: renders at most so many of a body, then a sample. `--body`: only the body of this number.
// Ends with 1 on any disagreement. Where Ruby Liquid is installed, a share of the renderings is held against it.
import { parseArgs } from 'node:util';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { load } from '../test/oracle/load.mjs';
import { checkSamples } from '../test/proof/check-samples.mjs';

if (isMainThread) await main();
else {
  const { run } = await load('test/proof/run.ts');
  parentPort.postMessage(run(workerData));
}

async function main() {
  const names = ['count', 'seed', 'assignments', 'threads', 'body'];
  const { values } = parseArgs({ options: Object.fromEntries(names.map((name) => [name, { type: 'string' }])) });
  const seed = Number(values.seed ?? Math.floor(Math.random() * 2 ** 31));
  const threads = values.body === undefined ? Number(values.threads ?? 2) : 1;
  const limit = Number(values.assignments ?? 4096);
  const first = Number(values.body ?? 0);
  const to = values.body === undefined ? Number(values.count ?? 5000) : first + 1;
  const tasks = Array.from({ length: threads }, (_, from) => ({ seed, from: first + from, to, step: threads, limit }));
  const { describe, sumOf } = await load('test/proof/run.ts');
  const summary = sumOf(await Promise.all(tasks.map(runInThread)));
  const different = checkSamples(summary.samples);
  console.log(describe(summary, different, seed));
  if (summary.disagreements.length > 0 || (different?.length ?? 0) > 0) process.exitCode = 1;
}

function runInThread(task) {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL(import.meta.url), { workerData: task });
    worker.once('message', resolve);
    worker.once('error', reject);
  });
}
