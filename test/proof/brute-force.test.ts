import { expect, test } from 'vitest';
import { read } from '../../server/src/template/read.ts';
import { write } from './body-tree.ts';
import { checkSamples } from './check-samples.mjs';
import { bodyOf } from './compare.ts';
import { describe as describeRun, run } from './run.ts';
import { Trial } from './trial.ts';

/** The same bodies each time, so that a change is judged by what it changes. */
const seed = Number(process.env.SEED ?? 1);
const COUNT = 1000;

test('generated bodies are Liquid that Ruby takes', () => {
  for (let number = 0; number < COUNT; number++) {
    const { body } = write(bodyOf(seed, number));
    expect(read(body).problems, `seed ${seed}: ${body}`).toEqual([]);
  }
});

test('the same seed gives the same bodies', () => {
  expect(new Trial(bodyOf(seed, 1)).body).toBe(new Trial(bodyOf(seed, 1)).body);
});

test(`proofs agree with what ${COUNT} bodies render to (seed ${seed}, set by SEED)`, { timeout: 300_000 }, () => {
  const summary = run({ seed, from: 0, to: COUNT, limit: 64 });
  const different = checkSamples(summary.samples);
  const report = describeRun(summary, different, seed);
  console.log(report);
  expect(summary.disagreements, report).toEqual([]);
  expect(different ?? [], report).toEqual([]);
  const share = (verdict: string): number => (summary.verdicts[verdict] ?? 0) / COUNT;
  for (const verdict of ['proved', 'conditional', 'refuted']) expect(share(verdict), report).toBeGreaterThan(0.1);
  expect(share('not-proved'), report).toBeLessThan(0.02);
});
