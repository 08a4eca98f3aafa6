import { expect, test } from 'vitest';
import { startingBodies } from '../../proof/starting-bodies.mjs';
import { bodiesWithProse } from './bodies.ts';
import { memberBody } from './member-body.ts';
import { runEdits } from './run.ts';
import { runBlockEdits } from './run-blocks.ts';
import { runListEdits } from './run-lists.ts';

const seed = Number(process.env.SEED ?? 1);
const SCRIPTS = Number(process.env.SCRIPTS ?? 30);
const EDITS = Number(process.env.EDITS ?? 60);

const bodies = [...startingBodies, ...bodiesWithProse, ...bodiesWithProse, ...bodiesWithProse];

test(`after ${SCRIPTS} times ${EDITS} edits all is said that a fresh check says (seed ${seed}, set by SEED)`, () => {
  const { edits, reused, differences } = runEdits({ seed, from: 0, to: SCRIPTS, edits: EDITS, bodies });
  console.log(`${edits} edits, ${reused} of them without a check`);
  expect(differences.slice(0, 3), `${differences.length} of ${reused}`).toEqual([]);
  expect(reused).toBeGreaterThan(edits / 50);
});

test(`after ${SCRIPTS} times 20 edits in lists, too (seed ${seed})`, () => {
  const { edits, reused, excerpts, differences } = runListEdits({ seed, from: 0, to: SCRIPTS, edits: 20 });
  console.log(`${edits} edits, ${reused} of them without a check of all, ${excerpts} with an excerpt`);
  expect(differences.slice(0, 3), `${differences.length} of ${reused}`).toEqual([]);
  expect(excerpts).toBeGreaterThan(edits / 100);
});

test(`after ${SCRIPTS} times 20 edits in members, too (seed ${seed})`, () => {
  const task = { seed, from: 0, to: SCRIPTS, edits: 20, generate: memberBody };
  const { edits, reused, excerpts, differences } = runListEdits(task);
  console.log(`${edits} edits, ${reused} of them without a check of all, ${excerpts} with an excerpt`);
  expect(differences.slice(0, 3), `${differences.length} of ${reused}`).toEqual([]);
  expect(excerpts).toBeGreaterThan(edits / 100);
});

test(`after ${SCRIPTS} times 30 edits in bodies and their Content Blocks, too (seed ${seed})`, () => {
  const task = { seed, from: 0, to: SCRIPTS, edits: 30, bodies };
  const { edits, reused, differences } = runBlockEdits(task);
  console.log(`${edits} edits, ${reused} of them without a check of all`);
  expect(differences.slice(0, 3), `${differences.length} of ${reused}`).toEqual([]);
  expect(reused).toBeGreaterThan(edits / 20);
});
