import { describe, expect, test } from 'vitest';
import { piecesOf, sourceOf } from '../../client/webview/places.ts';

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

  test('an output under the cursor has printed all of these, and text none', () => {
    expect([...piecesOf({ start: 20, end: 20 }, pieces)]).toEqual([1, 2]);
    expect([...piecesOf({ start: 0, end: 12 }, pieces)]).toEqual([]);
  });
});
