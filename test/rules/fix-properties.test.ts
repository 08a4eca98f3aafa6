import { describe, expect, test } from 'vitest';
import { rules } from '../../server/src/rules/index.ts';
import { randomOf } from '../oracle/generator.mjs';
import { Dice } from '../proof/dice.ts';
import { mutate } from '../proof/mutations.ts';
import { startingBodies } from '../proof/starting-bodies.mjs';
import { type BrokenPromise, type Outcome, tryGenerated, trySafeFixes } from './fix-properties.ts';

/** The same bodies each time, so that a change is judged by what it changes. */
const seed = Number(process.env.SEED ?? 1);
const COUNT = Number(process.env.BODIES ?? 200);
const documented = rules.flatMap(({ documentation: { bad, good } }) => [...bad, ...good].map(({ body }) => body));
const written = [...startingBodies, ...documented];

describe(`a safe fix removes its finding, adds none, and keeps every correct rendering (seed ${seed}, set by SEED; BODIES sets how many)`, () => {
  test('of the examples', () => {
    expect(summary(written.map((body) => trySafeFixes(body)))).toEqual({ broken: [], hasTried: true });
  });

  test(`of ${COUNT} generated bodies`, { timeout: 300 * COUNT + 60_000 }, () => {
    const outcomes = Array.from({ length: COUNT }, (_, number) => tryGenerated(seed, number));
    expect(summary(outcomes)).toEqual({ broken: [], hasTried: true });
  });

  test(`of ${COUNT} mutated bodies`, { timeout: 300 * COUNT + 60_000 }, () => {
    const dice = new Dice(randomOf(seed));
    const outcomes = Array.from({ length: COUNT }, () => trySafeFixes(mutate(dice.pick(written), written, dice)));
    expect(summary(outcomes)).toEqual({ broken: [], hasTried: true });
  });
});

function summary(outcomes: readonly Outcome[]): { broken: readonly string[]; hasTried: boolean } {
  const broken = outcomes.flatMap((outcome) => outcome.broken);
  const count = (what: 'fixes' | 'renderings') => outcomes.reduce((sum, outcome) => sum + outcome[what], 0);
  console.log(
    `seed ${seed}: ${count('fixes')} safe fixes, ${count('renderings')} renderings before and after, ${broken.length} broken`,
  );
  const shortest = broken.toSorted((one, other) => one.body.length - other.body.length).slice(0, 5);
  return { broken: shortest.map(shown), hasTried: count('fixes') > 0 };
}

function shown({ code, title, why, body, fixed }: BrokenPromise): string {
  return [`${code}, ${title}: ${why}`, `body: ${JSON.stringify(body)}`, `fixed: ${JSON.stringify(fixed)}`].join('\n');
}
