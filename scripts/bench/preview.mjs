// Times a letter until the preview shows its rendering, while the editor also pulls the findings, as it does beside an open preview.
//   node scripts/bench/preview.mjs [--size '20 KB'] [--shapes realistic,event] [--letters 60] [--other CHECKOUT]
import { parseArgs } from 'node:util';
import { bodyOf, placeIn, SIZES } from './bodies.mjs';
import { median, quantile } from './numbers.mjs';
import { ours } from './servers.mjs';
import { Typist } from './typist.mjs';

const { values } = parseArgs({
  options: {
    size: { type: 'string', default: '20 KB' },
    shapes: { type: 'string', default: 'realistic,event' },
    letters: { type: 'string', default: '60' },
    other: { type: 'string' },
  },
});
const WARM_UP = 20;
const contestants = { ours: ours(), ...(values.other === undefined ? {} : { other: ours(values.other) }) };

async function letter(typist) {
  const started = performance.now();
  await typist.typeOn();
  const findings = typist.pull();
  await typist.connection.sendRequest('mi-webhook/render', { uri: typist.uri, sampleUser: 'known-user' });
  const time = performance.now() - started;
  await findings;
  return time;
}

const all = [];
for (const shape of values.shapes.split(','))
  for (const [who, server] of Object.entries(contestants)) {
    const typist = await Typist.start(server);
    const text = bodyOf(shape, SIZES[values.size]);
    await typist.open(text, placeIn(text));
    for (let time = 0; time < WARM_UP; time++) await letter(typist);
    all.push({ name: `${who} ${shape}`, typist, times: [] });
  }
for (let time = 0; time < Number(values.letters); time++)
  for (const { typist, times } of all) times.push(await letter(typist));
console.table(
  Object.fromEntries(
    all.map(({ name, typist, times }) => {
      typist.stop();
      const row = { 'letter to rendering, ms': median(times).toFixed(1), 'p95, ms': quantile(times, 0.95).toFixed(1) };
      return [name, row];
    }),
  ),
);
