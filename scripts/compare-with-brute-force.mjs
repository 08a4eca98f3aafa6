// Proves bodies at random, renders each with all values that it tells apart, and shows where proof and renderings do not agree, in
// the smallest body that still shows it.
//   node scripts/compare-with-brute-force.mjs [--count N] [--seed N] [--assignments N] [--threads N] [--body N]
// `--assignments`: renders at most so many of a body, then a sample. `--body`: only the body of this number.
// Ends with 1 on any disagreement. Where Ruby Liquid is installed, a share of the renderings is held against it.
import { parseArgs } from 'node:util';
import { isMainThread, parentPort, Worker } from 'node:worker_threads';
import { load } from '../test/oracle/load.mjs';
import { checkSamples } from '../test/proof/check-samples.mjs';

/** Bodies given to a thread at a time. */
const CHUNK = 25;
/** Milliseconds that one body may take before its thread is ended. */
const PATIENCE = 120_000;

if (isMainThread) await main();
else await work();

async function work() {
  const { run } = await load('test/proof/run.ts');
  parentPort.on('message', ({ task, current }) => {
    const onBody = (number) => Atomics.store(current, 0, number);
    parentPort.postMessage(run({ ...task, onBody }));
  });
}

async function main() {
  const names = ['count', 'seed', 'assignments', 'threads', 'body'];
  const { values } = parseArgs({ options: Object.fromEntries(names.map((name) => [name, { type: 'string' }])) });
  const seed = Number(values.seed ?? Math.floor(Math.random() * 2 ** 31));
  const limit = Number(values.assignments ?? 4096);
  const first = Number(values.body ?? 0);
  const end = values.body === undefined ? Number(values.count ?? 5000) : first + 1;
  const chunks = [];
  for (let from = first; from < end; from += CHUNK) {
    chunks.push({ seed, from, to: Math.min(end, from + CHUNK), limit });
  }
  const { describe, sumOf } = await load('test/proof/run.ts');
  const threads = Math.min(chunks.length, Number(values.threads ?? 2));
  const summaries = await Promise.all(Array.from({ length: threads }, () => runChunks(chunks)));
  const summary = sumOf(summaries.flat());
  const different = checkSamples(summary.samples);
  console.log(describe(summary, different, seed));
  if (summary.disagreements.length > 0 || (different?.length ?? 0) > 0) process.exitCode = 1;
}

/** Most of what is made is thrown away at once, for which a large nursery is good. */
function startWorker() {
  return new Worker(new URL(import.meta.url), { resourceLimits: { maxYoungGenerationSizeMb: 256 } });
}

/** Takes chunks as long as there are any, in a thread that is replaced when a body breaks it. */
async function runChunks(chunks) {
  const summaries = [];
  let worker = startWorker();
  for (let task = chunks.shift(); task !== undefined; task = chunks.shift()) {
    const current = new Int32Array(new SharedArrayBuffer(4)).fill(task.from);
    const { summary, broken } = await runChunk(worker, task, current);
    if (summary) summaries.push(summary);
    if (broken === undefined) continue;
    const number = Atomics.load(current, 0);
    summaries.push({
      verdicts: {},
      ...{ sampled: 0, renderings: 0, notProved: [], samples: [] },
      disagreements: [`body ${number} of seed ${task.seed}: ${broken}`],
    });
    chunks.push({ ...task, to: number }, { ...task, from: number + 1 });
    await worker.terminate();
    worker = startWorker();
  }
  await worker.terminate();
  return summaries;
}

function runChunk(worker, task, current) {
  return new Promise((resolve) => {
    let [seen, since] = [-1, Date.now()];
    const finish = (result) => {
      clearInterval(watch);
      worker.off('message', onMessage).off('error', onError);
      resolve(result);
    };
    const watch = setInterval(() => {
      const number = Atomics.load(current, 0);
      if (number !== seen) [seen, since] = [number, Date.now()];
      else if (Date.now() - since > PATIENCE) finish({ broken: `no end within ${PATIENCE / 1000} s` });
    }, 1000);
    const onMessage = (summary) => finish({ summary });
    const onError = (error) => finish({ broken: String(error) });
    worker.on('message', onMessage).on('error', onError);
    worker.postMessage({ task, current });
  });
}
