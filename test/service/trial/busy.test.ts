import { describe, expect, test } from 'vitest';
import type { Renderer } from '../../../server/src/render/rendering.ts';
import { cutShort } from '../../../server/src/render/worker.ts';
import { confirmVerdict } from '../../../server/src/service/confirm-cases.ts';
import { FixTrials } from '../../../server/src/service/trial/fix-trials.ts';
import { findWitness } from '../../../server/src/service/witness.ts';
import { checkForTest, renderer } from '../../check.ts';
import { tools } from './fixes.ts';

/** A machine that is so busy that some renderings take too long, counted from 1. */
function busy(isTooLong: (rendering: number) => boolean): Renderer {
  let count = 0;
  return { ...renderer, render: async (request) => (isTooLong(++count) ? cutShort('') : renderer.render(request)) };
}

/** The only fix of a body that nobody has tried before. */
function onlyFix(source: string) {
  const body = checkForTest(source);
  const [finding] = body.findings;
  const [fix] = finding?.fixes ?? [];
  if (finding === undefined || fix === undefined) throw new Error('There is one fix.');
  const trials = new FixTrials();
  return (renderer: Renderer) => trials.of(finding, fix, body, { ...tools, renderer });
}

describe('a fix on a busy machine', () => {
  test.each([1, 2, 3, 4])('breaks nothing because rendering %i took too long', async (slow) => {
    const trial = onlyFix('{"a": 1,}');
    expect(await trial(busy((count) => count === slow))).toMatchObject({ isOffered: false, isUnknown: true });
  });

  test('is tried again when it is asked for again', async () => {
    const trial = onlyFix('{"a": 1,}');
    expect(await trial(busy(() => true))).toMatchObject({ isUnknown: true });
    expect(await trial(renderer)).toMatchObject({ isOffered: true });
  });

  test('is given up where renderings of its body take too long again and again', async () => {
    const trial = onlyFix('{"a": 1,}');
    let most = 0;
    const slow = busy((count) => {
      most = count;
      return true;
    });
    for (let turn = 0; turn < 10; turn++) await trial(slow);
    expect(most).toBe(3);
  });
});

describe('a case on a busy machine', () => {
  const body = checkForTest('{"a": {% if ${user_id} == blank %},{% else %}1{% endif %}}');
  const [finding] = body.findings;

  test('is neither confirmed nor wrong', async () => {
    if (finding === undefined) throw new Error('There is one finding.');
    expect(
      await findWitness(
        finding,
        body,
        busy(() => true),
      ),
    ).toMatchObject({ confirmed: false, isUnknown: true });
    expect(await findWitness(finding, body, renderer)).toMatchObject({ confirmed: true });
  });

  test('leaves the verdict as it is', async () => {
    expect(body.proof.verdict).toBe('refuted');
    expect(
      await confirmVerdict(
        body,
        [],
        busy(() => true),
      ),
    ).toBe('refuted');
  });
});
