import fc from 'fast-check';
import picomatch from 'picomatch';
import { describe, expect, test } from 'vitest';
import { configFor } from '../../server/src/config/config.ts';
import { longestPattern, matchesGlob, problemOfGlob } from '../../server/src/config/glob.ts';
import { readConfig } from '../../server/src/config/read-config.ts';
import { cpuTime } from '../cpu-time.ts';

/** Patterns with paths that they mean, and paths that they do not. */
const PATTERNS: [pattern: string, meant: string[], others: string[]][] = [
  ['*.liquid', ['a.liquid', 'deep/er/a.liquid'], ['a.liquid.json', 'aliquid']],
  ['legacy/*', ['legacy/a'], ['legacy/deep/a', 'legacy', 'old/legacy/a']],
  ['legacy/**', ['legacy/a', 'legacy/deep/a'], ['legacy', 'legacy2/a']],
  ['**/a.liquid', ['a.liquid', 'deep/a.liquid', 'deep/er/a.liquid'], ['ba.liquid']],
  ['a/**/b', ['a/b', 'a/x/b', 'a/x/y/b'], ['a/xb', 'ab']],
  ['**', ['a', 'deep/a'], []],
  ['?.liquid', ['a.liquid'], ['ab.liquid', '.liquid']],
  ['{cart,order}-*.liquid', ['cart-1.liquid', 'order-.liquid'], ['{cart,order}-1.liquid', 'view-1.liquid']],
  ['./shop/{a,b/**}', ['shop/a', 'shop/b/c'], ['shop/b']],
  ['a(b)[c]+$.liquid', ['a(b)[c]+$.liquid'], ['ab.liquid']],
  ['a,b', ['a,b'], ['a']],
  ['a**b', ['ab', 'axb', 'deep/axb'], ['a/b', 'ax']],
  ['x/a**/b', ['x/a/b', 'x/ax/b'], ['x/ax/y/b', 'x/b']],
  ['{a,{b,c}}d', ['ad', 'bd', 'cd'], ['d', 'abd']],
  ['{,a}b', ['b', 'ab'], ['aab']],
  ['{a/**/,}b', ['b', 'a/b', 'a/x/b'], ['a/x']],
  ['***', ['a', 'deep/a'], []],
];

test.each(PATTERNS)('%s', (pattern, meant, others) => {
  expect(meant.filter((path) => !matchesGlob(pattern, path))).toEqual([]);
  expect(others.filter((path) => matchesGlob(pattern, path))).toEqual([]);
});

describe('beside picomatch', () => {
  // Without what only one of the two has: `**` beside other characters, ranges such as `{a..c}`, classes, negation.
  const letters = fc.constantFrom('a', 'b', '.', '-');
  const name = fc.array(fc.oneof({ weight: 3, arbitrary: letters }, fc.constantFrom('*', '?')), {
    minLength: 1,
    maxLength: 4,
  });
  const simple = name.map((parts) => parts.join('')).filter((text) => !/\*\*|\.\./.test(text));
  const braces = fc.array(simple, { minLength: 2, maxLength: 3 }).map((all) => `{${all.join(',')}}`);
  const segment = fc.oneof(
    { weight: 4, arbitrary: simple },
    { weight: 2, arbitrary: fc.constant('**') },
    { weight: 1, arbitrary: fc.tuple(letters, braces, letters).map((parts) => parts.join('')) },
  );
  // A pattern without `/` means names in any folder for us, and `a/**` does not mean `a` itself.
  const pattern = fc
    .array(segment, { minLength: 2, maxLength: 5 })
    .filter((segments) => !segments.some((text) => /^\.+$/.test(text)))
    .map((segments) => segments.join('/'))
    .map((text) => (text.endsWith('**') ? `${text}/*` : text));
  const folder = fc.string({ unit: letters, minLength: 1, maxLength: 4 }).filter((text) => !/^\.+$/.test(text));
  const path = fc.array(folder, { minLength: 1, maxLength: 5 }).map((folders) => folders.join('/'));
  // Its fast paths want a character behind the dot of `*.*`; without them that means what it says.
  const options = { dot: true, nobracket: true, noextglob: true, nonegate: true, fastpaths: false };

  test('means the same files', () => {
    let meant = 0;
    fc.assert(
      fc.property(pattern, path, (pattern, path) => {
        const expected = picomatch.isMatch(path, pattern, options);
        if (expected) meant++;
        expect([pattern, path, matchesGlob(pattern, path)]).toEqual([pattern, path, expected]);
      }),
      { numRuns: 20_000 },
    );
    expect(meant).toBeGreaterThan(200);
  });
});

describe('time', () => {
  const deep = `${'a/'.repeat(2000)}y`;

  test('a pattern of many `**/` on a deep path', () => {
    const text = '{"overrides":[{"files":["**/**/**/**/**/**/**/**/**/**/**/**/x"],"rules":{}}]}';
    const start = cpuTime();
    const read = readConfig(text);
    configFor(read, deep);
    expect(read.problems).toEqual([]);
    expect(cpuTime() - start).toBeLessThan(3000);
  });

  test.each([
    ['folders', '**/a/'],
    ['stars', '*a'],
    ['open ends', '{a,**/a}/'],
    ['nested braces', '{a*,{b*,'],
    ['alternatives of nothing', '{,a}'],
  ])('%s: the longest pattern on the longest path', (_, part) => {
    const open = part.repeat(Math.floor(longestPattern / part.length / 2));
    const pattern = open + '}'.repeat(open.split('{').length - open.split('}').length);
    expect(problemOfGlob(pattern)).toBeUndefined();
    const start = cpuTime();
    matchesGlob(pattern, deep);
    matchesGlob(pattern, 'a'.repeat(4000));
    expect(cpuTime() - start).toBeLessThan(3000);
  });

  test('what is longer is told, and left out', () => {
    const files = (patterns: readonly string[]) => readConfig(JSON.stringify({ overrides: [{ files: patterns }] }));
    expect(files(['a'.repeat(longestPattern + 1)]).problems).toMatchObject([
      { message: 'A pattern can have at most 1,000 characters.' },
    ]);
    const read = files(Array.from({ length: 100 }, (_, index) => `${'a'.repeat(900)}${index}`));
    expect(read.problems).toMatchObject([{ message: 'All patterns together can have at most 20,000 characters.' }]);
    expect(read.overrides[0]?.files).toHaveLength(22);
  });
});
