import { describe, expect, test } from 'vitest';
import { type Size, sizeOfFile, sizesOfFunctions, sourceFiles } from './sources.ts';

/** What is data to look up may be as long as there is data. */
const TABLES = /^server\/src\/catalog\//;

const files = [...sourceFiles('server/src'), ...sourceFiles('client')].filter((file) => !TABLES.test(file));

function longerThan(most: number, sizes: readonly Size[]): string[] {
  return sizes.filter(({ lines }) => lines > most).map(({ what, lines }) => `${what}: ${lines}`);
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
    expect(longerThan(260, ofFiles)).toEqual([]);
    expect(usual(ofFiles)).toBeLessThanOrEqual(200);
  });

  test('a function has at most 45 lines, and mostly 19', () => {
    expect(longerThan(45, ofFunctions)).toEqual([]);
    expect(usual(ofFunctions)).toBeLessThanOrEqual(19);
  });
});
