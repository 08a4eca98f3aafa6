import { describe, expect, test } from 'vitest';
import { AbstractValues } from '../../../server/src/proof/values/abstract-values.ts';
import { kindOf, kinds, kindsOf } from '../../../server/src/proof/values/kinds.ts';
import { isError } from '../../../server/src/semantics/errors.ts';
import { applyFilter, filters } from '../../../server/src/semantics/filters/index.ts';
import { Float, Range, type Value } from '../../../server/src/semantics/values.ts';
import { keptContract } from '../../contract/kept-contract.ts';

const item = new Map<string, Value>([
  ['name', 'x'],
  ['price', 2n],
]);
const samples: readonly Value[] = [
  ...[null, true, false, 0n, 7n, -3n, 10n ** 30n, 1_700_000_000n, new Float(1.5), new Float(-0.25), new Float(1e300)],
  ...['', ' ', 'a', '12', '1.5', '-1', 'name', 'now', '2023-12-06', 'a,b', 'null', '[1,2]', '{"a":1}', '"x"', 'MQ=='],
  ...[[], ['a', 'b'], [1n, 2n], [null], [['a']], [item]],
  ...[item, new Map<string, Value>(), new Range(1n, 3n)],
];

/** All that a filter can be given of these. */
function* argumentsOf({ required, optional }: { required: number; optional: number }): Generator<Value[]> {
  if (required === 0) yield [];
  if (required + optional === 0 || required > 2) return;
  for (const one of samples) {
    if (required < 2) yield [one];
    if (required + optional > 1) for (const other of samples) yield [one, other];
  }
}

test.each([...filters])('what %s makes is of a kind that it can make', (name, filter) => {
  const values = new AbstractValues();
  const wrong: string[] = [];
  for (const input of samples) {
    for (const args of argumentsOf(filter)) {
      const made = applyFilter(name, input, args, { now: 0 });
      if (isError(made)) continue;
      const value = values.filtered(
        values.known(input),
        name,
        args.map((one) => values.known(one)),
      );
      if ((kindsOf(value) & kindOf(made)) === 0) wrong.push(`${String(input)} | ${name}: ${args.map(String).join()}`);
    }
  }
  expect(wrong.slice(0, 5)).toEqual([]);
});

test('a member of what has no members is missing', () => {
  const values = new AbstractValues();
  const size = values.filtered(values.known(7n), 'property_accessor', [values.known('size')]);
  const other = values.filtered(values.known('text'), 'property_accessor', [values.known('k')]);
  expect([kindsOf(size), kindsOf(other)]).toEqual([kinds.number | kinds.nil, kinds.nil]);
});

describe('what kinds decide is in no payload:', () => {
  test.each([
    ['a text is no number', '{% assign v = ${city} | date: "%H" %}{% if v == 12 %}1{% else %}2{% endif %}'],
    ['a number is not false', '{% assign v = ${city} | plus: 1 %}{% if v == false %}1{% else %}2{% endif %}'],
    ['a list is not missing', '{% assign v = ${city} | split: "," %}{% if v == nil %}1{% else %}2{% endif %}'],
    ['a number contains nothing', '{% assign v = ${city} | size %}{% if v contains "1" %}1{% else %}2{% endif %}'],
    [
      'a text contains the empty one',
      '{% capture v %}{{ ${city} }}{% endcapture %}{% if v contains "" %}2{% else %}1{% endif %}',
    ],
    ['a number has no items', '{% assign v = ${city} | size %}{% for i in v %}1{% else %}2{% endfor %}'],
    ['nor has one of the body itself', '{% for i in 7 %}1{% else %}2{% endfor %}'],
    ['a hash is never empty', '{% assign v = ${city} | md5 %}{% for i in v %}2{% else %}1{% endfor %}'],
    ['what is missing is not more', '{% assign v = 7 %}{% if v.name > 1 %}1{% else %}2{% endif %}'],
  ])('%s', async (_, value) => {
    expect(await keptContract(`{"a": ${value}}`)).toMatchObject({ properties: { a: { const: 2 } } });
  });
});
