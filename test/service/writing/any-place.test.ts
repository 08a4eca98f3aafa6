import { existsSync, readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mutated } from '../../mutated-text.ts';
import { randomOf } from '../../oracle/generator.mjs';
import { Dice } from '../../proof/dice.ts';
import { startingBodies } from '../../proof/starting-bodies.mjs';
import { eventBody } from './event-bodies.ts';
import { FEATURES, OF_BODIES } from './features.ts';

const seed = Number(process.env.SEED ?? 1);
/** Mutated bodies, from this number on. */
const from = Number(process.env.FROM ?? 0);
const bodies = Number(process.env.BODIES ?? 20);
/** How many places of each; `all` asks at every place of bodies that are right, and mutates none. */
const offsets = process.env.OFFSETS ?? '200';

const folders = ['published', 'fixed'].map((name) => new URL(`../../../examples/${name}/`, import.meta.url));
const corpus = new URL('../../../../shared/corpus/braze-docs/', import.meta.url);
const filesIn = (folder: URL) =>
  readdirSync(folder)
    .filter((file) => file.endsWith('.liquid'))
    .map((file) => readFileSync(new URL(file, folder), 'utf8'));
const written = [...folders.flatMap(filesIn), ...startingBodies];
const own = Array.from({ length: 300 }, (_, number) => eventBody(randomOf(seed + number)));

/** Much longer than what anybody types, and short enough for many places. */
const LONGEST = 20_000;

/** What people have written, and bodies that are right. */
function rightBodies(): string[] {
  const found = existsSync(corpus) ? filesIn(corpus) : [];
  return [...written, ...found, ...own].slice(0, 300).slice(from, from + bodies);
}

/** Changed in up to six places, and every other one cut off somewhere. */
function wrongBodies(): string[] {
  const dice = new Dice(randomOf(seed));
  const changed = fc.sample(mutated([...written, ...own.slice(0, 20)]), { numRuns: from + bodies, seed });
  return changed
    .map((body, at) => (at % 2 === 0 ? body : body.slice(0, dice.below(body.length + 1))).slice(0, LONGEST))
    .slice(from);
}

function* placesIn(body: string, dice: Dice): Generator<number> {
  if (offsets === 'all') for (let offset = 0; offset <= body.length; offset++) yield offset;
  else for (let count = 0; count < Number(offsets); count++) yield dice.below(body.length + 1);
}

test(`every feature answers at any place of any body (seed ${seed}, set by SEED)`, { timeout: 3_600_000 }, () => {
  const dice = new Dice(randomOf(seed));
  const failures: string[] = [];
  let asked = 0;
  const tried = (name: string, body: string, offset: number, ask: () => void) => {
    asked++;
    try {
      ask();
    } catch (error) {
      failures.push(
        `${name}: ${error} at ${offset} of ${JSON.stringify(body.slice(Math.max(0, offset - 60), offset))}│`,
      );
    }
  };
  const all = offsets === 'all' ? rightBodies() : wrongBodies();
  for (const body of all) {
    for (const [name, ask] of OF_BODIES) tried(name, body, 0, () => ask(body));
    for (const offset of placesIn(body, dice))
      for (const [name, ask] of FEATURES) tried(name, body, offset, () => ask(body, offset));
  }
  console.log(`${asked} questions about ${all.length} bodies, ${failures.length} without an answer`);
  expect(failures.slice(0, 5), `${failures.length} of ${asked}`).toEqual([]);
});
