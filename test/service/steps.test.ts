import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { type CheckedBody, checkBody, checkingBody } from '../../server/src/service/check-body.ts';
import { root } from '../sources.ts';

const bodies = ['product-view', 'category-view', 'identify'].map((name) =>
  readFileSync(join(root, `examples/published/${name}.webhook.liquid`), 'utf8'),
);

/** All that people are told of a body. */
function told({ findings, proof }: CheckedBody): unknown {
  const said = findings.map(({ messageIn, when, ...finding }) => ({ ...finding, case: when?.explain()?.words }));
  return { verdict: proof.verdict, cases: proof.cases, said, steps: proof.meter.spent };
}

test('checks that go on in turns find what they find one after the other', () => {
  const running = bodies.map((body) => checkingBody(body));
  const results: (CheckedBody | undefined)[] = bodies.map(() => undefined);
  while (results.includes(undefined)) {
    for (const [at, steps] of running.entries()) {
      const step = results[at] === undefined ? steps.next() : undefined;
      if (step?.done) results[at] = step.value;
    }
  }
  expect(results.map((result) => result && told(result))).toEqual(bodies.map((body) => told(checkBody(body))));
});

test('a check can pause at each node and at each place of the payload', () => {
  const steps = checkingBody(bodies[0] ?? '');
  let pauses = 0;
  while (!steps.next().done) pauses++;
  expect(pauses).toBeGreaterThan(100);
});
