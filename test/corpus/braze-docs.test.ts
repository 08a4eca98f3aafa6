import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { builtInSampleUsers } from '../../server/src/samples/built-in.ts';
import { checkForTest, renderer } from '../check.ts';
import { judgeable, NOT_JUDGED, readGolden, writeGolden } from './golden.ts';

/** Liquid from Braze's documentation, which stands beside some checkouts and is no part of this one. */
const folder = new URL('../../../shared/corpus/braze-docs/', import.meta.url);
const files = existsSync(folder) ? readdirSync(folder) : [];

describe.skipIf(files.length === 0)('the Liquid of Braze’s documentation (skipped where it is not at hand)', () => {
  test('is read, rendered and checked without an exception', async () => {
    for (const file of files) {
      const body = readFileSync(new URL(file, folder), 'utf8');
      for (const { sampleUser } of builtInSampleUsers) {
        const { text, pieces } = await renderer.render({ body, sampleUser });
        expect(pieces.at(-1)?.rendered.end ?? 0).toBe(text.length);
      }
      expect((await checkForTest(body)).template.source).toBe(body);
    }
  });

  test('has the findings on its Liquid that are judged to be right, and no others (`UPDATE_GOLDEN=1` writes them anew)', () => {
    const found = files.sort().flatMap((file) => {
      const body = readFileSync(new URL(file, folder), 'utf8');
      return judgeable(file, body, checkForTest(body).findings);
    });
    if (process.env.UPDATE_GOLDEN) writeGolden(found);
    const golden = readGolden();
    expect(found).toEqual(golden.map(({ judgement: _, ...finding }) => finding));
    expect(golden.filter(({ judgement }) => judgement === NOT_JUDGED)).toEqual([]);
  });
});
