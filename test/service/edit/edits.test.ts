import { expect, test } from 'vitest';
import { startingBodies } from '../../proof/starting-bodies.mjs';
import { bodiesWithLists, bodiesWithProse } from './bodies.ts';
import { runEdits } from './run.ts';

const seed = Number(process.env.SEED ?? 1);
const SCRIPTS = Number(process.env.SCRIPTS ?? 30);
const EDITS = Number(process.env.EDITS ?? 60);

const bodies = [
  ...startingBodies,
  ...bodiesWithProse,
  ...bodiesWithProse,
  ...bodiesWithLists,
  ...bodiesWithLists,
  ...bodiesWithLists,
];

test(`after ${SCRIPTS} times ${EDITS} edits all is said that a fresh check says (seed ${seed}, set by SEED)`, () => {
  const { edits, reused, differences } = runEdits({ seed, from: 0, to: SCRIPTS, edits: EDITS, bodies });
  console.log(`${edits} edits, ${reused} of them without a check`);
  expect(differences.slice(0, 3), `${differences.length} of ${reused}`).toEqual([]);
  expect(reused).toBeGreaterThan(edits / 50);
});
