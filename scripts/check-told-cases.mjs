// Renders each case that is told of generated bodies, and reports those that do not happen.
//   node scripts/check-told-cases.mjs [--count N] [--seed N]
import { parseArgs } from 'node:util';
import { load } from '../test/oracle/load.mjs';

const { values } = parseArgs({ options: { count: { type: 'string' }, seed: { type: 'string' } } });
const seed = Number(values.seed ?? Math.floor(Math.random() * 2 ** 31));
const count = Number(values.count ?? 500);
const { bodyForCases, toldCases } = await load('test/service/told-cases.ts');

const sum = { faulty: 0, cases: 0, told: 0, refuted: 0, toldOtherwise: 0, wrong: 0 };
for (let number = 0; sum.faulty < count; number++) {
  const { body, cases, told, isRefuted, wasRefuted, wrong } = await toldCases(bodyForCases(seed, number));
  if (cases === 0 && !wasRefuted) continue;
  sum.faulty++;
  sum.cases += cases;
  sum.told += told;
  if (isRefuted) sum.refuted++;
  if (wasRefuted && !isRefuted) sum.toldOtherwise++;
  sum.wrong += wrong.length;
  for (const one of wrong) console.log(`body ${number}: ${body}\n  ${one}`);
  if (sum.faulty % 500 === 0) console.error(`${sum.faulty} bodies, ${sum.wrong} wrong (seed ${seed})`);
}
console.log(
  `seed ${seed}: ${sum.faulty} faulty bodies, ${sum.told} of ${sum.cases} cases told, ${sum.refuted} refuted, ${sum.toldOtherwise} no longer once their cases were rendered, ${sum.wrong} wrong`,
);
process.exitCode = sum.wrong > 0 ? 1 : 0;
