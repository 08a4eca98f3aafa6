import { expect, test } from 'vitest';
import { matchesGlob } from '../../server/src/config/glob.ts';

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
];

test.each(PATTERNS)('%s', (pattern, meant, others) => {
  expect(meant.filter((path) => !matchesGlob(pattern, path))).toEqual([]);
  expect(others.filter((path) => matchesGlob(pattern, path))).toEqual([]);
});
