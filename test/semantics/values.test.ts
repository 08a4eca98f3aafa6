import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { blank, compare, empty, isTruthy, type Operand } from '../../server/src/semantics/compare.ts';
import { Decimal } from '../../server/src/semantics/decimal.ts';
import { LiquidError } from '../../server/src/semantics/errors.ts';
import { floatToText } from '../../server/src/semantics/floats.ts';
import { isJsonProblem, parseJsonTree, valueOfJson } from '../../server/src/semantics/json.ts';
import { readIndex, readName } from '../../server/src/semantics/lookup.ts';
import { inspect, print, toText } from '../../server/src/semantics/print.ts';
import { compareText } from '../../server/src/semantics/text.ts';
import { Float, Range, Time, type Value } from '../../server/src/semantics/values.ts';
import { writeJson } from '../../server/src/semantics/write-json.ts';

const hash = new Map<string, Value>([
  ['a', 1n],
  ['b', [true, null, 'q"s']],
]);

describe('printing', () => {
  test.each<[Value, string, string]>([
    [null, '', 'nil'],
    [true, 'true', 'true'],
    [1n, '1', '1'],
    [new Float(1), '1.0', '1.0'],
    ['a"b', 'a"b', '"a\\"b"'],
    [[1n, null, ['x', []]], '1x', '[1, nil, ["x", []]]'],
    [hash, '{"a"=>1, "b"=>[true, nil, "q\\"s"]}', '{"a"=>1, "b"=>[true, nil, "q\\"s"]}'],
    [new Range(1n, 3n), '1..3', '1..3'],
    [new Time(0, 0, 'UTC'), '1970-01-01 00:00:00 UTC', '1970-01-01 00:00:00 UTC'],
    [new Time(0, 90), '1970-01-01 01:30:00 +0130', '1970-01-01 01:30:00 +0130'],
    [
      '\n\t\x00\u200b\u2028é😀#{x}#a\u007f',
      '\n\t\x00\u200b\u2028é😀#{x}#a\u007f',
      '"\\n\\t\\u0000\u200b\\u2028é😀\\#{x}#a\\u007F"',
    ],
  ])('%o', (value, printed, inspected) => {
    expect(print(value)).toBe(printed);
    expect(inspect(value)).toBe(inspected);
  });

  test.each([
    [1e15, '1.0e+15'],
    [1e15 + 0.5, '1000000000000000.5'],
    [1e16, '1.0e+16'],
    [123456789.125, '123456789.125'],
    [0.0001, '0.0001'],
    [0.00001234, '1.234e-05'],
    [-0, '-0.0'],
    [5e-324, '5.0e-324'],
    [Number.POSITIVE_INFINITY, 'Infinity'],
  ])('%d as a float', (number, text) => {
    expect(floatToText(number)).toBe(text);
  });

  test('a float reads back as itself', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (number) =>
        Object.is(Number(floatToText(number)), number),
      ),
    );
  });
});

describe('comparisons', () => {
  const cases: readonly [Operand, string, Operand, boolean][] = [
    [1n, '==', new Float(1), true],
    [1n, '==', '1', false],
    ['a', '<', 'b', true],
    ['\uFF5E', '<', '😀', true],
    [null, '<', 1n, false],
    [null, '==', null, true],
    [hash, '>', 1n, false],
    ['', '==', blank, true],
    [' \n', '==', blank, true],
    [' ', '==', empty, false],
    [null, '==', empty, false],
    [null, '!=', empty, true],
    [0n, '==', blank, false],
    [false, '==', blank, true],
    [[], '==', empty, true],
    [blank, '==', empty, false],
    ['abc', 'contains', 'b', true],
    [[1n, 'a'], 'contains', new Float(1), true],
    [hash, 'contains', 'a', true],
    [new Range(1n, 3n), 'contains', 2n, true],
    [null, 'contains', 'a', false],
    [9007199254740993n, '==', new Float(9007199254740992), false],
  ];

  test.each(cases)('%o %s %o', (left, operator, right, expected) => {
    expect(compare(left, operator, right)).toBe(expected);
  });

  test.each<[Operand, string, Operand, string]>([
    ['12', '>', 5n, 'comparison of String with 5 failed'],
    [5n, '>', '12', 'comparison of Integer with String failed'],
    [new Float(1.5), '<=', 'a', 'comparison of Float with String failed'],
    ['a', '<', new Float(1.5), 'comparison of String with 1.5 failed'],
    ['a', '<', 2n ** 70n, 'comparison of String with Integer failed'],
    [1n, '=', 1n, 'Unknown operator ='],
  ])('%o %s %o fails', (left, operator, right, message) => {
    expect(compare(left, operator, right)).toEqual(new LiquidError(message));
  });

  test('only nil and false are false', () => {
    const truths: readonly Operand[] = [null, false, 0n, '', [], blank];
    expect(truths.map(isTruthy)).toEqual([false, false, true, true, true, true]);
  });

  test('texts are in the order of their code points', () => {
    const text = fc.string({ unit: 'binary' });
    fc.assert(
      fc.property(text, text, (left, right) => {
        const bytes = Buffer.compare(Buffer.from(left), Buffer.from(right));
        expect(Math.sign(compareText(left, right))).toBe(bytes);
      }),
    );
  });
});

