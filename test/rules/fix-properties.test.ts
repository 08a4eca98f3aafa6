import { describe, expect, test } from 'vitest';
import { rules } from '../../server/src/rules/index.ts';
import { randomOf } from '../oracle/generator.mjs';
import { Dice } from '../proof/dice.ts';
import { mutate } from '../proof/mutations.ts';
import { startingBodies } from '../proof/starting-bodies.mjs';
import { type BrokenPromise, generated, holdAlwaysValid, holdOfferedFixes, type Outcome } from './fix-properties.ts';

/** The same bodies each time, so that a change is judged by what it changes. */
const seed = Number(process.env.SEED ?? 1);
const COUNT = Number(process.env.BODIES ?? 25);
const timeout = 4_000 * COUNT + 120_000;
const documented = rules.flatMap(({ documentation: { bad, good, examplesAre } }) =>
  examplesAre === 'sample-users' ? [] : [...bad, ...good].map(({ body }) => body),
);
const written = [...startingBodies, ...documented];

describe(`a fix that is offered removes its finding, adds none that is worse, makes the verdict no weaker, and keeps what is right (seed ${seed}, set by SEED; BODIES sets how many)`, () => {
  test('of the examples', { timeout: 300_000 }, async () => {
    expect(await summary(written.map((body) => () => holdOfferedFixes(body)))).toEqual({ broken: [], hasTried: true });
  });

  test(`of ${COUNT} generated bodies`, { timeout }, async () => {
    const trials = Array.from({ length: COUNT }, (_, number) => () => holdOfferedFixes(...generated(seed, number)));
    expect(await summary(trials)).toEqual({ broken: [], hasTried: true });
  });

  test(`of ${COUNT} mutated bodies`, { timeout }, async () => {
    const dice = new Dice(randomOf(seed));
    const bodies = Array.from({ length: COUNT }, () => mutate(dice.pick(written), written, dice));
    expect(await summary(bodies.map((body) => () => holdOfferedFixes(body)))).toEqual({ broken: [], hasTried: true });
  });
});

describe('*Make Always Valid* removes no member and keeps what is right', () => {
  test(`of ${COUNT} generated bodies`, { timeout }, async () => {
    const trials = Array.from({ length: COUNT }, (_, number) => () => holdAlwaysValid(...generated(seed, number)));
    expect(await summary(trials)).toEqual({ broken: [], hasTried: true });
  });
});

/**
 * A value is blank where lists are empty, a branch that only one value of a `case` leads into, one for which all is blank but the lists, one
 * that a test leads into once it is another, items that a loop ends with, or prints alone, a line break in the place of a value, a value that
 * became an array, nobody who is known, and a branch into which a test leads once it is read.
 */
test('promises that were once broken', { timeout: 60_000 }, async () => {
  const blank = await holdOfferedFixes(...generated(131_021, 122));
  const branch = await holdAlwaysValid(...generated(131_021, 143));
  const all = await holdOfferedFixes(...generated(190_005, 1476));
  const part = await holdOfferedFixes(...generated(190_006, 99));
  const moved = await holdOfferedFixes(...generated(190_006, 399));
  const last = await holdOfferedFixes(...generated(191_003, 34));
  const chosen = await holdAlwaysValid(...generated(191_003, 820));
  const broken = await holdOfferedFixes(...generated(210_002, 707));
  const wrapped = await holdAlwaysValid(...generated(210_002, 861));
  const unknown = await holdOfferedFixes(...generated(220_202, 72));
  expect(unknown.broken).toEqual([]);
  const read = await holdOfferedFixes(...generated(220_202, 637));
  expect(
    [blank, branch, all, part, moved, last, chosen, broken, wrapped, read].map(({ broken, fixes }) => [
      broken,
      fixes > 0,
    ]),
  ).toEqual([
    [[], true],
    [[], true],
    [[], true],
    [[], true],
    [[], true],
    [[], true],
    [[], true],
    [[], true],
    [[], true],
    [[], true],
  ]);
});

async function summary(
  trials: readonly (() => Promise<Outcome>)[],
): Promise<{ broken: readonly string[]; hasTried: boolean }> {
  const outcomes: Outcome[] = [];
  for (const one of trials) outcomes.push(await one());
  const broken = outcomes.flatMap((outcome) => outcome.broken);
  const count = (what: 'fixes' | 'renderings') => outcomes.reduce((sum, outcome) => sum + outcome[what], 0);
  console.log(
    `seed ${seed}: ${count('fixes')} fixes that are offered, ${count('renderings')} renderings before and after, ${broken.length} broken`,
  );
  const shortest = broken.toSorted((one, other) => one.body.length - other.body.length).slice(0, 5);
  return { broken: shortest.map(shown), hasTried: count('fixes') > 0 };
}

function shown({ code, title, why, body, fixed }: BrokenPromise): string {
  return [`${code}, ${title}: ${why}`, `body: ${JSON.stringify(body)}`, `fixed: ${JSON.stringify(fixed)}`].join('\n');
}
