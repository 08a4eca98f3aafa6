import { describe, expect, test } from 'vitest';
import { originOf, piecesOf, sourceOf } from '../../client/webview/places.ts';

const pieces = [
  { rendered: { start: 0, end: 5 }, source: { start: 10, end: 15 }, kind: 'text' },
  { rendered: { start: 5, end: 9 }, source: { start: 15, end: 30 }, kind: 'output' },
  { rendered: { start: 9, end: 12 }, source: { start: 15, end: 30 }, kind: 'output' },
] as const;

const segment = { text: 'abc', style: 'plain', wrong: false } as const;

describe('places', () => {
  test('text leads to its very characters, what an output printed to the whole output', () => {
    expect(sourceOf({ ...segment, start: 2, piece: 0 }, pieces)).toEqual({ start: 12, end: 15 });
    expect(sourceOf({ ...segment, start: 6, piece: 1 }, pieces)).toEqual({ start: 15, end: 30 });
    expect(sourceOf({ ...segment, start: 12 }, pieces)).toBeUndefined();
  });

  test('what a Content Block printed leads into its file, and belongs to the output that prints the block', () => {
    const site = { start: 15, end: 40 };
    const block = [
      { rendered: { start: 0, end: 5 }, source: site, kind: 'text', inFile: { file: 'b', start: 20, end: 25 } },
      { rendered: { start: 5, end: 9 }, source: site, kind: 'output', inFile: { file: 'b', start: 25, end: 33 } },
    ] as const;
    expect(originOf({ ...segment, start: 1, piece: 0 }, block)).toEqual({ file: 'b', start: 21, end: 24 });
    expect(originOf({ ...segment, start: 6, piece: 1 }, block)).toEqual({ file: 'b', start: 25, end: 33 });
    expect(sourceOf({ ...segment, start: 1, piece: 0 }, block)).toEqual(site);
    expect([...piecesOf({ start: 20, end: 20 }, block)]).toEqual([0, 1]);
    expect(originOf({ ...segment, start: 2, piece: 0 }, pieces)).toEqual({ start: 12, end: 15 });
  });

  test('an output under the cursor has printed all of these, and text none', () => {
    expect([...piecesOf({ start: 20, end: 20 }, pieces)]).toEqual([1, 2]);
    expect([...piecesOf({ start: 0, end: 12 }, pieces)]).toEqual([]);
  });
});
