import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { events } from '../../server/src/catalog/movable-ink/events.ts';
import type {
  EventPropertiesResult,
  NewBodyParams,
  NewBodyResult,
} from '../../server/src/service/new-body/protocol.ts';

import { checkForTest } from '../check.ts';
import { pageExamples } from '../service/new-body/examples.ts';
import { Editor } from './editor.ts';

let editor: Editor;
const uri = 'file:///folder/new.webhook.liquid';
const newBody = (params: Omit<NewBodyParams, 'uri'>) =>
  editor.connection.sendRequest<NewBodyResult>('mi-webhook/newBody', { uri, ...params });
const properties = (event: string) =>
  editor.connection.sendRequest<EventPropertiesResult>('mi-webhook/eventProperties', { uri, event });

beforeAll(async () => {
  editor = await Editor.start();
});
afterAll(() => editor.stop());

test.each(pageExamples)('a body from a trigger event and its payload: $title', async ({ event, expected }) => {
  const made = await newBody({ from: { text: event, expected } });
  expect(made).toMatchObject({ name: expect.stringMatching(/^[a-z-]+\.webhook\.liquid$/), notes: [], problems: [] });
  if ('problem' in made) return;
  expect(Object.keys(JSON.parse(made.sampleUser).expect)).toEqual([made.name]);
  const { proof, findings } = checkForTest(made.text);
  expect([proof.verdict, findings]).toEqual(['proved', []]);
});

test('a text that is no event', async () => {
  expect(await newBody({ from: { text: 'Hello' } })).toEqual({
    what: 'event',
    problem: expect.stringContaining('is not valid JSON'),
  });
  const wrong = await newBody({ from: { text: '{"name": "a"}', expected: '[' } });
  expect(wrong).toEqual({ what: 'expected', problem: expect.stringContaining('is not valid JSON') });
});

test('parameters that are none', async () => {
  for (const params of [
    {},
    { uri, from: 1 },
    { uri, from: { event: 'a' } },
    { uri, from: { event: 'a', properties: [1] } },
  ])
    await expect(editor.connection.sendRequest('mi-webhook/newBody', params)).rejects.toThrow('Invalid parameters');
});

const named = events.filter(({ type }) => type === 'track').map(({ name }) => name);

describe.each(['known', 'all'] as const)('a body for %s users', (users) => {
  test.each([...named, 'My own event'])('with all properties of %s, and with those that it needs', async (event) => {
    const all = await properties(event);
    for (const chosen of [all, all.filter(({ isRequired }) => isRequired)]) {
      const made = await newBody({ from: { event, properties: chosen.map(({ name }) => name) }, users });
      if ('problem' in made) throw new Error(made.problem);
      const { proof, findings } = checkForTest(made.text);
      expect([proof.verdict, findings, made.notes, made.problems]).toEqual(['proved', [], [], []]);
      expect(made.text).toContain(`"event": "${event}"`);
      for (const { name } of chosen) expect(made.text).toContain(`"${name}": `);
    }
  });
});
