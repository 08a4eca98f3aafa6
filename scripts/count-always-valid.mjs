// Makes generated faulty bodies always valid, and shows by kind of slip how many end so, and the shortest that do not.
//   node scripts/count-always-valid.mjs [--count N] [--seed N] [--shown N]
import { parseArgs } from 'node:util';
import { load } from '../test/oracle/load.mjs';

const { values } = parseArgs({
  options: { count: { type: 'string' }, seed: { type: 'string' }, shown: { type: 'string' } },
});
const seed = Number(values.seed ?? Math.floor(Math.random() * 2 ** 31));
const count = Number(values.count ?? 100);
const { madeAlwaysValid } = await load('test/service/always-valid-counts.ts');

const counts = new Map();
const left = [];
let done = 0;
for (let number = 0; done < count; number++) {
  const made = await madeAlwaysValid(seed, number);
  if (made === undefined) continue;
  done++;
  const ofSlip = counts.get(made.slip) ?? { bodies: 0, proved: 0, kinds: 0, types: 0, left: 0 };
  counts.set(made.slip, ofSlip);
  ofSlip.bodies++;
  ofSlip[made.end]++;
  if (made.end === 'left') left.push({ number, ...made });
  if (done % 100 === 0) console.error(`${done} bodies, ${left.length} left (seed ${seed})`);
}
left.sort((one, other) => one.body.length - other.body.length);
for (const { number, slip, text, left: why } of left.slice(0, Number(values.shown ?? 10))) {
  console.log(`body ${number}, ${slip}:\n${text}\n  ${why.slice(0, 5).join('; ')}`);
}
console.table(Object.fromEntries([...counts].toSorted(([, one], [, other]) => other.bodies - one.bodies)));
const share = Math.round((1000 * (count - left.length)) / count) / 10;
console.log(
  `seed ${seed}: ${count - left.length} of ${count} bodies (${share} %) end always valid, or valid if values are of declared kinds`,
);
