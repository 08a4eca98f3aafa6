// Proves bodies of the whole grammar at random, renders each for users at random, and shows where proof and renderings do not
// agree, in the smallest body that still shows it.
//   node scripts/check-any-bodies.mjs [--count N] [--seed N] [--users N] [--body N]
// `--body`: only the body of this number. Ends with 1 on any wrong verdict.
import { parseArgs } from 'node:util';
import { load } from '../test/oracle/load.mjs';

const names = ['count', 'seed', 'users', 'body'];
const { values } = parseArgs({ options: Object.fromEntries(names.map((name) => [name, { type: 'string' }])) });
const seed = Number(values.seed ?? Math.floor(Math.random() * 2 ** 31));
const from = Number(values.body ?? 0);
const to = values.body === undefined ? Number(values.count ?? 2000) : from + 1;
const { anyBodyOf, describeAny, runAny } = await load('test/proof/any-run.ts');
if (values.body !== undefined) console.log(JSON.stringify(anyBodyOf(seed, from)));
const onWrong = (report) => console.log(report);
const summary = runAny({ seed, from, to, users: Number(values.users ?? 90), onWrong });
console.log(describeAny(summary, seed));
if (summary.wrong.length > 0) process.exitCode = 1;
