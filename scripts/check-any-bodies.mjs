// Proves bodies of the whole grammar at random, renders each for users at random, and shows where proof and renderings do not
// agree, in the smallest body that still shows it.
//   node scripts/check-any-bodies.mjs [--count N] [--seed N] [--users N] [--body N] [--proved]
// `--body`: only the body of this number; `--proved`: renders what is proved and nothing else, however long the proof takes. Ends with 1 on any wrong verdict.
import { parseArgs } from 'node:util';
import { load } from '../test/oracle/load.mjs';

const names = ['count', 'seed', 'users', 'body'];
const options = Object.fromEntries(names.map((name) => [name, { type: 'string' }]));
const { values } = parseArgs({ options: { ...options, proved: { type: 'boolean' } } });
const seed = Number(values.seed ?? Math.floor(Math.random() * 2 ** 31));
const from = Number(values.body ?? 0);
const to = values.body === undefined ? Number(values.count ?? 2000) : from + 1;
const { anyBodyOf, describeAny, runAny } = await load('test/proof/any-run.ts');
if (values.body !== undefined) console.log(JSON.stringify(anyBodyOf(seed, from)));
const onWrong = (report) => console.log(report);
const isProvedAlone = values.proved === true;
const users = Number(values.users ?? 90);
const summary = await runAny({ seed, from, to, users, isProvedAlone, isSoundnessAlone: isProvedAlone, onWrong });
console.log(describeAny(summary, seed));
if (summary.wrong.length > 0) process.exitCode = 1;
