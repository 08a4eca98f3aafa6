import { describe, expect, test } from 'vitest';
import { parseJson } from '../../server/src/semantics/parse-json.ts';
import { isHash } from '../../server/src/semantics/values.ts';
import { recordedEvents } from '../../server/src/service/replay/recorded-event.ts';

const MOMENT = Date.parse('2023-12-06T18:20:45Z');

/** Each event in a line: name, moment, user, properties. */
function eventsIn(record: unknown): string[] | string {
  const found = recordedEvents(parseJson(JSON.stringify(record)) ?? null);
  if (found.problems.length > 0) return found.problems.join();
  return found.events.map(({ name, time, user, properties }) => {
    const when = time === MOMENT ? 'then' : String(time);
    const show = (map: ReadonlyMap<string, unknown>): string =>
      Array.from(map, ([key, value]) => `${key}=${isHash(value) ? show(value) : value}`).join();
    return [name, when, show(user), show(properties)].join(' | ');
  });
}

describe('recorded events', () => {
  test.each([
    [
      'a body of the track endpoint',
      { events: [{ external_id: 'u1', name: 'viewed', time: '2023-12-06T19:20:45+01:00', properties: { id: 'p' } }] },
      ['viewed | then | external_id=u1 | id=p'],
    ],
    [
      'with attributes of the same user, which come first',
      {
        attributes: [{ external_id: 'u2' }, { external_id: 'u1', first_name: 'Test' }],
        events: [{ external_id: 'u1', name: 'viewed', time: '2023-12-06T18:20:45Z' }],
      },
      ['viewed | then | external_id=u1,first_name=Test | '],
    ],
    [
      'a row of Currents, with seconds and properties as JSON text',
      {
        id: 'x',
        user_id: 'b1',
        external_user_id: 'u1',
        name: 'viewed',
        time: 1701886845,
        timezone: 'UTC',
        properties: '{"id":"p"}',
      },
      ['viewed | then | external_id=u1,braze_id=b1,time_zone=UTC | id=p'],
    ],
    [
      'the same of an anonymous user',
      { user_id: 'b1', external_user_id: null, name: 'viewed', time: 1701886845, properties: '{}' },
      ['viewed | then | braze_id=b1 | '],
    ],
    [
      'Currents over HTTP',
      {
        event_type: 'users.behaviors.CustomEvent',
        time: 1701886845,
        user: { user_id: 'b1', external_user_id: 'u1', timezone: 'UTC' },
        properties: { name: 'viewed', app_id: 'a', custom_properties: { id: 'p' } },
      },
      ['viewed | then | external_id=u1,braze_id=b1,time_zone=UTC | id=p'],
    ],
    [
      'a row of a warehouse, in capitals',
      { NAME: 'viewed', TIME: '1701886845', EXTERNAL_USER_ID: 'u1', USER_ID: 'b1', PROPERTIES: '{"id": 1.0}' },
      ['viewed | then | external_id=u1,braze_id=b1 | id=[object Object]'],
    ],
    [
      'a row of Cloud Data Ingestion',
      {
        UPDATED_AT: '2023-12-06 18:20:45.000',
        EXTERNAL_ID: 'u1',
        PAYLOAD: '{"name": "viewed", "properties": {"id": "p"}}',
      },
      ['viewed | then | external_id=u1 | id=p'],
    ],
    [
      'a track call of Segment',
      {
        type: 'track',
        event: 'viewed',
        userId: 'u1',
        receivedAt: '2023-12-06T18:20:45Z',
        properties: { id: 'p' },
        context: { timezone: 'UTC', traits: { email: 'test@example.com' } },
      },
      ['viewed | then | external_id=u1,email=test@example.com,time_zone=UTC | id=p'],
    ],
    [
      'the event of a sample user',
      { name: 'a', event: { name: 'viewed', properties: { id: 'p' } } },
      ['viewed | undefined |  | id=p'],
    ],
    [
      'a row of a table with a column for each property',
      { external_id: 'u1', name: 'viewed', id_: 'p' },
      ['viewed | undefined | external_id=u1 | id_=p'],
    ],
    [
      'attributes that a request sets are those of the profile, or custom ones',
      {
        attributes: [{ external_id: 1, plan: 'gold', custom_attributes: { b: 2 } }],
        events: [{ external_id: '1', name: 'viewed', time: '2023-12-06T18:20:45' }],
      },
      ['viewed | then | external_id=1,custom_attributes=b=2,plan=gold | '],
    ],
    ['an external ID that is a number', { external_id: 12, name: 'a' }, ['a | undefined | external_id=12 | ']],
    ['microseconds', { name: 'a', time: 1701886845000000 }, ['a | then |  | ']],
    ['nanoseconds', { name: 'a', time: '1701886845000000000' }, ['a | then |  | ']],
    ['a moment of a warehouse', { name: 'a', time: '2023-12-06 13:20:45.000 -0500' }, ['a | then |  | ']],
    ['a moment without a zone is in UTC', { name: 'a', time: 'Dec 6, 2023 6:20:45 PM' }, ['a | then |  | ']],
    ['properties that are an empty list', { name: 'a', properties: [] }, ['a | undefined |  | ']],
    ['a page of Segment is no event', { type: 'page', name: 'Home', userId: 'u1', properties: {} }, []],
    ['nor is what it knows of a user', { type: 'identify', userId: 'u1', traits: {}, timestamp: 1 }, []],
    ['a request that tracks purchases only', { purchases: [{ external_id: 'u1' }] }, []],
    [
      'a time that is longer than any',
      { name: 'a', time: `Dec 6, 2023 18:20:45 UTC (${'x'.repeat(100)})` },
      'has a time that cannot be read',
    ],
    ['a time that is none', { name: 'a', time: 'yesterday' }, 'has a time that cannot be read'],
    ['a time beyond all dates', { name: 'a', time: 1e300 }, 'has a time that cannot be read'],
    [
      'properties in the notation of another language',
      { name: 'a', properties: "{'id': 'p'}" },
      'has properties that are not a JSON object',
    ],
    ['a record of another kind has no event', { event_type: 'users.messages.webhook.Send', time: 1 }, []],
    ['what has nothing of an event', { a: 1 }, 'is not an event: it has no name, time or properties'],
    ['what is no object', [1], 'is not an object'],
  ])('%s', (_, record, expected) => {
    expect(eventsIn(record)).toEqual(expected);
  });

  test('of a request with a part that is none, the others are read', () => {
    const events = [{ name: 'a' }, { x: 1 }, { name: 'b' }];
    const found = recordedEvents(parseJson(JSON.stringify({ events })) ?? null);
    expect(found.events.map(({ name }) => name)).toEqual(['a', 'b']);
    expect(found.problems).toEqual(['is not an event: it has no name, time or properties']);
  });
});
