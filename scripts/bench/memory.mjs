// The memory of a server after 1,000 and after many more letters in a body of 20 KB: it must not grow.
//   node scripts/bench/memory.mjs [--letters 20000] [--size '20 KB'] [--shapes realistic,faulty] [--other CHECKOUT]
import { parseArgs } from 'node:util';
import { bodyOf, placeIn, SIZES } from './bodies.mjs';
import { ours } from './servers.mjs';
import { Typist } from './typist.mjs';

const { values } = parseArgs({
  options: {
    letters: { type: 'string', default: '20000' },
    size: { type: 'string', default: '20 KB' },
    shapes: { type: 'string', default: 'realistic,faulty' },
    other: { type: 'string' },
  },
});
const FIRST = 1000;
const contestants = { ours: ours(), ...(values.other === undefined ? {} : { other: ours(values.other) }) };

async function row(server, shape) {
  const typist = await Typist.start(server);
  const text = bodyOf(shape, SIZES[values.size]);
  await typist.open(text, placeIn(text));
  for (let letter = 0; letter < FIRST; letter++) await typist.type();
  const early = typist.memory;
  for (let letter = FIRST; letter < Number(values.letters); letter++) await typist.type();
  const late = typist.memory;
  typist.stop();
  return {
    [`after ${FIRST}, MB`]: Math.round(early),
    [`after ${values.letters}, MB`]: Math.round(late),
    ratio: Number((late / early).toFixed(2)),
  };
}

const rows = {};
for (const [who, server] of Object.entries(contestants))
  for (const shape of values.shapes.split(',')) rows[`${who} ${shape}`] = await row(server, shape);
console.table(rows);
