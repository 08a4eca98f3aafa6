import { describe, expect, test } from 'vitest';
import { once } from '../../server/src/template/once.ts';

describe('what is worked out once for an object', () => {
  test('is kept for all who ask, also where it is nothing', () => {
    const asked: string[] = [];
    const find = once(({ name }: { readonly name: string }) => {
      asked.push(name);
      return name === 'a' ? undefined : name.length;
    });
    const [a, other] = [{ name: 'a' }, { name: 'other' }];
    expect([find(a), find(a), find(other), find(other)]).toEqual([undefined, undefined, 5, 5]);
    expect(asked).toEqual(['a', 'other']);
  });

  test('is worked out anew for an object that only looks the same', () => {
    const find = once(({ list }: { readonly list: readonly number[] }) => [...list]);
    expect(find({ list: [1] })).not.toBe(find({ list: [1] }));
  });
});
