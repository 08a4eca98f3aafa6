import { describe, expect, test } from 'vitest';
import { builtInSampleUsers } from '../../server/src/samples/built-in.ts';
import { readSampleUser } from '../../server/src/samples/read.ts';
import { writeSampleUser } from '../../server/src/samples/write.ts';
import { Float, isHash } from '../../server/src/semantics/values.ts';

function read(text: string) {
  const { sampleUser, problems } = readSampleUser(text);
  if (!sampleUser) throw new Error(problems[0]?.message);
  return sampleUser;
}

describe('a sample user', () => {
  test('keeps floats apart from integers, and every digit of a big one', () => {
    const { event } = read(
      '{ "name": "x", "event": { "properties": { "a": 1.0, "b": 1, "c": 12345678901234567890 } } }',
    );
    expect([...event.properties]).toEqual([
      ['a', new Float(1)],
      ['b', 1n],
      ['c', 12345678901234567890n],
    ]);
  });

  test("takes a body of Braze's track endpoint as its event, and its identifiers where there is no user", () => {
    const text =
      '{ "name": "x", "event": { "events": [{ "external_id": "7", "name": "Viewed", "properties": { "id": "1" } }] } }';
    expect(read(text)).toMatchObject({ event: { name: 'Viewed' } });
    expect(read(text).event.properties.get('id')).toBe('1');
    expect(read(text).user.get('external_id')).toBe('7');
  });

  test("takes the answer of Braze's export endpoint as its user", () => {
    const text = '{ "name": "x", "user": { "message": "success", "users": [{ "external_id": "7", "devices": [] }] } }';
    expect(read(text).user.get('external_id')).toBe('7');
  });

  test('has the clock that it names, else that of its event, else that of the examples', () => {
    const event = '"event": { "time": "2024-02-01T00:00:00+01:00" }';
    expect(read(`{ "name": "x", "now": "2024-01-01T00:00:00Z", ${event} }`).now).toBe(Date.UTC(2024, 0, 1));
    expect(read(`{ "name": "x", ${event} }`).now).toBe(Date.UTC(2024, 0, 31, 23));
    expect(read('{ "name": "x" }').now).toBe(Date.UTC(2023, 11, 6, 18, 20, 45));
  });

  test('a time of an event that names no zone is the same moment on each machine', () => {
    const before = process.env.TZ;
    process.env.TZ = 'America/New_York';
    const { now } = read('{ "name": "x", "event": { "time": "2024-01-31T23:00:00.5" } }');
    if (before === undefined) delete process.env.TZ;
    else process.env.TZ = before;
    expect(now).toBe(Date.UTC(2024, 0, 31, 23, 0, 0, 500));
  });

  test('may begin with a byte order mark', () => {
    expect(read('\uFEFF{ "name": "x" }').name).toBe('x');
  });

  test.each(builtInSampleUsers)('$id has no problems and survives being written', ({ text, sampleUser }) => {
    expect(readSampleUser(text).problems).toEqual([]);
    expect(readSampleUser(writeSampleUser(sampleUser)).sampleUser).toEqual(sampleUser);
  });

  test('hostile-text has a quote, a backslash, a line break and an emoji in every text', () => {
    const hostile = builtInSampleUsers.find(({ id }) => id === 'hostile-text')?.sampleUser;
    const title = hostile?.event.properties.get('title');
    for (const part of ['"', '\\', '\n', '🧻']) expect(title).toContain(part);
    const meta = hostile?.event.properties.get('meta') ?? null;
    expect(isHash(meta) && meta.get('color')).toBe(title);
  });
});

/** The text under `^^^` is where the problem lies. */
const wrong: readonly [text: string, marks: string, severity: string, message: string][] = [
  ['{ "name": "x", }', '               ^', 'error', 'Not valid JSON: expected a key in double quotes.'],
  ['{ "name": "x" /* a */ }', '              ^^^^^^^  ', 'error', 'Not valid JSON: JSON has no comments.'],
  ['{ "user": {} }', '^^^^^^^^^^^^^^', 'error', 'A sample user must have `name`.'],
  ['{ "name": 1 }', '          ^  ', 'error', '`name` must be a string, but is a number.'],
  [
    '{ "name": "x", "user": { "external_id": 5 } }',
    '                                        ^    ',
    'error',
    '`user.external_id` must be a string or null, but is a number.',
  ],
  [
    '{ "name": "x", "event": [] }',
    '                        ^^  ',
    'error',
    '`event` must be an object, but is an array.',
  ],
  [
    '{ "name": "x", "now": "today" }',
    '                      ^^^^^^^  ',
    'error',
    '`now` must be an ISO 8601 time with a time zone, such as "2023-12-06T18:20:45Z".',
  ],
  [
    '{ "name": "x", "now": "2023-02-40T00:00:00Z" }',
    '                      ^^^^^^^^^^^^^^^^^^^^^^  ',
    'error',
    '`now` is not a valid time: check its day and hour.',
  ],
  [
    '{ "name": "x", "contxt": {} }',
    '               ^^^^^^^^      ',
    'warning',
    'A sample user has no field `contxt`, so nothing reads it. Did you mean `context`?',
  ],
  [
    '{ "name": "x", "event": { "propertys": {} } }',
    '                          ^^^^^^^^^^^        ',
    'warning',
    '`event` has no field `propertys`, so nothing reads it. Did you mean `properties`?',
  ],
  [
    '{ "name": "x", "user": { "email_address": "a" } }',
    '                         ^^^^^^^^^^^^^^^         ',
    'warning',
    "`user` has no field `email_address`. Braze's user export calls it `email`, which ${email_address} reads.",
  ],
  [
    '{ "name": "x", "context": { "a": 1e999 } }',
    '                                 ^^^^^    ',
    'error',
    'This number is too large to calculate with.',
  ],
];

describe('a problem of a sample user', () => {
  test.each(wrong)('%s', (text, marks, severity, message) => {
    const start = marks.indexOf('^');
    const end = marks.lastIndexOf('^') + 1;
    expect(readSampleUser(text).problems).toEqual([{ start, end, severity, message }]);
  });

  test('is found in an empty file, and in one nested beyond all measure', () => {
    expect(readSampleUser('').problems).toHaveLength(1);
    const deep = `{ "name": "x", "context": { "a": ${'['.repeat(100_000)}`;
    expect(readSampleUser(deep).problems[0]?.message).toBe('Not valid JSON: nested more than 100 levels deep.');
  });
});
