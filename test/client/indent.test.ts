import fc from 'fast-check';
import { expect, test } from 'vitest';
import { indent } from '../../client/webview/indent.ts';

function pieceOf(start: number, end: number, kind: 'text' | 'output', source = { start, end }) {
  return { rendered: { start, end }, source, kind };
}

test('one member or item a line, whatever the white space as it is sent', () => {
  const { rendering } = indent(' {"a":[1 ,{}],\n\n"b" : [ ], "c":{"d":"x, {y}"}}', []);
  expect(rendering).toBe('{\n  "a": [\n    1,\n    {}\n  ],\n  "b": [],\n  "c": {\n    "d": "x, {y}"\n  }\n}');
});

test('any JSON is laid out as JSON.stringify does, and means the same', () => {
  fc.assert(
    fc.property(fc.json({ maxDepth: 5 }), (json) => {
      expect(indent(json, []).rendering).toBe(JSON.stringify(JSON.parse(json), null, 2));
    }),
  );
});

test('each part of a token knows where it came from', () => {
  // A string of the body's text, what an output printed, and text again.
  const payload = '{"a":  "x12y"}';
  const pieces = [pieceOf(0, 9, 'text'), pieceOf(9, 11, 'output', { start: 40, end: 50 }), pieceOf(11, 14, 'text')];
  const { rendering, pieces: moved } = indent(payload, pieces);
  const told = moved.map(({ rendered, source, kind }) => [
    rendering.slice(rendered.start, rendered.end),
    kind,
    kind === 'text' ? payload.slice(source.start, source.end) : source,
  ]);
  expect(told).toEqual([
    ['{', 'text', '{'],
    ['"a"', 'text', '"a"'],
    [':', 'text', ':'],
    ['"x', 'text', '"x'],
    ['12', 'output', { start: 40, end: 50 }],
    ['y"', 'text', 'y"'],
    ['}', 'text', '}'],
  ]);
});

test('a place as it is sent is found again', () => {
  const payload = '\n\n{"a":1,"b":  "xyz"}';
  const { rendering, placeOf } = indent(payload, []);
  expect(rendering.slice(placeOf(payload.indexOf('yz')))).toBe('yz"\n}');
  expect(rendering.slice(placeOf(payload.indexOf('"b"')))).toBe('"b": "xyz"\n}');
  expect(placeOf(0)).toBe(0);
});

test('is linear: deep and long payloads stay readable', () => {
  const deep = '['.repeat(5000) + ']'.repeat(5000);
  expect(indent(deep, []).rendering.length).toBeLessThan(deep.length * 70);
});
