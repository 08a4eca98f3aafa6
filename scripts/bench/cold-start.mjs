// Times a fresh process of each server, in turns: until `initialize` is answered, and until the first diagnostics of 2 KB are shown. As
// multiples of a Node that does nothing.
//   node scripts/bench/cold-start.mjs [--runs 15] [--other CHECKOUT]
import { spawnSync } from 'node:child_process';
import { parseArgs } from 'node:util';
import { bodyOf, placeIn, SIZES } from './bodies.mjs';
import { median } from './numbers.mjs';
import { contestants } from './servers.mjs';
import { Typist } from './typist.mjs';

const { values } = parseArgs({ options: { runs: { type: 'string', default: '15' }, other: { type: 'string' } } });
const bare = [];
const all = Object.entries(contestants(values.other)).map(([who, one]) => ({
  who,
  ...one,
  initialized: [],
  shown: [],
}));
for (let run = 0; run < Number(values.runs); run++) {
  const started = performance.now();
  spawnSync(process.execPath, ['-e', '0']);
  bare.push(performance.now() - started);
  for (const { server, isJson, initialized, shown } of all) {
    const text = bodyOf(isJson ? 'json' : 'realistic', SIZES['2 KB']);
    const typist = await Typist.start(server);
    initialized.push(typist.initialized);
    await typist.open(text, placeIn(text));
    shown.push(performance.now() - typist.spawned);
    typist.stop();
  }
}
const node = median(bare);
console.log(`node that does nothing: ${node.toFixed(0)} ms`);
const ms = (times) => Number(median(times).toFixed(0));
const ratio = (times) => Number((median(times) / node).toFixed(2));
console.table(
  Object.fromEntries(
    all.map(({ who, initialized, shown }) => [
      who,
      {
        'initialize, ms': ms(initialized),
        'initialize / node': ratio(initialized),
        'diagnostics, ms': ms(shown),
        'diagnostics / node': ratio(shown),
      },
    ]),
  ),
);
