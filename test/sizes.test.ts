import { describe, expect, test } from 'vitest';
import { type Size, sizeOfFile, sizesOfFunctions, sourceFiles } from './sources.ts';

/** What is data to look up may be as long as there is data. */
const TABLES = /^server\/src\/catalog\//;

const files = [...sourceFiles('server/src'), ...sourceFiles('client')].filter((file) => !TABLES.test(file));

/** Parts of the proof that are still too long. */
const LONG_FILES = [
  'server/src/proof/execute/loops.ts',
  'server/src/proof/execute/run.ts',
  'server/src/proof/reader/structure.ts',
  'server/src/proof/solve/solve.ts',
  'server/src/proof/values/abstract-value.ts',
  'server/src/proof/values/decision-variables.ts',
  'server/src/proof/values/evaluator.ts',
  'server/src/proof/values/filter-prints.ts',
];
const LONG_FUNCTIONS = ['server/src/proof/execute/loop-lists.ts: countsOf'];

/** Those longer than `most` lines, but for those that are known to be: a list that names one that is not is out of date. */
function longerThan(most: number, sizes: readonly Size[], known: readonly string[]): string[] {
  const long = sizes.filter(({ lines }) => lines > most).map(({ what }) => what);
  const isKnown = (what: string) => known.some((one) => what === one || what.startsWith(`${one} (`));
  const outdated = known.filter((one) => !long.some((what) => what === one || what.startsWith(`${one} (`)));
  return [...long.filter((what) => !isKnown(what)), ...outdated.map((one) => `${one} is not too long`)];
}

/** What 95 of 100 stay within. */
function usual(sizes: readonly Size[]): number {
  const sorted = sizes.map(({ lines }) => lines).sort((one, other) => one - other);
  return sorted[Math.ceil(sorted.length * 0.95) - 1] ?? 0;
}

describe('sizes', () => {
  const ofFiles = files.map(sizeOfFile);
  const ofFunctions = files.flatMap(sizesOfFunctions);

  test('there is something to measure', () => {
    expect(ofFiles.length).toBeGreaterThan(100);
    expect(ofFunctions.length).toBeGreaterThan(1000);
  });

  test('a file has at most 260 lines, and mostly 200', () => {
    expect(longerThan(260, ofFiles, LONG_FILES)).toEqual([]);
    expect(usual(ofFiles.filter(({ file }) => !LONG_FILES.includes(file)))).toBeLessThanOrEqual(200);
  });

  test('a function has at most 45 lines, and mostly 19', () => {
    expect(longerThan(45, ofFunctions, LONG_FUNCTIONS)).toEqual([]);
    expect(usual(ofFunctions)).toBeLessThanOrEqual(19);
  });
});
