import { describe, expect, test } from 'vitest';
import { Exhausted, Meter } from '../../../server/src/proof/conditions/meter.ts';

describe('a meter', () => {
  const work = (meter: Meter, steps: number) => () => {
    meter.spend(steps);
    return 'done';
  };
  const otherwise = () => 'given up';

  test('lets a part do its work as long as its steps last', () => {
    const meter = new Meter();
    const account = meter.account('rules', 10);
    expect(meter.within(account, work(meter, 6), otherwise)).toBe('done');
    expect(meter.within(account, work(meter, 6), otherwise)).toBe('given up');
    expect(meter.within(account, work(meter, 0), otherwise)).toBe('given up');
    expect(meter.byPart).toEqual(new Map([['rules', 12]]));
  });

  test('takes the steps of an inner part from that part alone', () => {
    const meter = new Meter();
    const [outer, inner] = [meter.account('outer', 10), meter.account('inner', 5)];
    const both = () => {
      meter.spend(4);
      const found = meter.within(inner, work(meter, 9), otherwise);
      meter.spend(4);
      return `outer done, inner ${found}`;
    };
    expect(meter.within(outer, both, otherwise)).toBe('outer done, inner given up');
  });

  test('ends the outer part with the steps of the outer part', () => {
    const meter = new Meter();
    const [outer, inner] = [meter.account('outer', 3), meter.account('inner', 5)];
    const both = () => meter.within(inner, work(meter, 1), otherwise) + meter.spend(4);
    expect(meter.within(outer, both, otherwise)).toBe('given up');
  });

  test('hides no other error', () => {
    const meter = new Meter();
    const failing = () => {
      throw new Error('a bug');
    };
    expect(() => meter.within(meter.account('rules', 1), failing, otherwise)).toThrow('a bug');
    expect(() =>
      meter.within(
        meter.account('rules', 1),
        () => meter.spend(2),
        () => 0,
      ),
    ).not.toThrow(Exhausted);
  });

  test('answers what is asked later whatever was asked before', () => {
    const meter = new Meter();
    const ask = () => meter.bounded(work(meter, 900_000));
    expect([ask(), ask(), ask()]).toEqual(['done', 'done', 'done']);
    expect(meter.bounded(work(meter, 2_000_000))).toBe(undefined);
  });
});
