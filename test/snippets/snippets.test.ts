import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { builtInSampleUsers } from '../../server/src/samples/built-in.ts';
import { previewRendering } from '../../server/src/service/preview.ts';
import { read } from '../../server/src/template/read.ts';
import { checkForTest, renderer } from '../check.ts';
import { insertedSnippets } from './snippets.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

describe('snippets', () => {
  test('are made from their parts', () => {
    const { status, stderr } = spawnSync('node', ['scripts/make-snippets.mjs', '--check'], {
      cwd: root,
      encoding: 'utf8',
    });
    expect(`${status} ${stderr}`).toBe('0 ');
  });

  test('are two for each event: known users, known and anonymous users', () => {
    expect(
      insertedSnippets()
        .map(({ prefix }) => prefix)
        .sort(),
    ).toEqual(
      [
        'category-view',
        'custom',
        'identify',
        'order-completed',
        'product-added',
        'product-removed',
        'product-view',
        'search',
      ]
        .flatMap((event) => [`mi-${event}`, `mi-${event}-anonymous`])
        .sort(),
    );
  });

  test.each(insertedSnippets())('$prefix is Liquid that can be read', ({ body }) => {
    expect(read(body).problems).toEqual([]);
    expect(body).not.toMatch(/\\|«|\$\d/);
  });

  test.each(insertedSnippets())(
    '$prefix is proved without a finding, and sent as JSON or not at all',
    async ({ body }) => {
      const { findings, proof } = checkForTest(body);
      expect([proof.verdict, findings]).toEqual(['proved', []]);
      const statuses = await Promise.all(
        builtInSampleUsers.map(
          async ({ sampleUser }) => previewRendering(await renderer.render({ body, sampleUser })).status,
        ),
      );
      expect(statuses).toContain('valid');
      expect(statuses.filter((status) => status !== 'valid' && status !== 'aborted')).toEqual([]);
    },
  );
});
