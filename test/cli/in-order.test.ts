import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { inOrder, peek } from '../../server/src/cli/in-order.ts';

async function* from<Item>(items: readonly Item[], asked: Item[] = []): AsyncGenerator<Item> {
  for (const item of items) {
    asked.push(item);
    yield item;
  }
}

async function all<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const list: Item[] = [];
  for await (const item of items) list.push(item);
  return list;
}

describe('work on many inputs', () => {
  test('gives its results in their order, whichever ends first', async () => {
    const delays = fc.array(fc.integer({ min: 0, max: 3 }), { maxLength: 30 });
    await fc.assert(
      fc.asyncProperty(delays, fc.integer({ min: 1, max: 8 }), async (turns, most) => {
        let [running, mostSeen] = [0, 0];
        const work = async (at: number) => {
          mostSeen = Math.max(mostSeen, ++running);
          for (let turn = 0; turn < (turns[at] ?? 0); turn++) await new Promise(setImmediate);
          running--;
          return at;
        };
        const results = await all(inOrder(from([...turns.keys()]), most, work));
        expect(results).toEqual([...turns.keys()]);
        expect(mostSeen).toBeLessThanOrEqual(most);
      }),
    );
  });

  test('reads no input before there is room for it', async () => {
    const asked: number[] = [];
    const results = inOrder(from([1, 2, 3, 4, 5], asked), 2, async (one) => one);
    expect(await results.next()).toEqual({ done: false, value: 1 });
    expect(asked).toEqual([1, 2]);
  });

  test('at one at a time begins the next when the one before is done with', async () => {
    const log: string[] = [];
    for await (const one of inOrder(from([1, 2]), 1, async (input) => {
      log.push(`begin ${input}`);
      return input;
    }))
      log.push(`end ${one}`);
    expect(log).toEqual(['begin 1', 'end 1', 'begin 2', 'end 2']);
  });
});

test.each([0, 1, 3, 4, 9])('who looks at the first %i of three still gets all', async (count) => {
  const peeked = await peek(from([1, 2, 3]), count);
  expect(peeked.first).toEqual([1, 2, 3].slice(0, count));
  expect(await all(peeked.all)).toEqual([1, 2, 3]);
});
