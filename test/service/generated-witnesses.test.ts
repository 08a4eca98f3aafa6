import { expect, test } from 'vitest';
import { checkBody } from '../../server/src/service/check-body.ts';
import { findWitness } from '../../server/src/service/witness.ts';
import { renderer } from '../check.ts';
import { randomOf } from '../oracle/generator.mjs';
import { write } from '../proof/body-tree.ts';
import { generateSlip } from '../proof/generator.ts';

const BODIES = 300;
/** Slips in the structure; what is assumed of values may hide behind them. */
const OF_STRUCTURE = new Set(['json-syntax', 'text-outside-json']);

const seed = Number(process.env.SEED ?? 1);

test(`what the proof says of one slip is what really happens (SEED=${seed})`, { timeout: 300_000 }, async () => {
  const random = randomOf(seed);
  let confirmed = 0;
  for (let count = 0; count < BODIES; count++) {
    const { body } = write(generateSlip(random));
    const checked = checkBody(body);
    if (checked.proof.problems.length !== 1) continue;
    for (const finding of checked.findings.filter(({ code }) => OF_STRUCTURE.has(code))) {
      const witness = await findWitness(finding, checked, renderer);
      expect(witness?.confirmed ?? true, `${body}\n${finding.message}\n${JSON.stringify(witness)}`).toBe(true);
      if (witness !== undefined) confirmed++;
    }
  }
  expect(confirmed).toBeGreaterThan(BODIES / 6);
});
