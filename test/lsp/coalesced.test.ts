import { describe, expect, test } from 'vitest';
import { Coalesced } from '../../server/src/lsp/coalesced.ts';

/** Work that ends when the test says so. */
class Slow {
  begun = 0;
  aborted = 0;
  private end: (result: string) => void = () => {};

  readonly work = (signal: AbortSignal): Promise<string> => {
    this.begun++;
    signal.addEventListener('abort', () => {
      this.aborted++;
      this.end('aborted');
    });
    return new Promise((resolve) => {
      this.end = resolve;
    });
  };

  async finish(result: string): Promise<void> {
    this.end(result);
    await settled();
  }
}

/** Lets everything happen that needs no time. */
async function settled(): Promise<void> {
  for (let turn = 0; turn < 5; turn++) await new Promise((resolve) => setTimeout(resolve, 1));
}

function start() {
  const coalesced = new Coalesced<string, string>();
  const slow = new Slow();
  const ask = (key = 'body') => {
    const abort = new AbortController();
    const answer = coalesced.ask(key, slow.work, abort.signal).catch(() => 'given up');
    return { answer, giveUp: () => abort.abort() };
  };
  return { slow, ask };
}

describe('who asks', () => {
  test('before the work begins shares it with the others', async () => {
    const { slow, ask } = start();
    const asked = [ask(), ask(), ask()];
    await settled();
    expect(slow.begun).toBe(1);
    await slow.finish('A');
    expect(await Promise.all(asked.map(({ answer }) => answer))).toEqual(['A', 'A', 'A']);
  });

  test('while the work is going on waits for one more, however many there are', async () => {
    const { slow, ask } = start();
    const first = ask();
    await settled();
    const later = Array.from({ length: 1000 }, () => ask());
    await settled();
    expect(slow.begun).toBe(1);
    await slow.finish('old');
    expect(await first.answer).toBe('old');
    expect(slow.begun).toBe(2);
    await slow.finish('new');
    expect(new Set(await Promise.all(later.map(({ answer }) => answer)))).toEqual(new Set(['new']));
    expect(slow.begun).toBe(2);
  });

  test('for another thing has work of their own', async () => {
    const { slow, ask } = start();
    ask('one');
    ask('other');
    await settled();
    expect(slow.begun).toBe(2);
  });
});

describe('who gives up', () => {
  test('has an end at once, and what nobody waits for is not begun', async () => {
    const { slow, ask } = start();
    const asked = Array.from({ length: 1000 }, () => ask());
    for (const { giveUp } of asked) giveUp();
    expect(new Set(await Promise.all(asked.map(({ answer }) => answer)))).toEqual(new Set(['given up']));
    await settled();
    expect(slow.begun).toBe(0);
  });

  test('ends the work if nobody else waits for it, and makes room for the next', async () => {
    const { slow, ask } = start();
    const first = ask();
    await settled();
    first.giveUp();
    const next = ask();
    await settled();
    expect([slow.aborted, slow.begun]).toEqual([1, 2]);
    await slow.finish('B');
    expect(await next.answer).toBe('B');
  });

  test('takes nothing away from others', async () => {
    const { slow, ask } = start();
    const [one, other] = [ask(), ask()];
    await settled();
    one.giveUp();
    await settled();
    expect(slow.aborted).toBe(0);
    await slow.finish('A');
    expect(await other.answer).toBe('A');
  });

  test('and asks again before the work begins has not given up', async () => {
    const { slow, ask } = start();
    const running = ask();
    await settled();
    ask().giveUp();
    const again = ask();
    await slow.finish('old');
    expect(await running.answer).toBe('old');
    await slow.finish('new');
    expect(await again.answer).toBe('new');
  });
});

test('work that fails fails for those who waited, and not for the next', async () => {
  const coalesced = new Coalesced<string, string>();
  const { signal } = new AbortController();
  const failing = coalesced.ask('body', () => Promise.reject(new Error('no')), signal);
  await expect(failing).rejects.toThrow('no');
  expect(await coalesced.ask('body', async () => 'yes', signal)).toBe('yes');
});
