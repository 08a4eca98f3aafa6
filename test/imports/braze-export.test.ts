import { expect, test } from 'vitest';
import { readExport } from '../../server/src/imports/braze-export.ts';
import { bodyFile, filesOf } from '../../server/src/imports/import-files.ts';
import { basic, campaign, canvas, webhook } from './exports.ts';

function filesIn(text: string, known: ReadonlyMap<string, string> = new Map()) {
  return filesOf(readExport(text).webhooks, known);
}

function namesIn(...answers: readonly object[]): string[] {
  return filesIn(JSON.stringify(answers)).map(bodyFile);
}

test('a campaign with variations is a body for each', () => {
  const messages = {
    a: webhook('{"a": 1}', 'Variant 1'),
    b: webhook('{"a": 2}', 'Variant 2'),
    c: { channel: 'webhook', type: 'control' },
  };
  const files = filesIn(JSON.stringify(campaign('Product Viewed', messages)));
  expect(files.map(bodyFile)).toEqual([
    'product-viewed.variant-1.webhook.liquid',
    'product-viewed.variant-2.webhook.liquid',
  ]);
  expect(files.map(({ body }) => body)).toEqual(['{"a": 1}', '{"a": 2}']);
  expect(readExport(JSON.stringify(campaign('x', messages))).others).toBe(1);
});

test('a step of a Canvas is named by both', () => {
  const [file, ...others] = filesIn(JSON.stringify(canvas));
  expect(file && bodyFile(file)).toBe('welcome-journey.send-to-movable-ink.webhook.liquid');
  expect(others).toEqual([]);
  expect(file?.settings).toContain('"canvas": "Welcome <b>journey</b>"');
});

test('a key-value body becomes an object of strings, with its Liquid as it is written', () => {
  const [file] = filesIn(
    JSON.stringify(campaign('Pairs', { a: webhook({ id: '{{${user_id} | default: "x"}}', type: 'track' }) })),
  );
  expect(file?.body).toBe('{\n  "id": "{{${user_id} | default: "x"}}",\n  "type": "track"\n}\n');
  expect(file?.settings).toContain('"requestBody": "JSON key-value pairs"');
});

test.each<[string, readonly unknown[]]>([
  [
    'name',
    [
      { name: 'Content-Type', value: 'application/json' },
      { name: 'Authorization', value: basic },
    ],
  ],
  [
    'key',
    [
      { key: 'Content-Type', value: 'application/json' },
      { key: 'Authorization', value: basic },
    ],
  ],
  [
    'pair',
    [
      ['Content-Type', 'application/json'],
      ['Authorization', basic],
    ],
  ],
  [
    'name, some without',
    [{ name: 'Content-Type', value: 'application/json' }, { value: 'x' }, 'y', { key: 'Authorization', value: basic }],
  ],
])('headers may be listed by %s', (_, headers) => {
  const [file] = filesIn(JSON.stringify(campaign('A', { a: { ...webhook('{}'), headers } })));
  expect(JSON.parse(file?.settings ?? '').headers).toEqual({
    'Content-Type': 'application/json',
    Authorization: 'Basic YOUR_SECRET',
  });
});

test('states are told, and a message without a body has only settings', () => {
  const [file] = filesIn(JSON.stringify(campaign('Old', { a: webhook('') }, { archived: true })));
  expect(file?.body).toBeUndefined();
  expect(file?.settings).toContain('"state": "archived"');
});

test('no secret is written', () => {
  const body = '{"key": "sk_live_abcdefghij1234567890"}';
  const [file] = filesIn(JSON.stringify(campaign('A', { a: webhook(body) })));
  const all = `${file?.body}${file?.settings}`;
  for (const secret of [basic, 'dXNlcjpw', 'pa55word', 'k3y0fTheAccount', 's3cretToken1', 'abcdef123456', 'sk_live_'])
    expect(all).not.toContain(secret);
  expect(JSON.parse(file?.settings ?? '')).toMatchObject({
    url: 'https://YOUR_SECRET@collector.movableink-dmz.com/behavioral/YOUR_SECRET?token=YOUR_SECRET&user={{${user_id}}}',
    headers: { 'Content-Type': 'application/json', Authorization: 'Basic YOUR_SECRET', 'X-Api-Key': 'YOUR_SECRET' },
  });
});

test.each([
  ['Product <b>Viewed</b> &amp; more', 'product-viewed-amp-more'],
  ['../../etc/passwd', 'etc-passwd'],
  ['  ', 'unnamed'],
  ['Größe: 100%', 'größe-100'],
  ['製品', '製品'],
])('a campaign named %s is a file named %s', (name, expected) => {
  expect(namesIn(campaign(name, { a: webhook('{}', 'V') }))).toEqual([`${expected}.v.webhook.liquid`]);
});

test('equal names are told apart, and each message keeps its own', () => {
  const one = campaign('Sale', { 'aaaa-1111': webhook('{}', 'V') });
  const other = campaign('SALE', { 'bbbb-2222': webhook('{}', 'v') });
  expect(namesIn(one, other)).toEqual(['sale.v.webhook.liquid', 'sale.v.bbbb-222.webhook.liquid']);
  const known = new Map([['bbbb-2222', 'sale.v']]);
  expect(filesIn(JSON.stringify([one, other]), known).map(({ name }) => name)).toEqual(['sale.v.aaaa-111', 'sale.v']);
});

test('500 messages are 500 files', () => {
  const messages = Object.fromEntries(
    Array.from({ length: 500 }, (_, at) => [`id-${at}`, webhook('{}', `V ${at % 7}`)]),
  );
  expect(new Set(namesIn(campaign('Many', messages))).size).toBe(500);
});

test('answers can stand one on each line', () => {
  const lines = [campaign('A', { a: webhook('{}') }), campaign('B', { b: webhook('{}') })].map((one) =>
    JSON.stringify(one),
  );
  expect(filesIn(lines.join('\n')).length).toBe(2);
  const broken = readExport([...lines, '{"name":'].join('\n'));
  expect(broken.webhooks.length).toBe(2);
  expect(broken.problems).toEqual([expect.stringMatching(/^Line 3 is not valid JSON: /)]);
});

test.each([
  ['', 'The file is empty.'],
  ['{"a": ', 'Not valid JSON: '],
  ['[1]', 'It is not an answer of /campaigns/details or /canvas/details.'],
  ['{"campaigns": []}', 'It is an answer of /campaigns/list, which has no bodies.'],
  ['{"users": []}', 'It is a user export.'],
  ['{"message": "Invalid API key"}', "It is an error of Braze's: Invalid API key."],
  ['{"message": "success"}', 'it has neither `messages` nor `steps`'],
])('%s: %s', (text, problem) => {
  const read = readExport(text);
  expect(read.webhooks).toEqual([]);
  expect(read.problems).toEqual([expect.stringContaining(problem)]);
});
