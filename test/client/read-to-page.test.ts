import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readToPage } from '../../client/src/preview/read-to-page.ts';

const entry = { id: 'known-user', name: 'Known user', builtIn: true };
const span = { start: 0, end: 1 };
const result = {
  uri: 'file:///a',
  sampleUser: entry,
  status: 'invalid',
  rendering: 'ab',
  pieces: [{ rendered: span, source: { start: 7, end: 9 }, kind: 'output' }],
  problems: [{ ...span, message: 'Not JSON' }],
  reason: 'Not JSON',
  notes: [{ start: 3, end: 4, message: 'Missing', missing: ['promotions', 'a'] }],
  isEvent: true,
  findings: [{ ...span, code: 'wrong-type', severity: 'warning', aspect: 'types', message: 'Wrong' }],
  request: { method: 'POST', url: 'https://example.com/{key}', headers: [{ name: 'X-A', value: 'b' }] },
  untaken: [span],
  blanks: [{ ...span, reason: 'Nothing sets `a`.' }],
};
const rendered = { kind: 'rendered', fileName: 'a', result };

test.each([
  rendered,
  { kind: 'sampleUsers', entries: [entry], current: { id: 'a', name: 'A' }, canBeSaved: false },
  {
    kind: 'outcomes',
    outcomes: [{ sampleUser: entry, status: 'aborted', reason: 'no', findings: 0 }],
  },
  { kind: 'other', name: 'A', status: 'aborted', rendering: '{' },
  { kind: 'settings', isLocked: true, isDimming: false },
  { kind: 'error', message: 'The language server is not running.' },
  { kind: 'reveal', start: 1, end: 1 },
  { kind: 'scrollTo', start: 1, end: 2 },
])('$kind is read as it was sent', (message) => {
  expect(readToPage(message)).toEqual(message);
});

test.each<[what: string, result: object]>([
  ['a status that there is none', { status: 'hasOwnProperty' }],
  ['an object for a reason', { reason: { toString: 'a' } }],
  ['a piece behind the end', { pieces: [{ rendered: { start: 0, end: 3 }, source: span, kind: 'text' }] }],
  ['a piece of another kind', { pieces: [{ rendered: span, source: span, kind: 'wrong" onclick="a' }] }],
  ['a problem that ends before it begins', { problems: [{ start: 2, end: 1, message: 'a' }] }],
  ['a problem behind the end', { problems: [{ start: 2, end: 3, message: 'a' }] }],
  ['a note with keys that are no text', { notes: [{ ...span, message: 'a', missing: [1] }] }],
  ['pieces that are no list', { pieces: { length: 1, 0: result.pieces[0] } }],
  ['no notes', { notes: undefined }],
  ['a finding of no aspect', { findings: [{ ...result.findings[0], aspect: 'constructor' }] }],
  ['a finding of no severity', { findings: [{ ...result.findings[0], severity: 'toString' }] }],
  ['a finding behind the end', { findings: [{ ...result.findings[0], end: 3 }] }],
  ['no word on whether it is an event', { isEvent: 1 }],
  ['a word on how much it is', { isPrintedOnly: 'yes' }],
  ['no request', { request: undefined }],
  ['a header that is no text', { request: { ...result.request, headers: [{ name: 'a', value: 1 }] } }],
  ['a branch that ends before it begins', { untaken: [{ start: 2, end: 1 }] }],
  ['an output that is blank for no reason', { blanks: [span] }],
  ['a sample user without a name', { sampleUser: { id: 'a', builtIn: true } }],
])('a rendering with %s is none', (_what, wrong) => {
  expect(readToPage({ ...rendered, result: { ...result, ...wrong } })).toBeUndefined();
});

test.each([
  null,
  'rendered',
  [],
  {},
  { kind: 'ready' },
  { kind: 'rendered' },
  { kind: 'reveal', start: -1, end: 1 },
  { kind: 'reveal', start: 0.5, end: 1 },
  { kind: 'error', message: ['a'] },
  { kind: 'other', name: 'A', status: 'hasOwnProperty', rendering: '' },
  { kind: 'other', name: 'A', status: 'valid' },
  { kind: 'settings', isLocked: 'yes', isDimming: false },
  { kind: 'outcomes', outcomes: [{ sampleUser: entry, status: 'toString', findings: 0 }] },
  { kind: 'outcomes', outcomes: [{ sampleUser: entry, status: 'valid', findings: -1 }] },
  { kind: 'sampleUsers', entries: [{ id: 1 }], current: entry, canBeSaved: false },
])('%o is no message', (data) => {
  expect(readToPage(data)).toBeUndefined();
});

describe('whatever comes', () => {
  const kinds = fc.constantFrom(
    'rendered',
    'sampleUsers',
    'outcomes',
    'error',
    'reveal',
    'scrollTo',
    'other',
    'settings',
  );

  test('is read without an exception', () => {
    fc.assert(fc.property(fc.anything(), (data) => void readToPage(data)));
    fc.assert(
      fc.property(
        kinds,
        fc.dictionary(fc.constantFrom(...Object.keys(result), 'result'), fc.anything()),
        (kind, data) => {
          readToPage({ ...rendered, ...data, kind });
        },
      ),
    );
  });
});
