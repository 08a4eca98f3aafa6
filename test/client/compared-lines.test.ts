import { expect, test } from 'vitest';
import { comparedLines } from '../../client/webview/compared-lines.ts';

const valid = (rendering: string) => ({ status: 'valid' as const, rendering });
const invalid = (rendering: string) => ({ status: 'invalid' as const, rendering });

test('two payloads are compared member by member, whatever their layout', () => {
  const [one, other] = comparedLines(valid('{"a": 1, "b": 2}'), valid('\n{\n\n"a": 1,\n"b": 2}'), '');
  expect(one).toEqual(['{', '  "a": 1,', '  "b": 2', '}']);
  expect(other).toEqual(one);
});

test('with one that is broken as both are sent, so that only what differs is told', () => {
  expect(comparedLines(valid('\n{"a": 1,\n\n"b": 2}\n'), invalid('\n{"a": 1,\n"b": }\n'), '')).toEqual([
    ['{"a": 1,', '"b": 2}'],
    ['{"a": 1,', '"b": }'],
  ]);
});

test('line breaks of Windows are line breaks', () => {
  const [one, other] = comparedLines(invalid('{"a": 1,\r\n"b": }\r\n'), invalid('{"a": 1,\n"b": }\n'), '');
  expect(one).toEqual(other);
});

test('what is not sent is one line, and says so', () => {
  const stopped = { status: 'aborted' as const, rendering: '\n\n' };
  expect(comparedLines(stopped, valid('{}'), 'Not sent')).toEqual([['Not sent'], ['{}']]);
});
