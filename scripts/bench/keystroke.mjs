// Times a letter until its diagnostics are shown, warm, beside VS Code's JSON server on a text of the same size: in turns in one run, since
// only the ratio says something on a machine that is busy.
//   node scripts/bench/keystroke.mjs [--sizes '2 KB,20 KB'] [--shapes flat,realistic] [--places text,loop] [--rounds 5] [--push] [--again] [--other CHECKOUT]
// --again: a letter is typed and taken away in turn, so that both texts were there before.
import { parseArgs } from 'node:util';
import { bodyOf, placeIn, SIZES } from './bodies.mjs';
import { median, quantile } from './numbers.mjs';
import { contestants } from './servers.mjs';
import { Typist } from './typist.mjs';

const { values } = parseArgs({
  options: {
    sizes: { type: 'string', default: '2 KB,20 KB,200 KB' },
    shapes: { type: 'string', default: 'flat,realistic,event,faulty' },
    places: { type: 'string', default: 'text' },
    rounds: { type: 'string', default: '5' },
    push: { type: 'boolean', default: false },
    again: { type: 'boolean', default: false },
    other: { type: 'string' },
  },
});
const list = (text) => text.split(',');
const size = (label) => SIZES[label];

/** Letters in a round: fewer where each takes long. */
const lettersFor = (label) => (size(label) > 1_000_000 ? 2 : size(label) > 100_000 ? 6 : 20);
const warmUpFor = (label) => (size(label) > 1_000_000 ? 1 : size(label) > 100_000 ? 5 : 40);

function entries(label) {
  return Object.entries(contestants(values.other)).flatMap(([who, { server, isJson }]) =>
    (isJson ? ['json'] : list(values.shapes)).flatMap((shape) =>
      (isJson ? ['text'] : placesOf(shape, label)).map((place) => ({ who, server, isJson, shape, place, times: [] })),
    ),
  );
}

/** Of those that are asked for: a body has not all of them. */
function placesOf(shape, label) {
  const text = bodyOf(shape, size(label));
  const [there, missing] = [true, false].map((isThere) =>
    list(values.places).filter((place) => (placeIn(text, place) !== undefined) === isThere),
  );
  if (missing.length > 0) console.error(`${label} ${shape}: there is no ${missing.join(', no ')} to measure`);
  return there;
}

async function open(entry, label) {
  const text = bodyOf(entry.shape, size(label));
  // The peer has no push that is not delayed on purpose.
  const doesPull = entry.isJson || !values.push;
  entry.typist = await Typist.start(entry.server, {
    doesPull,
    doesRepeat: values.again,
    flags: ['--max-old-space-size=8000'],
  });
  entry.opened = await entry.typist.open(text, placeIn(text, entry.place));
  entry.bytes = Buffer.byteLength(text);
}

async function measure(label) {
  const all = entries(label);
  for (const entry of all) await open(entry, label);
  for (const { typist } of all) for (let time = 0; time < warmUpFor(label); time++) await typist.type();
  for (let round = 0; round < Number(values.rounds); round++)
    for (const { typist, times } of all)
      for (let time = 0; time < lettersFor(label); time++) times.push(await typist.type());
  const peer = median(all.find(({ isJson }) => isJson).times);
  const rows = all.map(({ who, shape, place, times, opened, bytes, typist }) => {
    typist.stop();
    const row = {
      bytes,
      'opened, ms': Number(opened.toFixed(0)),
      'letter, ms': Number(median(times).toFixed(2)),
      'p95, ms': Number(quantile(times, 0.95).toFixed(1)),
      'to JSON': Number((median(times) / peer).toFixed(2)),
      findings: typist.found,
    };
    return [`${label} ${who} ${shape} ${place}`, row];
  });
  console.table(Object.fromEntries(rows));
}

for (const label of list(values.sizes)) await measure(label);
