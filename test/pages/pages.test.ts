import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { brazeLiquidPage } from '../../server/src/pages/braze-liquid.ts';
import { movableInkPage } from '../../server/src/pages/movable-ink.ts';

/** `npm run generate` writes the pages anew. */
test.each([
  ['braze-liquid.md', brazeLiquidPage],
  ['movable-ink-events.md', movableInkPage],
])('docs/%s is what the catalog says', (name, page) => {
  const path = new URL(`../../docs/${name}`, import.meta.url);
  expect(readFileSync(path, 'utf8')).toBe(page());
});

test('the rows of a table have as many cells as its head', () => {
  for (const page of [brazeLiquidPage(), movableInkPage()]) {
    for (const table of page
      .trimEnd()
      .split('\n\n')
      .filter((block) => block.startsWith('| '))) {
      const widths = table.split('\n').map((line) => line.split(/(?<!\\)\|/).length);
      expect(new Set(widths).size, table.slice(0, 80)).toBe(1);
    }
  }
});
