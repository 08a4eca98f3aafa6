import { expect, test } from 'vitest';
import { readPageState, readToPanel } from '../../client/src/preview/messages.ts';

test.each([
  [{ kind: 'ready', more: 1 }, { kind: 'ready' }],
  [{ kind: 'saveSampleUser' }, { kind: 'saveSampleUser' }],
  [{ kind: 'copyPayload' }, { kind: 'copyPayload' }],
  [{ kind: 'copyBody' }, { kind: 'copyBody' }],
  [{ kind: 'copyCurl' }, { kind: 'copyCurl' }],
  [{ kind: 'toggleLock', isLocked: 'x' }, { kind: 'toggleLock' }],
  [
    { kind: 'compareWith', id: '' },
    { kind: 'compareWith', id: '' },
  ],
  [{ kind: 'compareWith' }, undefined],
  [{ kind: 'toString' }, undefined],
  [
    { kind: 'chooseSampleUser', id: 'a' },
    { kind: 'chooseSampleUser', id: 'a' },
  ],
  [
    { kind: 'showSource', start: 1, end: 2 },
    { kind: 'showSource', start: 1, end: 2 },
  ],
  [
    { kind: 'showSource', start: 1, end: 2, file: 'file:///a/content_blocks/b.liquid' },
    { kind: 'showSource', start: 1, end: 2, file: 'file:///a/content_blocks/b.liquid' },
  ],
  [{ kind: 'showSource', start: 1, end: 2, file: 3 }, undefined],
  [{ kind: 'showSource', start: 2, end: 1 }, undefined],
  [{ kind: 'showSource', start: -1, end: 1 }, undefined],
  [
    { kind: 'addAnswer', missing: ['promotions', 'a'] },
    { kind: 'addAnswer', missing: ['promotions', 'a'] },
  ],
  [{ kind: 'addAnswer', missing: ['promotions', 1] }, undefined],
  [{ kind: 'chooseSampleUser', id: 1 }, undefined],
  [{ kind: 'other' }, undefined],
  [null, undefined],
  ['ready', undefined],
])('a message from the page %o is read as %o', (data, message) => {
  expect(readToPanel(data)).toEqual(message);
});

test.each([
  [
    { uri: 'file:///a', scrollTop: 5, layout: 'indented', tab: 'request', isLocked: true },
    { uri: 'file:///a', scrollTop: 5, layout: 'indented', tab: 'request', isLocked: true },
  ],
  [
    { uri: 'file:///a', scrollTop: 'x', layout: 'x', tab: 'toString', isLocked: 'yes' },
    { uri: 'file:///a', scrollTop: 0, layout: 'sent', tab: 'payload', isLocked: false },
  ],
  [{ scrollTop: 5 }, undefined],
  [undefined, undefined],
])('the state of a page %o is read as %o', (data, state) => {
  expect(readPageState(data)).toEqual(state);
});
