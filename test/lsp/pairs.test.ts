import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { KeyValuePairsResult } from '../../server/src/service/protocol.ts';
import { Editor } from './editor.ts';

const uri = 'file:///w/a.webhook.liquid';
let editor: Editor;

beforeEach(async () => {
  editor = await Editor.start({});
});

afterEach(() => editor.stop());

async function pairs(body: string): Promise<KeyValuePairsResult> {
  await editor.open(uri, body);
  return editor.connection.sendRequest<KeyValuePairsResult>('mi-webhook/keyValuePairs', { uri });
}

describe('key-value pairs of an open body', () => {
  test('are lines with a tab, as they are in the editor', async () => {
    expect(await pairs('{"event": "quiz_done", "price": {{ event_properties.${price} }}}')).toEqual({
      text: 'event\tquiz_done\nprice\t{{ event_properties.${price} }}\n',
      count: 2,
      becomeStrings: ['price'],
    });
  });

  test('are refused with the reason where the body is not flat', async () => {
    expect(await pairs('{"properties": {"id": 1}}')).toEqual({
      problem: '`properties` is an object. Key-value pairs are flat: each value is one string.',
    });
  });

  test('a body that is not there is a problem', async () => {
    const missing = { uri: 'file:///w/none.webhook.liquid' };
    expect(await editor.connection.sendRequest('mi-webhook/keyValuePairs', missing)).toEqual({
      problem: expect.stringMatching(/^The body /),
    });
  });
});
