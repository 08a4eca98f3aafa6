// Has every payload of generated bodies judged by the contract of its body, and shows those that it refuses. With `--tight` it looks instead
// for what contracts leave open and no payload shows.
//   node scripts/check-contracts.mjs [--count N] [--seed N] [--from N] [--users N] [--bodies any|brute-force] [--body N] [--tight]
// `--body`: only the body of this number. Ends with 1 where a payload is refused, or shows what is marked as unconfirmed.
import { parseArgs } from 'node:util';
import { load } from '../test/oracle/load.mjs';

const names = ['count', 'seed', 'from', 'users', 'bodies', 'body'];
const options = Object.fromEntries(names.map((name) => [name, { type: 'string' }]));
const { values } = parseArgs({ options: { ...options, tight: { type: 'boolean' } } });
const seed = Number(values.seed ?? Math.floor(Math.random() * 2 ** 31));
const from = Number(values.body ?? values.from ?? 0);
const to = values.body === undefined ? from + Number(values.count ?? 2000) : from + 1;
const bodies = values.bodies ?? 'any';
const task = { seed, from, to, users: Number(values.users ?? 40), bodies };
if (values.tight) await showTightness();
else await showRefused();

async function showRefused() {
  const { judgeContracts } = await load('test/contract/any-contracts.ts');
  const summary = judgeContracts({ ...task, onRefused: (report) => console.log(report) });
  const { contracts, renderings, refused } = summary;
  console.log(
    `${contracts} contracts of ${to - from} bodies (${bodies}, seed ${seed}, from ${from}), ${renderings} payloads`,
  );
  console.log(`${refused.length} refused`);
  if (refused.length > 0) process.exitCode = 1;
}

async function showTightness() {
  const { tightnessOf } = await load('test/contract/tightness.ts');
  const { contracts, open, unseen, marked, contradicted } = await tightnessOf(task);
  for (const one of marked) console.log(`marked: ${one}`);
  for (const one of contradicted) console.log(`contradicted: ${one}`);
  const share = ((100 * marked.length) / Math.max(open, 1)).toFixed(2);
  console.log(`${contracts} contracts of ${to - from} bodies (${bodies}, seed ${seed}, from ${from})`);
  console.log(
    `${open} left open, ${unseen} not shown, ${marked.length} marks (${share} %), ${contradicted.length} contradicted`,
  );
  if (contradicted.length > 0) process.exitCode = 1;
}
