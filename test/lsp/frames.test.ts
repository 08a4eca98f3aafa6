import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { FrameReader, type Frames } from '../../server/src/lsp/frames.ts';

const bytes = (text: string) => new TextEncoder().encode(text);

function frame(content: string): string {
  return `Content-Length: ${bytes(content).length}\r\n\r\n${content}`;
}

/** Reads a stream in parts of the given lengths, the last as often as it takes. */
function readIn(stream: Uint8Array, lengths: readonly number[]): Frames {
  const reader = new FrameReader();
  const messages: unknown[] = [];
  for (let at = 0, part = 0; at < stream.length; part++) {
    const length = lengths[Math.min(part, lengths.length - 1)] ?? 1;
    const { messages: more, problem } = reader.read(stream.slice(at, at + length));
    messages.push(...more);
    if (problem !== undefined) return { messages, problem };
    at += length;
  }
  return { messages };
}

test('messages arrive as they were sent, whatever parts the stream comes in', () => {
  const message = fc.record({
    jsonrpc: fc.constant('2.0'),
    method: fc.string({ unit: 'grapheme' }),
    params: fc.json(),
  });
  const lengths = fc.array(fc.integer({ min: 1, max: 5000 }), { minLength: 1 });
  fc.assert(
    fc.property(fc.array(message), lengths, (messages, parts) => {
      const stream = bytes(messages.map((one) => frame(JSON.stringify(one))).join(''));
      expect(readIn(stream, parts)).toEqual({ messages });
    }),
  );
});

test('any bytes are read without an exception, and the same in whatever parts they come', () => {
  const piece = fc.oneof(
    fc.constantFrom('Content-Length: 2\r\n\r\n{}', 'Content-Length: ', '\r\n\r\n', '5', '[]', 'null', '-1'),
    fc.string({ unit: 'binary' }),
  );
  const lengths = fc.array(fc.integer({ min: 1, max: 50 }), { minLength: 1 });
  fc.assert(
    fc.property(fc.array(piece), lengths, (pieces, parts) => {
      const stream = bytes(pieces.join(''));
      expect(readIn(stream, parts)).toEqual(readIn(stream, [1_000_000]));
    }),
    { numRuns: 1000 },
  );
});

test('a message may say its type, and name its headers in any case', () => {
  const stream = 'content-type: application/vscode-jsonrpc; charset=utf-8\r\nCONTENT-LENGTH:2\r\n\r\n{}';
  expect(readIn(bytes(stream), [7])).toEqual({ messages: [{}] });
});

describe('what breaks the framing', () => {
  test.each<[stream: string, problem: string]>([
    ['hello\n', 'a message has no header'],
    ['\r\n\r\n{}', 'a message has no header'],
    ['{"jsonrpc": "2.0"}', 'a message has no header'],
    ['Content-Type: text\r\n\r\n{}', 'a message has no numeric Content-Length'],
    ['Content-Length: -1\r\n\r\n{}', 'a message has no numeric Content-Length'],
    ['Content-Length: 2.5\r\n\r\n{}', 'a message has no numeric Content-Length'],
    ['Content-Length: two\r\n\r\n{}', 'a message has no numeric Content-Length'],
    ['Content-Length: 99999999999\r\n\r\n{}', 'a message of 99999999999 bytes is too long'],
    ['Content-Length: 0\r\n\r\n', 'a message is empty'],
    ['Content-Length: 4\r\n\r\nnull{}', 'a message has no header'],
    ['Content-Length: 1\r\n\r\n{}', 'the content of a message is not JSON'],
    [`Content-Length: 2${' '.repeat(5000)}`, 'the headers of a message have no end'],
    [`Content-Length: 2\r\nX: ${'x'.repeat(5000)}\r\n\r\n{}`, 'the headers of a message have no end'],
  ])('%# is that $1', (stream, problem) => {
    for (const lengths of [[1], [3], [10_000]]) expect(readIn(bytes(stream), lengths).problem).toBe(problem);
  });

  test('is said of the first that is broken, after what came before', () => {
    expect(readIn(bytes(`${frame('{"id":1}')}oops`), [1000])).toEqual({
      messages: [{ id: 1 }],
      problem: 'a message has no header',
    });
  });
});
