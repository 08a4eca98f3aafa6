import { readdirSync, readFileSync } from 'node:fs';
import { afterAll, describe, expect, test } from 'vitest';
import { createKillableRenderer } from '../../server/src/render/killable-renderer.ts';
import { spawnNodeWorker } from '../../server/src/render/spawn-node-worker.ts';
import { checkBody } from '../../server/src/service/check-body.ts';
import { findWitness } from '../../server/src/service/witness.ts';

/**
 * Bodies that once hung or killed the server, or were told what is not so: the verdict, the findings by their codes, and the most steps
 * that a check may take. An ordinary body takes about 15 steps a character.
 */
const EXPECTED: Record<string, [verdict: string, findings: Record<string, number>, mostSteps: number]> = {
  'abort-guards-200': ['conditional', { 'unescaped-value': 200 }, 250_000],
  'case-1000-whens': ['proved', {}, 600_000],
  'command-link-notification': ['proved', {}, 1000],
  'exp-if-assign-18': ['proved', { 'undefined-variable': 1 }, 20_000],
  'exp-if-assign-24': ['proved', { 'undefined-variable': 1 }, 35_000],
  'false-unescaped-16': ['proved', { 'undefined-variable': 1 }, 25_000],
  'false-unescaped-fallback-12': ['proved', { 'undefined-variable': 1 }, 60_000],
  'no-witness': ['refuted', { 'json-syntax': 1 }, 10_000],
  'no-witness-2': ['refuted', { 'json-syntax': 1 }, 10_000],
  'outs-400': ['conditional', { 'blank-value': 400 }, 350_000],
  // Within what is presumed of numbers a price times 100 is a number; see docs/proof.md.
  'proved-infinity': ['proved', {}, 1000],
  'range-sort-4kb': ['not-proved', { 'not-proved': 1 }, 200_000],
  'refuted-u-md5': ['proved', {}, 1000],
  'select-all-100': ['conditional', { 'unescaped-value': 100 }, 50_000],
  'slow-2083-bytes': [
    'not-proved',
    { 'invalid-condition': 1, 'liquid-error': 3, 'wrong-kind': 2, 'not-proved': 2 },
    500_000,
  ],
  'tiny-hang-122-bytes': ['conditional', { 'unescaped-value': 1 }, 20_000],
  'tiny-hang-130-bytes': ['not-proved', { 'not-proved': 1 }, 950_000],
};

const SUFFIX = '.webhook.liquid';
const folder = new URL('hard/', import.meta.url);
const names = readdirSync(folder).map((file) => file.slice(0, -SUFFIX.length));
const bodyOf = (name: string) => readFileSync(new URL(name + SUFFIX, folder), 'utf8');

function countByCode(codes: readonly string[]): Record<string, number> {
  return Object.fromEntries(
    [...new Set(codes)].sort().map((code) => [code, codes.filter((one) => one === code).length]),
  );
}

test('every hard body has its expectation', () => {
  expect(names.sort()).toEqual(Object.keys(EXPECTED).sort());
});

describe('a hard body is checked as it should be, in few steps', () => {
  test.each(Object.entries(EXPECTED))('%s', (name, [verdict, findings, mostSteps]) => {
    const { proof, findings: found } = checkBody(bodyOf(name));
    expect([proof.verdict, countByCode(found.map(({ code }) => code))]).toEqual([verdict, findings]);
    expect(proof.meter.spent).toBeLessThan(mostSteps);
  });
});

describe('its case can be previewed', () => {
  const renderer = createKillableRenderer(
    spawnNodeWorker(new URL('../../dist/render-worker.js', import.meta.url).pathname),
  );
  afterAll(() => renderer.dispose());

  test.each(['no-witness', 'no-witness-2'])('%s', async (name) => {
    const body = checkBody(bodyOf(name));
    const [finding] = body.findings;
    if (finding === undefined) throw new Error('There is one finding.');
    expect(await findWitness(finding, body, renderer)).toMatchObject({ confirmed: true });
  });
});
