import { describe, expect, test } from 'vitest';
import { Conditions } from '../../../server/src/proof/conditions/conditions.ts';
import { Meter } from '../../../server/src/proof/conditions/meter.ts';
import { Controls } from '../../../server/src/proof/reader/controls.ts';
import type { Reading } from '../../../server/src/proof/reader/cursor.ts';
import type { PayloadError } from '../../../server/src/proof/reader/occurrences.ts';
import type { PartialNode } from '../../../server/src/proof/reader/partial-node.ts';
import { readText } from '../../../server/src/proof/reader/read.ts';
import type { State } from '../../../server/src/proof/reader/state.ts';
import { TextReads } from '../../../server/src/proof/text-reads.ts';
import { parseAnnotated } from '../../template/annotated.ts';

/** What the reader tells of pieces of text that are printed one after the other, and where it stands behind them. */
function readerOf(...pieces: readonly string[]) {
  const conditions = new Conditions(new Meter());
  const controls = new Controls();
  const errors: PayloadError[] = [];
  const roots: PartialNode[] = [];
  const reading: Reading = {
    conditions,
    controls,
    iteration: undefined,
    isAgain: false,
    report: (error) => errors.push(error),
    assume: () => {},
    lose: () => {},
    reads: new TextReads(),
    addRoot: (value) => roots.push(value),
    outside: (when) => when,
  };
  let states: readonly State[] = [controls.start(conditions.always)];
  let offset = 0;
  for (const piece of pieces) {
    states = states.flatMap((state) => readText(state, piece, { kind: 'text', offset }, reading));
    offset += piece.length;
  }
  return { errors, roots, states };
}

function behind(...pieces: readonly string[]): string | undefined {
  const { control, provenance } = readerOf(...pieces).states[0] ?? {};
  let brackets = '';
  for (let at = provenance?.frame; at !== undefined; at = at.outer) brackets = at.shape.bracket + brackets;
  return `${brackets} ${control?.mode}`.trim();
}

describe('the reader of JSON', () => {
  test.each([
    ['', 'value'],
    ['{', '{ first'],
    ['{"a', '{ string'],
    ['{"a"', '{ colon'],
    ['{"a":', '{ value'],
    ['{"a": 1', '{ integer'],
    ['{"a": [1, ', '{[ next'],
    ['{"a": [tru', '{[ literal'],
    ['{"a": []', '{ separator'],
    ['{"a": "\\u00', '{ unicode3'],
    ['{"a": -1.5e', '{ exponent'],
    ['{}', 'end'],
  ])('stands behind `%s` in the mode `%s`', (text, mode) => {
    expect(behind(text)).toBe(mode);
  });

  test('does not mind where a text is cut into pieces', () => {
    const text = '{"a": [true, -1.50, "\\u00e9"], "b": null';
    for (let at = 0; at <= text.length; at++) expect(behind(text.slice(0, at), text.slice(at))).toBe('{ literal');
  });

  test.each([
    `
{"a": 1, }
       ^ trailing-comma`,
    `
{"a" 1}
     ^ missing-colon`,
    `
{"a": }
      ^ missing-value`,
    `
{"a"
 ^^^ missing-colon
"b": 2}`,
    `
{"a":
 ^^^ missing-value
"b": 2}`,
    `
{"a
 ^^ invalid-text
"b": 2}`,
    `
{"a": {"b": 1], "c": 2}
             ^ unexpected`,
    `
{"a": 1 "b": 2}
        ^^^ missing-comma`,
    `
{a: 1}
 ^ missing-key`,
    `
{"a": yes}
      ^^^ invalid-value`,
    `
{"a": [1}
        ^ missing-close`,
    `
{"a": "one
      ^^^^ invalid-text
two"}`,
    `
{"a": 01}
      ^^ invalid-value`,
    `
Hello!
^^^^^^ text-outside
{}`,
    `
{"a": 1} // note
         ^^^^^^^ text-outside`,
  ])('tells of an error where it is: %s', (text) => {
    const { body, expected } = parseAnnotated(text.slice(1));
    const found = readerOf(body).errors.map(({ start, end, kind }) => ({ start, end, words: kind }));
    expect(found).toEqual(expected);
  });

  test('tells of one error once, and goes on behind it', () => {
    const { errors, roots } = readerOf('{"a": [1 2], "b": }');
    expect(errors.map(({ kind }) => kind)).toEqual(['missing-comma', 'missing-value']);
    expect(roots).toHaveLength(1);
  });

  test('shares what states have in common: equal control is the same object', () => {
    const conditions = new Conditions(new Meter());
    const controls = new Controls();
    const one = controls.start(conditions.always);
    const other = controls.start(conditions.never);
    expect(one.control).toBe(other.control);
    expect(controls.open('{', undefined)).toBe(controls.open('{', undefined));
    expect(controls.of({ ...one.control, mode: 'string' })).not.toBe(one.control);
  });
});
