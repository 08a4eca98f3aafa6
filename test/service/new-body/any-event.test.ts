import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anyProperties, type Json, otherwise, UNWRITABLE } from './any-event.ts';
import { bodyFor, sentBy } from './make.ts';

/** The acceptance run is `EVENTS=200 npx vitest run test/service/new-body/any-event`; SEED sets other events. */
const numRuns = Number(process.env.EVENTS ?? 25);
const seed = Number(process.env.SEED ?? 17);
const timeout = 120_000 + numRuns * 4_000;

type Properties = { [key: string]: Json };

function eventOf(properties: Properties): string {
  return JSON.stringify({ name: 'Quiz Done', external_id: 'a', time: '2023-12-06T19:20:45+01:00', properties });
}

/** As the payload has it: without null. */
function sendable(value: Json): Json {
  if (Array.isArray(value)) return value.map(sendable);
  if (typeof value !== 'object' || value === null) return value;
  const members = Object.entries(value).flatMap(([name, member]) =>
    member === null ? [] : [[name, sendable(member)]],
  );
  return Object.fromEntries(members);
}

describe(`a body for any event is proved, has no finding and sends it (seed ${seed}, set by SEED; EVENTS sets how many)`, () => {
  test('as it is', { timeout }, async () => {
    await fc.assert(
      fc.asyncProperty(anyProperties, async (properties) => {
        const made = await bodyFor({ event: eventOf(properties) });
        expect(made.problems).toEqual([]);
        const writable = Object.entries(properties).filter(([name]) => !UNWRITABLE.test(name));
        const sent = sendable(JSON.parse(JSON.stringify(await sentBy(made))));
        expect(sent).toMatchObject({ type: 'track', event: 'quiz_done', user_id: 'a', timestamp: 1701886845000 });
        expect(sent).toHaveProperty('properties', sendable(Object.fromEntries(writable)));
      }),
      { numRuns, seed, endOnFailure: numRuns > 100 },
    );
  });

  test('as a payload that somebody expects, with other names and types', { timeout }, async () => {
    await fc.assert(
      fc.asyncProperty(otherwise(anyProperties), async ({ event, wanted }) => {
        const payload = { type: 'track', event: 'quiz_done', user_id: 'a', timestamp: 1, properties: wanted };
        const made = await bodyFor({ event: eventOf(event), expected: JSON.stringify(payload) });
        expect(made.problems).toEqual([]);
        const sent = JSON.parse(JSON.stringify(await sentBy(made)));
        expect(sent).toEqual({ ...JSON.parse(JSON.stringify(payload)), timestamp: 1701886845000 });
      }),
      { numRuns, seed, endOnFailure: numRuns > 100 },
    );
  });
});
