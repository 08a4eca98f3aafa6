import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Environment } from '../../../server/src/proof/values/environment.ts';

/** Each number is one value; equal ones are the same object. */
const values = [0, 1, 2].map((id) => ({ id, level: -1, value: { kind: 'known', id, value: BigInt(id) } }) as const);

const changes = fc.array(fc.tuple(fc.stringMatching(/^[ab ]{1,3}$/), fc.option(fc.nat(2), { nil: undefined })));

function build(all: readonly (readonly [string, number | undefined])[]): [Environment, Map<string, number>] {
  let environment = Environment.empty;
  const expected = new Map<string, number>();
  for (const [name, value] of all) {
    environment = environment.set(name, value === undefined ? undefined : values[value]);
    if (value === undefined) expected.delete(name);
    else expected.set(name, value);
  }
  return [environment, expected];
}

test('an environment holds what was set last, and knows what another has otherwise', () => {
  fc.assert(
    fc.property(changes, changes, (first, more) => {
      const [one, expected] = build(first);
      const [other, expectedOther] = build([...first, ...more]);
      expect([...one.names].sort()).toEqual([...expected.keys()].sort());
      expect(one.size).toBe(expected.size);
      for (const name of one.names) expect(one.get(name)).toBe(values[expected.get(name) ?? -1]);
      const names = new Set([...expected.keys(), ...expectedOther.keys()]);
      const differing = [...names].filter((name) => expected.get(name) !== expectedOther.get(name));
      expect([...one.differing(other)].sort()).toEqual(differing.sort());
      expect(one.isSame(other)).toBe(differing.length === 0);
      expect(one.key === other.key).toBe(differing.length === 0);
    }),
  );
});

test('the order of the names depends on the names alone', () => {
  fc.assert(
    fc.property(changes, (all) => {
      const [one] = build(all);
      const [other] = build([...all].reverse());
      const shared = [...one.names].filter((name) => other.get(name) !== undefined);
      expect([...other.names].filter((name) => one.get(name) !== undefined)).toEqual(shared);
    }),
  );
});
