// Reads and proves mutated bodies. Ends with 1 where anything throws or takes more than a second.
//   node scripts/mutate-bodies.mjs [--count N] [--seed N] [--threads N]
import { parseArgs } from 'node:util';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { load } from '../test/oracle/load.mjs';
import { startingBodies } from '../test/proof/starting-bodies.mjs';

if (isMainThread) await main();
else {
  const { runMutations } = await load('test/proof/mutation-run.ts');
  parentPort.postMessage(runMutations(workerData));
}

async function main() {
  const { values } = parseArgs({
    options: { count: { type: 'string' }, seed: { type: 'string' }, threads: { type: 'string' } },
  });
  const seed = Number(values.seed ?? Math.floor(Math.random() * 2 ** 31));
  const threads = Number(values.threads ?? 2);
  const count = Math.ceil(Number(values.count ?? 5000) / threads);
  const tasks = Array.from({ length: threads }, (_, at) => ({
    seed: seed + at * count,
    count,
    bodies: startingBodies,
  }));
  const summaries = await Promise.all(tasks.map(runInThread));
  const failures = summaries.flatMap(({ failures, slow }) => [...failures, ...slow]);
  for (const failure of failures.slice(0, 20)) console.log(failure);
  const [slowest] = summaries.map((summary) => summary.slowest).sort((one, other) => other.time - one.time);
  console.log(`slowest: ${slowest.time.toFixed(1)} ms, ${JSON.stringify(slowest.body)}`);
  console.log(`${count * threads} bodies, ${failures.length} failures (seed ${seed}, ${threads} threads)`);
  if (failures.length > 0) process.exitCode = 1;
}

function runInThread(task) {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL(import.meta.url), { workerData: task });
    worker.once('message', resolve);
    worker.once('error', reject);
  });
}
