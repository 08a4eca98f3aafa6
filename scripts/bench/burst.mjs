// Types faster than a large body is checked, once pulling and once with findings pushed: how long until the findings of the last letter are shown,
// and how long other requests wait meanwhile.
//   node scripts/bench/burst.mjs [--size '200 KB'] [--shape realistic] [--keys 30] [--pause 60] [--other CHECKOUT]
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import rpc from 'vscode-languageserver/node';
import { bodyOf, placeIn, SIZES } from './bodies.mjs';
import { median } from './numbers.mjs';
import { contestants } from './servers.mjs';
import { Typist } from './typist.mjs';

const { values } = parseArgs({
  options: {
    size: { type: 'string', default: '200 KB' },
    shape: { type: 'string', default: 'realistic' },
    keys: { type: 'string', default: '30' },
    pause: { type: 'string', default: '60' },
    other: { type: 'string' },
  },
});
const keys = Number(values.keys);

/** Any small request that the server can answer at once. */
async function wait(typist, isJson) {
  const started = performance.now();
  const params = { textDocument: { uri: typist.uri }, uri: typist.uri };
  if (isJson) await typist.connection.sendRequest('textDocument/documentColor', params);
  else await typist.connection.sendRequest('mi-webhook/sampleUsers', params);
  return performance.now() - started;
}

/** Types and pulls after each letter; the pull before is cancelled, as VS Code does. */
async function pulling(typist, isJson) {
  const seen = { answered: 0, cancelled: 0, waits: [] };
  let [last, source, sent] = [Promise.resolve(), new rpc.CancellationTokenSource(), 0];
  for (let key = 0; key < keys; key++) {
    source.cancel();
    source = new rpc.CancellationTokenSource();
    sent = performance.now();
    await typist.typeOn();
    last = typist.pull(source.token).then(
      () => seen.answered++,
      () => seen.cancelled++,
    );
    if (key % 3 === 1) seen.waits.push(wait(typist, isJson));
    await sleep(Number(values.pause));
  }
  await last;
  return { ...seen, behind: performance.now() - sent, waits: await Promise.all(seen.waits) };
}

async function pushed(typist, isJson) {
  const seen = { answered: 0, cancelled: 0, waits: [] };
  const last = Promise.withResolvers?.() ?? resolvers();
  const final = typist.version + keys;
  typist.onPublished(({ version }) => {
    seen.answered++;
    if (version === final) last.resolve();
  });
  let sent = 0;
  for (let key = 0; key < keys; key++) {
    sent = performance.now();
    await typist.typeOn();
    if (key % 3 === 1) seen.waits.push(wait(typist, isJson));
    await sleep(Number(values.pause));
  }
  await last.promise;
  return { ...seen, behind: performance.now() - sent, waits: await Promise.all(seen.waits) };
}

function resolvers() {
  let resolve;
  const promise = new Promise((done) => {
    resolve = done;
  });
  return { promise, resolve };
}

async function row(who, { server, isJson }, doesPull) {
  const text = bodyOf(isJson ? 'json' : values.shape, SIZES[values.size]);
  const typist = await Typist.start(server, { doesPull });
  await typist.open(text, placeIn(text));
  for (let time = 0; time < 5; time++) await typist.type();
  const { answered, cancelled, behind, waits } = await (doesPull ? pulling : pushed)(typist, isJson);
  typist.stop();
  return [
    `${who}, ${doesPull ? 'pulled' : 'pushed'}`,
    {
      letters: keys,
      answered,
      cancelled,
      'last letter to findings, ms': Math.round(behind),
      'another request, median ms': Number(median(waits).toFixed(1)),
      'at most, ms': Number(Math.max(...waits).toFixed(1)),
    },
  ];
}

const rows = [];
for (const [who, one] of Object.entries(contestants(values.other)))
  for (const doesPull of one.isJson ? [true] : [true, false]) rows.push(await row(who, one, doesPull));
console.log(`typing in ${values.size}, a letter each ${values.pause} ms`);
console.table(Object.fromEntries(rows));
