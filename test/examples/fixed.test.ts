import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { builtInSampleUsers } from '../../server/src/samples/built-in.ts';
import { previewRendering } from '../../server/src/service/preview.ts';
import { checkForTest, renderer } from '../check.ts';

const folder = new URL('../../examples/fixed/', import.meta.url);

describe.each(readdirSync(folder))('fixed/%s', (name) => {
  const body = readFileSync(new URL(name, folder), 'utf8');

  test('has no finding', async () => expect(checkForTest(body).findings).toEqual([]));

  test.each(builtInSampleUsers)('is JSON for $id, or is not sent', async ({ sampleUser }) => {
    const { status } = previewRendering(await renderer.render({ body, sampleUser }));
    expect(['valid', 'aborted']).toContain(status);
  });
});
