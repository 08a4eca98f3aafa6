import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { DeadlyTexts } from '../../client/src/deadly-texts.ts';

let hangs = 0;

function create(): DeadlyTexts {
  hangs = 0;
  return new DeadlyTexts(() => hangs++);
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('a server that dies', () => {
  test('while it checks a text has died of it', () => {
    const texts = create();
    texts.workingOn('a');
    texts.workingOn(undefined);
    texts.workingOn('b');
    expect(texts.died()).toBe(true);
    expect(texts.all).toEqual(['b']);
  });

  test('at rest has died of something else', () => {
    const texts = create();
    texts.workingOn('a');
    texts.workingOn(undefined);
    expect(texts.died()).toBe(false);
    expect(texts.all).toEqual([]);
  });

  test('again at a text that it should leave alone has died of something else', () => {
    const texts = create();
    for (const expected of [true, false]) {
      texts.workingOn('a');
      expect(texts.died()).toBe(expected);
    }
    expect(texts.all).toEqual(['a']);
  });

  test('of more texts than anybody has does not die of texts', () => {
    const texts = create();
    for (let at = 0; at < 100; at++) {
      texts.workingOn(`text ${at}`);
      expect(texts.died()).toBe(true);
    }
    texts.workingOn('one more');
    expect(texts.died()).toBe(false);
    expect(texts.all).toHaveLength(100);
  });
});

describe('a server that hangs', () => {
  test('is started again after a minute, without the text', () => {
    const texts = create();
    texts.workingOn('a');
    vi.advanceTimersByTime(59_999);
    expect([hangs, texts.all]).toEqual([0, []]);
    vi.advanceTimersByTime(1);
    expect([hangs, texts.all]).toEqual([1, ['a']]);
  });

  test('is no server that goes from one text to the next', () => {
    const texts = create();
    for (let at = 0; at < 10; at++) {
      texts.workingOn(`text ${at}`);
      vi.advanceTimersByTime(30_000);
    }
    texts.workingOn(undefined);
    vi.advanceTimersByTime(120_000);
    expect(hangs).toBe(0);
  });
});

test('a user who starts the server again gives all texts another try', () => {
  const texts = create();
  texts.workingOn('a');
  texts.died();
  texts.forget();
  expect(texts.all).toEqual([]);
});
