// Times a letter until the preview has its rendering, and what is said of that, for a body with 20 sample users, while the editor also pulls the findings, as it does
// beside an open preview; and after it the outcomes for all of them. Then the same letters while a body renders that comes to no end.
//   node scripts/bench/preview.mjs [--size '20 KB'] [--shapes realistic,event] [--letters 60] [--other CHECKOUT]
// The clock says what somebody waits on this machine now; CPU time, of the server's main thread and of all its threads, is the same on a busy one.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { bodyOf, placeIn, SIZES } from './bodies.mjs';
import { median, quantile } from './numbers.mjs';
import { ours } from './servers.mjs';
import { cpuOf } from './thread-times.mjs';
import { Typist } from './typist.mjs';
import { userOf, writeUsers } from './users.mjs';

const { values } = parseArgs({
  options: {
    size: { type: 'string', default: '20 KB' },
    shapes: { type: 'string', default: 'realistic,event' },
    letters: { type: 'string', default: '60' },
    other: { type: 'string' },
  },
});
const WARM_UP = 20;
const USERS = 20;
/** Each pass is cheap, so that no count ends it before the clock does. */
const RUNAWAY = `{"a": "{% for i in (1..9000) %}{{ 'abcdefghij' | append: 'Kitchen wipes' | replace: 'a', 'b' | split: '' | sort | join: '-' | size }}{% endfor %}"}`;
const contestants = { ours: ours(), ...(values.other === undefined ? {} : { other: ours(values.other) }) };

const folder = mkdtempSync(join(tmpdir(), 'mi-webhook-bench-'));
const uriOf = (name) => pathToFileURL(join(folder, name)).href;

/** What work takes: on the clock, and of processor time. Milliseconds. */
async function timed(typist, work) {
  const before = cpuOf(typist.server.pid);
  const started = performance.now();
  await work();
  const clock = performance.now() - started;
  const after = cpuOf(typist.server.pid);
  return { clock, main: after.main - before.main, all: after.all - before.all };
}

const rendered = (typist, { uri = typist.uri, ...rest } = {}) =>
  typist.connection.sendRequest('mi-webhook/render', { uri, sampleUser: userOf(folder, 3), ...rest });

/** The letter until the shown user's rendering; then until what is said of it; then until the findings; then the matrix. */
async function letter(typist) {
  let findings;
  const shown = await timed(typist, async () => {
    await typist.typeOn();
    findings = typist.pull();
    await rendered(typist, { isPrintedOnly: true });
  });
  const judged = await timed(typist, () => rendered(typist));
  await findings;
  const matrix = await timed(typist, () => typist.connection.sendRequest('mi-webhook/outcomes', { uri: typist.uri }));
  return { shown, judged, matrix };
}

/** The letter until its findings, while another body is rendered again and again. */
async function besideRunaway(typist, uri) {
  const endless = rendered(typist, { uri });
  const found = await timed(typist, async () => {
    await typist.typeOn();
    await typist.pull();
  });
  const textDocument = { uri };
  const hover = await timed(typist, () =>
    typist.connection.sendRequest('textDocument/hover', { textDocument, position: { line: 0, character: 45 } }),
  );
  const { status } = await endless;
  return { found, hover, status };
}

function row(times) {
  const of = (key) => times.map((time) => time[key]);
  return {
    'clock, median': median(of('clock')).toFixed(1),
    'clock, p95': quantile(of('clock'), 0.95).toFixed(1),
    'CPU main, median': median(of('main')).toFixed(1),
    'CPU all, median': median(of('all')).toFixed(1),
  };
}

async function measure(shape, server) {
  const uri = uriOf('body.webhook.liquid');
  const typist = await Typist.start({ ...server, uri, rootUri: pathToFileURL(folder).href });
  const text = bodyOf(shape, SIZES[values.size]);
  writeFileSync(join(folder, 'body.webhook.liquid'), text);
  await typist.open(text, placeIn(text));
  for (let time = 0; time < WARM_UP; time++) await letter(typist);
  const letters = [];
  for (let time = 0; time < Number(values.letters); time++) letters.push(await letter(typist));
  const runaway = uriOf('runaway.webhook.liquid');
  await typist.openBeside({ uri: runaway, languageId: 'braze-webhook', text: RUNAWAY });
  const beside = [];
  for (let time = 0; time < 10; time++) beside.push(await besideRunaway(typist, runaway));
  typist.stop();
  return { letters, beside };
}

writeUsers(folder, USERS);
try {
  const table = {};
  for (const shape of values.shapes.split(','))
    for (const [who, server] of Object.entries(contestants)) {
      const { letters, beside } = await measure(shape, server);
      table[`${who} ${shape}: letter to rendering`] = row(letters.map(({ shown }) => shown));
      table[`${who} ${shape}: then what is said of it`] = row(letters.map(({ judged }) => judged));
      table[`${who} ${shape}: then ${USERS} users`] = row(letters.map(({ matrix }) => matrix));
      table[`${who} ${shape}: letter to findings beside a runaway`] = row(beside.map(({ found }) => found));
      table[`${who} ${shape}: hover in the runaway`] = row(beside.map(({ hover }) => hover));
      console.log(`${who} ${shape}: the runaway ends as ${beside.map(({ status }) => status).join(' ')}`);
    }
  console.log('Milliseconds.');
  console.table(table);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