describe('lookups', () => {
  test.each<[Value, string, Value | undefined]>([
    [hash, 'a', 1n],
    [hash, 'size', 2n],
    [hash, 'first', ['a', 1n]],
    [hash, 'last', undefined],
    [hash, 'constructor', undefined],
    [['x', 'y'], 'last', 'y'],
    [['x'], 'length', undefined],
    ['é😀', 'size', 2n],
    ['é😀', 'last', '😀'],
    [5n, 'size', 8n],
    [null, 'size', undefined],
    [new Range(2n, 5n), 'size', 4n],
  ])('%o.%s', (value, name, expected) => {
    expect(readName(value, name)).toEqual(expected);
  });

  test('an index counts from the end when negative, and must be an integer', () => {
    expect(readIndex(['a', 'b'], -1n)).toBe('b');
    expect(readIndex(['a', 'b'], 9n)).toBeNull();
    expect(readIndex(['a', 'b'], '0')).toBeUndefined();
    expect(readIndex(['a', 'b'], new Float(1))).toBeUndefined();
    expect(readIndex('ab', 0n)).toBeUndefined();
  });
});

describe('decimals', () => {
  const decimal = fc
    .tuple(fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }), fc.integer({ min: 0, max: 12 }))
    .map(([unscaled, scale]) => new Decimal(unscaled, scale));

  test('a quotient times its divisor and the remainder give the dividend', () => {
    fc.assert(
      fc.property(decimal, decimal, (dividend, divisor) => {
        fc.pre(!divisor.isZero());
        const remainder = dividend.modulo(divisor);
        const quotient = dividend.minus(remainder).dividedBy(divisor);
        expect(quotient.minus(new Decimal(quotient.floor(), 0)).isZero()).toBe(true);
        expect(quotient.times(divisor).plus(remainder).compare(dividend)).toBe(0);
      }),
    );
  });

  test('the floor is at most, the ceiling at least the number', () => {
    fc.assert(
      fc.property(decimal, (number) => {
        expect(number.compare(new Decimal(number.floor(), 0))).toBeGreaterThanOrEqual(0);
        expect(number.compare(new Decimal(number.ceil(), 0))).toBeLessThanOrEqual(0);
      }),
    );
  });
});

describe('JSON', () => {
  const read = (text: string): Value => {
    const tree = parseJsonTree(text);
    if (isJsonProblem(tree)) throw new Error(tree.message);
    return valueOfJson(tree, text);
  };

  test('what is written reads back as the same value', () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        const value = read(text);
        expect(read(writeJson(value) ?? '')).toEqual(value);
      }),
    );
  });

  test('any text can be written, and JavaScript reads it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(JSON.parse(writeJson(text) ?? '')).toBe(text);
      }),
    );
  });

  test.each([
    '',
    '{',
    '[1,]',
    '{"a":1,}',
    '// x\n1',
    "{'a':1}",
    '01',
    '"a\nb"',
    '[1] 2',
    'nul',
    '[',
    '"',
    '['.repeat(101),
  ])('%s is no JSON', (text) => {
    expect(isJsonProblem(parseJsonTree(text))).toBe(true);
  });

  test('keys of JavaScript are ordinary keys', () => {
    const value = read('{"__proto__": 1, "constructor": 2}');
    expect(toText(value)).toBe('{"__proto__"=>1, "constructor"=>2}');
  });
});
