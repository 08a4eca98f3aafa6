import { expect, test } from 'vitest';
import type { Value } from '../../server/src/semantics/values.ts';
import { type Own, withValue } from '../../server/src/witness/draft.ts';

const user = (): Value => new Map<string, Value>([['user', new Map<string, Value>([['city', 'Rome']])]]);

test('the facts of a case change nothing of the answers that all cases begin with', () => {
  const answers = user();
  for (const city of ['Paris', 'Oslo']) {
    const own: Own = new WeakMap();
    const first = withValue(answers, ['user', 'city'], city, own);
    const second = withValue(first, ['user', 'plan'], 'gold', own);
    expect(second).toEqual(new Map([['user', new Map(Object.entries({ city, plan: 'gold' }))]]));
  }
  expect(answers).toEqual(user());
});

test('items that were made alike are changed one by one', () => {
  const own: Own = new WeakMap();
  const list = withValue(new Map(), ['list', 'size'], 2n, own);
  const first = withValue(withValue(list, ['list', 0n, 'id'], 1n, own), ['list', 0n, 'name'], 'a', own);
  const both = withValue(first, ['list', 1n, 'id'], 2n, own);
  const items = [new Map<string, Value>([...Object.entries({ id: 1n, name: 'a' })]), new Map([['id', 2n]])];
  expect(both).toEqual(new Map([['list', items]]));
});

test('a value that two facts have in common is changed for one of them alone', () => {
  const own: Own = new WeakMap();
  const shared: Value = new Map([['id', 'x']]);
  const both = withValue(withValue(new Map(), ['a'], shared, own), ['b'], shared, own);
  const changed = withValue(both, ['a', 'id'], 'y', own);
  expect(changed).toEqual(
    new Map([
      ['a', new Map([['id', 'y']])],
      ['b', new Map([['id', 'x']])],
    ]),
  );
});
