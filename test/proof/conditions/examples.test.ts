import { describe, expect, test } from 'vitest';
import { Conditions } from '../../../server/src/proof/conditions/conditions.ts';
import { leavesOf, Space } from '../../../server/src/proof/conditions/diagram.ts';
import { Meter } from '../../../server/src/proof/conditions/meter.ts';

/** A choice between yes and no on each level; what is met later stands nearer to the root. */
function choices() {
  const meter = new Meter();
  const conditions = new Conditions(meter);
  const choice = (level: number) => conditions.space.decide(level, [conditions.always, conditions.never]);
  return { meter, conditions, a: choice(0), b: choice(1), c: choice(2) };
}

describe('conditions, by example', () => {
  const { meter, conditions, a, b, c } = choices();
  const { and, or, not, always, never } = {
    and: conditions.and.bind(conditions),
    or: conditions.or.bind(conditions),
    not: conditions.not.bind(conditions),
    always: conditions.always,
    never: conditions.never,
  };

  test('equal conditions are the same object, whichever way they are put', () => {
    expect(and(a, b)).toBe(and(b, a));
    expect(not(or(a, b))).toBe(and(not(a), not(b)));
    expect(or(and(a, b), and(a, not(b)))).toBe(a);
    expect(not(not(a))).toBe(a);
  });

  test('what contradicts itself never holds, and what leaves nothing out always does', () => {
    expect(and(a, not(a))).toBe(never);
    expect(or(a, not(a))).toBe(always);
    expect(and(or(a, b), and(not(a), not(b)))).toBe(never);
  });

  test('one implies another, or excludes it', () => {
    expect(conditions.implies(and(a, b), a)).toBe(true);
    expect(conditions.implies(a, and(a, b))).toBe(false);
    expect(conditions.excludes(and(a, b), not(a))).toBe(true);
  });

  test('what is projected away may be whatever it likes', () => {
    const withoutB = (level: number) => level === 1;
    expect(conditions.project(and(a, b), withoutB)).toBe(a);
    expect(conditions.project(and(b, not(b)), withoutB)).toBe(never);
    expect(conditions.project(or(and(a, b), and(c, not(b))), withoutB)).toBe(or(a, c));
  });

  test('among cases of interest a condition may leave out what they have in common', () => {
    expect(conditions.constrain(and(a, b), a)).toBe(b);
    expect(conditions.constrain(a, a)).toBe(always);
  });

  test('a value depends on choices as a condition does', () => {
    const values = new Space<string>(meter);
    const plan = values.choose(a, values.leaf('gold'), values.choose(b, values.leaf('silver'), values.leaf('none')));
    expect(new Set(leavesOf(plan))).toEqual(new Set(['gold', 'silver', 'none']));
    expect(conditions.where(plan, (value) => value === 'gold')).toBe(a);
    expect(conditions.byValue(plan).get('none')).toBe(and(not(a), not(b)));
  });

  test('what is made of two values depends on the choices of both', () => {
    const values = new Space<string>(meter);
    const [one, other] = [
      values.choose(a, values.leaf('x'), values.leaf('')),
      values.choose(b, values.leaf('y'), values.leaf('')),
    ];
    const joined = values.combine(one, other, (left, right) => left + right);
    expect(conditions.byValue(joined).get('xy')).toBe(and(a, b));
  });

  test('what makes no difference is not asked for', () => {
    const values = new Space<string>(meter);
    expect(values.choose(a, values.leaf('x'), values.leaf('x'))).toBe(values.leaf('x'));
    expect(values.map(values.choose(a, values.leaf('x'), values.leaf('y')), () => 'z')).toBe(values.leaf('z'));
  });
});
