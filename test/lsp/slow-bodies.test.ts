import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { SlowBodies } from '../../server/src/lsp/slow-bodies.ts';
import type { Rendering } from '../../server/src/render/rendering.ts';
import { cutShort } from '../../server/src/render/worker.ts';

const rendered: Rendering = { status: 'rendered', text: '{}', pieces: [], blank: [], taken: [], notes: [] };

let slow: SlowBodies;
beforeEach(() => {
  vi.useFakeTimers();
  slow = new SlowBodies();
});
afterEach(() => vi.useRealTimers());

/** A rendering that has begun, and what ends it. */
function begin(body: string): (rendering: Rendering) => void {
  let end: (rendering: Rendering) => void = () => {};
  slow.watch(body, new Promise((resolve) => (end = resolve)));
  return (rendering) => end(rendering);
}

/** What is said of a body after a while. */
async function said(body: string): Promise<boolean> {
  const answer = slow.takesLong(body);
  await vi.advanceTimersByTimeAsync(100);
  return answer;
}

test('a body that nobody renders takes no time', async () => {
  expect(await slow.takesLong('a')).toBe(false);
});

test('one that is being rendered may still be quick', async () => {
  const end = begin('a');
  const answer = slow.takesLong('a');
  end(rendered);
  expect(await answer).toBe(false);
});

test('one that has been rendered for long takes long, and no other', async () => {
  begin('a');
  expect(await said('a')).toBe(true);
  expect(await said('b')).toBe(false);
});

test('it does so for whoever renders it after the first', async () => {
  begin('a');
  await vi.advanceTimersByTimeAsync(100);
  begin('a');
  expect(await slow.takesLong('a')).toBe(true);
});

test('one that was stopped is not waited for again, until it has been rendered', async () => {
  begin('a')(cutShort('too long'));
  await vi.advanceTimersByTimeAsync(1);
  expect(await slow.takesLong('a')).toBe(true);
  begin('a')(rendered);
  await vi.advanceTimersByTimeAsync(1);
  expect(await slow.takesLong('a')).toBe(false);
});
