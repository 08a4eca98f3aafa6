// Times a letter in a Content Block that many open bodies print, beside the same letter in one body with the text of the block: in turns in one run.
//   node scripts/bench/content-block.mjs [--bodies 20] [--size '20 KB'] [--rounds 10]
//     [--places text,output,loop,condition]
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { bodyOf, placeIn, SIZES } from './bodies.mjs';
import { median } from './numbers.mjs';
import { ours } from './servers.mjs';
import { Typist } from './typist.mjs';

const { values } = parseArgs({
  options: {
    bodies: { type: 'string', default: '20' },
    size: { type: 'string', default: '20 KB' },
    rounds: { type: 'string', default: '10' },
    places: { type: 'string', default: 'text,output,loop,condition' },
  },
});
const LETTERS = 10;
/** Milliseconds after which what was opened is checked, also the bodies that nobody looks at. */
const OPENING = 4000;

const folder = mkdtempSync(join(tmpdir(), 'mi-webhook-'));
const text = bodyOf('realistic', SIZES[values.size]);
const printing = '{"part": {{content_blocks.${part}}}}';
mkdirSync(join(folder, 'content_blocks'));
writeFileSync(join(folder, 'content_blocks/part.liquid'), text);
const uriOf = (path) => pathToFileURL(join(folder, path)).href;
const server = { ...ours(), rootUri: uriOf('') };

async function open(uri, languageId, place, others) {
  const typist = await Typist.start({ ...server, uri, languageId });
  for (let at = 0; at < others; at++)
    await typist.openBeside({ uri: uriOf(`${at}.webhook.liquid`), languageId: 'braze-webhook', text: printing });
  await typist.open(text, placeIn(text, place));
  return { typist, times: [] };
}

async function timed(place) {
  const block = await open(uriOf('content_blocks/part.liquid'), 'braze-content-block', place, Number(values.bodies));
  const body = await open(uriOf('alone.webhook.liquid'), 'braze-webhook', place, 0);
  await wait(OPENING);
  for (let round = -2; round < Number(values.rounds); round++)
    for (const { typist, times } of [block, body])
      for (let letter = 0; letter < LETTERS; letter++) {
        const time = await typist.type();
        if (round >= 0) times.push(time);
      }
  block.typist.stop();
  body.typist.stop();
  const [inBlock, inBody] = [median(block.times), median(body.times)];
  return {
    place,
    [`block of ${values.bodies} bodies, ms`]: inBlock.toFixed(1),
    'body, ms': inBody.toFixed(1),
    ratio: (inBlock / inBody).toFixed(2),
  };
}

const rows = [];
for (const place of values.places.split(',')) rows.push(await timed(place));
rmSync(folder, { recursive: true });
console.table(rows);
