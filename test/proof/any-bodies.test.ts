import { expect, test } from 'vitest';
import { prove } from '../../server/src/proof/prove.ts';
import { read } from '../../server/src/template/read.ts';
import { markOutputs } from './any-marks.ts';
import { describeAny, runAny } from './any-run.ts';
import { shrinkText } from './any-shrink.ts';

const seed = Number(process.env.SEED ?? 1);

/** `scripts/check-any-bodies.mjs` also holds the cases of what is refuted against their renderings. */
test(`no rendering contradicts what is said of 300 bodies of the whole grammar (seed ${seed}, set by SEED)`, {
  timeout: 60_000,
}, async () => {
  const summary = await runAny({ seed, from: 0, to: 300, users: 60, isSoundnessAlone: true });
  console.log(describeAny(summary, seed));
  expect(summary.wrong).toEqual([]);
  const count = (verdict: string): number => summary.verdicts[verdict] ?? 0;
  expect(count('proved') + count('conditional')).toBeGreaterThan(300 / 4);
  expect(summary.nearJson).toBeGreaterThan((300 * 3) / 10);
});

test('outputs are marked with their white space kept', () => {
  const { template, outputs } = markOutputs(read('[ {{- 1 -}} ]'));
  expect(template.source).toBe("[ {{- '\uE000' }}{{ 1 }}{{ '\uF000' -}} ]");
  expect(outputs.map(({ start }) => start)).toEqual([2]);
});

test('a body is cut down to what matters, tag by tag', () => {
  const isStill = (body: string): boolean => prove(read(body)).problems.some(({ kind }) => kind === 'trailing-comma');
  expect(shrinkText('{"a": {% if ${city} %}[1, {{ 2 | plus: 1 }},]{% else %}2{% endif %}}', isStill)).toBe('[,');
});
