import { describe, expect, test } from 'vitest';
import { readObject } from '../../../server/src/service/new-body/read-json.ts';
import { pageExamples, recommended } from './examples.ts';
import { bodyFor, sentBy } from './make.ts';

/** What a cURL command of the page sends. */
function dataOf(command: string): Record<string, unknown> {
  return JSON.parse(/--data-raw '([\s\S]*)'/.exec(command)?.[1] ?? '');
}

describe('the events of the page, with the payloads that it expects', () => {
  test.each(pageExamples)('$title', async ({ event, expected }) => {
    const made = await bodyFor({ event, expected });
    expect([made.problems, made.notes]).toEqual([[], []]);
    expect(await sentBy(made)).toEqual({ ...dataOf(expected), timestamp: Date.parse('2023-12-06T18:20:45Z') });
  });

  test.each(pageExamples)('$title, for known users only and for all', async ({ event, expected }) => {
    for (const users of ['known', 'all'] as const) {
      const made = await bodyFor({ event, expected, users });
      expect(await sentBy(made)).toEqual({ ...dataOf(expected), timestamp: Date.parse('2023-12-06T18:20:45Z') });
    }
  });

  test.each(pageExamples)('$title, without its payload', async ({ event, expected }) => {
    const made = await bodyFor({ event });
    expect(made.problems).toEqual([]);
    expect(await sentBy(made)).toMatchObject({
      type: dataOf(expected).type,
      ...(made.name === 'account-created' ? {} : { properties: dataOf(expected).properties }),
    });
  });

  test('the address of the event is in no file', async () => {
    for (const { event, expected } of pageExamples) {
      const { text, sampleUser } = await bodyFor({ event, expected });
      expect(text + sampleUser).not.toContain('test@braze.com');
    }
  });
});

test('a list whose name Liquid cannot write is sent with what it is in, and not made of another list', async () => {
  const properties = { a: { note: 'text', '%}': [{ amount: 42, left: -1 }] }, other: [{ total: 42 }] };
  const event = JSON.stringify({ name: 'Quiz Done', external_id: 'a', time: '2023-12-06T19:20:45Z', properties });
  const payload = { type: 'track', event: 'quiz_done', user_id: 'a', timestamp: 1, properties };
  const made = await bodyFor({ event, expected: JSON.stringify(payload) });
  expect(made.problems).toEqual([]);
  expect(await sentBy(made)).toMatchObject({ properties });
});

const NAMES: Record<string, string> = {
  'ecommerce.product_viewed': 'product_viewed',
  'ecommerce.order_placed': 'order_completed',
};

describe('the events that Braze recommends', () => {
  test.each(Object.entries(recommended))('%s', async (name, properties) => {
    const event = JSON.stringify({
      events: [{ external_id: 'user_98765', name, time: '2026-04-28T14:22:11Z', properties }],
    });
    const made = await bodyFor({ event });
    expect([made.problems, made.notes]).toEqual([[], []]);
    const sent = await sentBy(made);
    expect(sent).toMatchObject({
      event: NAMES[name] ?? name.replace('ecommerce.', ''),
      user_id: 'user_98765',
      timestamp: Date.parse('2026-04-28T14:22:11Z'),
    });
    if (NAMES[name] === undefined) expect(sent).toMatchObject({ properties: JSON.parse(JSON.stringify(properties)) });
  });

  test('names become those of Movable Ink, in lists too', async () => {
    const event = JSON.stringify({
      name: 'ecommerce.order_placed',
      external_id: 'a',
      properties: recommended['ecommerce.order_placed'],
    });
    expect(await sentBy(await bodyFor({ event }))).toMatchObject({
      properties: {
        id: 'ord_77821',
        revenue: 224.96,
        products: [
          {
            id: 'SKU-RUN-4821',
            title: 'Ultraboost Running Shoe',
            price: 189.99,
            meta: { color: 'Core Black', size: '11' },
          },
          { id: 'SKU-SOCK-1', quantity: 1 },
        ],
      },
    });
  });
});

interface Example {
  readonly properties: Record<string, unknown>;
  readonly expected?: Record<string, unknown>;
  readonly has: readonly string[];
}

/** Lines of the body for an event with these properties. */
const LINES: Record<string, Example> = {
  'numbers are unquoted': { properties: { price: 1.99 }, has: ['"price": {{event_properties.${price} | plus: 0}}'] },
  'booleans are words': {
    properties: { gift: false },
    has: [
      '{% if {{event_properties.${gift}}} != nil %}',
      '"gift": {% if {{event_properties.${gift}}} == true %}true{% else %}false{% endif %}',
    ],
  },
  'strings are escaped': { properties: { a: 'x' }, has: ['"a": "{{event_properties.${a} | json_escape}}"'] },
  'lists of strings are loops': {
    properties: { tags: ['a', 'b'] },
    has: [
      '{% for tag in {{event_properties.${tags}}} %}',
      '"{{tag | json_escape}}"{% unless forloop.last %},{% endunless %}',
    ],
  },
  'what nothing is known of is printed as it is': {
    properties: { mixed: [1, 'a'], none: [] },
    has: [
      '"mixed": {{event_properties.${mixed} | as_json_string}}',
      '"none": {{event_properties.${none} | as_json_string}}',
    ],
  },
  'a name that Liquid reads in its own way is put in brackets': {
    properties: { items: [{ size: 'M', 'my key': 1 }] },
    has: [`"{{item['size'] | json_escape}}"`, `{{item['my key'] | plus: 0}}`],
  },
  'what the payload calls otherwise is found by its value': {
    properties: { product_ref: 'SKU-RUN-4821', cost: 189.99 },
    expected: { id: 'SKU-RUN-4821', price: 189.99 },
    has: [
      '"id": "{{event_properties.${product_ref} | json_escape}}"',
      '"price": {{event_properties.${cost} | plus: 0}}',
    ],
  },
  'the digits of a string become a number, and a number a string': {
    properties: { price: '1.99', id: 56544 },
    expected: { price: 1.99, id: '56544' },
    has: ['"price": {{event_properties.${price} | plus: 0}}', '"id": "{{event_properties.${id} | json_escape}}"'],
  },
  'a list is found by what is in it': {
    properties: {
      line_items: [
        { sku: 'A-1001', qty: 2 },
        { sku: 'B-2002', qty: 12 },
      ],
    },
    expected: {
      products: [
        { id: 'A-1001', quantity: 2 },
        { id: 'B-2002', quantity: 12 },
      ],
    },
    has: ['{% for product in {{event_properties.${line_items}}} %}', '"id": "{{product.sku | json_escape}}"'],
  },
  'a list of one is made of what lies elsewhere': {
    properties: { category_id: 'Bathroom', category_url: 'https://example.com/cat/bathroom' },
    expected: { categories: [{ id: 'Bathroom', url: 'https://example.com/cat/bathroom' }] },
    has: ['"id": "{{event_properties.${category_id} | json_escape}}"'],
  },
  'names of a list become a list': {
    properties: { products: [{ name: 'Wipes' }, { name: 'Soap' }] },
    expected: { names: ['Wipes', 'Soap'] },
    has: ['"{{name.name | json_escape}}"{% unless forloop.last %},{% endunless %}'],
  },
};

describe('what is written for', () => {
  test.each(Object.entries(LINES))('%s', async (_, { properties, expected, has }) => {
    const event = JSON.stringify({ name: 'Quiz Done', external_id: 'a', properties });
    const payload =
      expected &&
      JSON.stringify({ type: 'track', event: 'quiz_done', user_id: 'a', timestamp: 1, properties: expected });
    const made = await bodyFor({ event, ...(payload && { expected: payload }) });
    expect(made.problems).toEqual([]);
    expect(await sentBy(made)).toMatchObject({ properties: expected ?? properties });
    for (const line of has) expect(made.text).toContain(line);
  });
});

test('what is too much for the proof is printed in one piece, under another name too', async () => {
  const first = [[{ url: [{ upper: 1.99, color: ['a', 'b'] }, { color: 't' }, { color: 5 }] }]];
  const event = JSON.stringify({ name: 'Quiz Done', external_id: 'a', properties: { first } });
  const properties = { group: { first } };
  const expected = JSON.stringify({ type: 'track', event: 'quiz_done', user_id: 'a', timestamp: 1, properties });
  const made = await bodyFor({ event, expected });
  expect([made.notes, made.problems]).toEqual([[], []]);
  expect(await sentBy(made)).toMatchObject({ properties });
});

describe('what is left out or always the same is told', () => {
  test('personal data is not sent', async () => {
    const event = JSON.stringify({
      name: 'Quiz Done',
      external_id: 'a',
      properties: { phone: '+4915112345678', score: 3 },
    });
    const made = await bodyFor({ event });
    expect(await sentBy(made)).toMatchObject({ properties: { score: 3 } });
    expect([made.text.includes('phone'), made.notes.length, made.problems]).toEqual([false, 1, []]);
    expect(made.notes[0]).toMatch(/^Left out `properties.phone`\. /);
  });

  test('a value that the event does not have', async () => {
    const event = '{"name": "Quiz Done", "external_id": "a", "properties": {"score": 3}}';
    const expected =
      '{"type": "track", "event": "quiz_done", "user_id": "a", "timestamp": 1, "properties": {"score": 3, "source": "braze"}}';
    const made = await bodyFor({ event, expected });
    expect(made.notes).toEqual(['`properties.source` is always the same: the event has no such value.']);
    expect(made.problems).toEqual([]);
  });

  test('null has no type', async () => {
    const { notes } = await bodyFor({
      event: '{"name": "Quiz Done", "external_id": "a", "properties": {"score": null}}',
    });
    expect(notes).toEqual(['Left out `properties.score`: it is null in this event, so its type is unknown.']);
  });
});

describe('the time of the event', () => {
  const event = (properties: object) =>
    JSON.stringify({ name: 'Quiz Done', external_id: 'a', time: '2023-12-06T19:20:45+01:00', properties });

  test.each([{ viewed_at: '2023-12-06T18:20:44Z' }, { occurred_at: 1701886844 }])(
    'is that of %o',
    async (properties) => {
      expect(await sentBy(await bodyFor({ event: event(properties) }))).toMatchObject({ timestamp: 1701886844000 });
    },
  );

  test.each([{ created_at: '2020-01-01T00:00:00Z' }, { viewed_at: 'yesterday' }, { viewed_at: 1701886844123 }, {}])(
    'is not that of %o',
    async (properties) => {
      expect(await sentBy(await bodyFor({ event: event(properties) }))).toMatchObject({ timestamp: 1701886845000 });
    },
  );
});

describe('the identifier', () => {
  const made = async (event: object, payload: object, users: 'known' | 'all') =>
    bodyFor({
      event: JSON.stringify({ name: 'Quiz Done', ...event }),
      expected: JSON.stringify({ type: 'track', event: 'quiz_done', timestamp: 1, properties: {}, ...payload }),
      users,
    });

  test.each(['d1c8ed2fd35ab81a5f3e3a5ac5c1c1e5', 'abc'])(
    'that nothing makes is the braze_id: %s',
    async (anonymous_id) => {
      const one = await made({ email: 'a@example.com' }, { anonymous_id }, 'all');
      expect(await sentBy(one)).toMatchObject({ anonymous_id });
      expect(one.text).toContain('"anonymous_id": "{{${braze_id} | json_escape}}"');
    },
  );

  test('is the hash of the address', async () => {
    const md5 = '23463b99b62a72f26ed677cc556c44e8';
    const one = await made({ email: 'User@Example.com' }, { anonymous_id: 'b58996c504c5638798eb6b511e6f49af' }, 'all');
    expect(one.text).toContain('email | md5');
    expect((await made({ email: 'example@example.com' }, { anonymous_id: md5 }, 'all')).text).toContain('email | md5');
  });

  test('can be a property', async () => {
    const one = await made({ external_id: 'a', properties: { crm_uuid: '9f3c-22' } }, { user_id: '9f3c-22' }, 'known');
    expect(one.text).toContain('"user_id": "{{event_properties.${crm_uuid} | json_escape}}"');
    expect(await sentBy(one)).toMatchObject({ user_id: '9f3c-22' });
  });

  test('of a known user is needed where only those are sent', async () => {
    const { text } = await bodyFor({ event: '{"name": "Quiz Done", "email": "a@example.com"}', users: 'known' });
    expect(text).toContain("{% abort_message('no external_id: this webhook is for known users') %}");
    expect(text).not.toContain('anonymous_id');
  });
});

describe('inputs that cannot be used', () => {
  test.each([
    ['', 'is empty'],
    ['{', 'is not valid JSON: expected a closing } (line 1, column 2)'],
    ['[1]', 'must be a JSON object, but is an array'],
    ['{"properties": {}}', 'has no event with a `name`'],
    ['{"events": []}', 'has no event in its `events`'],
    ['{"events": [{"name": "a"}, {"name": "b"}]}', 'has 2 events: keep the one that triggers the webhook'],
    ['{"name": "a", "properties": []}', '`properties` must be an object'],
    [
      '{"type": "track", "timestamp": 1}',
      'has no event with a `name`. It looks like the payload for Movable Ink: that is the expected payload',
    ],
    ["curl -X POST https://example.com --data '{", 'is a cURL command that has a quote that is never closed'],
    ['curl https://example.com', 'is a cURL command that sends no data: it has no --data'],
    [
      'curl -d @event.json https://example.com',
      'is a cURL command that sends the file event.json: use that file instead',
    ],
  ])('%s', async (event, problem) => {
    await expect(bodyFor({ event })).rejects.toThrow(`the event ${problem}`);
  });

  test.each([
    `curl x -d '{"a": "it'\\''s"}'`,
    `curl x --data "{\\"a\\": \\"it's\\"}"`,
    `curl x --data-raw $'{"a": "it\\'s"}'`,
    `curl x \\\n  --json='{"a": "it'"'"'s"}'`,
    '```json\n{"a": "it\'s"}\n```\n',
  ])('%s is read as a shell or a page means it', (text) => {
    expect(readObject(text)).toEqual(new Map([['a', "it's"]]));
  });
});

describe('what may be missing', () => {
  test.each([
    ['sku', { sku: 'SKU-1' }],
    ['sku', { sku: 'SKU-1', color: 'green' }],
    ['color', { price: 1.99, color: 'green' }],
    ['say "hi"', { on_sale: true, 'say "hi"': 'x', color: 'green' }],
    ['city', { city: 'Berlin', country: 'DE', score: 3 }],
  ])('%s is left out of %o with its comma, not sent empty', async (name, properties) => {
    const event = (some: object) => JSON.stringify({ name: 'Quiz Done', external_id: 'a', properties: some });
    const { text } = await bodyFor({ event: event(properties) });
    const rest = Object.fromEntries(Object.entries(properties).filter(([one]) => one !== name));
    const { sampleUser } = await bodyFor({ event: event(rest) });
    const made = { text, sampleUser, name: '', notes: [], problems: [] };
    expect(await sentBy(made)).toHaveProperty('properties', rest);
    for (const one of Object.keys(properties)) expect(text).toContain(JSON.stringify(one));
  });

  test('members keep the order of the event', async () => {
    const properties = { sku: 'SKU-1', price: 1.99, color: 'green', on_sale: true };
    const made = await bodyFor({ event: JSON.stringify({ name: 'Quiz Done', external_id: 'a', properties }) });
    expect(JSON.stringify(await sentBy(made))).toContain(JSON.stringify(properties));
  });

  test.each([
    { order_id: 'o-1', total_value: 12.5, currency: 'EUR', products: [] },
    { order_id: 'o-1', total_value: 0, products: [] },
    { order_id: '', total_value: 12.5, products: [{ product_id: 'a', price: 1 }] },
  ])('what Movable Ink requires can be empty: %o', async (properties) => {
    const event = JSON.stringify({ name: 'ecommerce.order_placed', external_id: 'a', properties });
    const made = await bodyFor({ event });
    expect(made.problems).toEqual([]);
    const { order_id: id, products } = properties;
    expect(await sentBy(made)).toMatchObject({
      properties: { id, products: products.length === 0 ? [] : [{ id: 'a' }] },
    });
    expect(made.text).toContain("{% abort_message('the event has no products') %}");
  });
});

test.each([
  [{ external_id: 4711 }, '4711'],
  [{ event: { name: 'Quiz Done' }, user: { external_id: 12345678901234567890n } }, '12345678901234567890'],
  [{ events: [{ name: 'Quiz Done', external_id: 0 }] }, '0'],
])('a number is an identifier, too', async (given, id) => {
  const json = JSON.stringify({ name: 'Quiz Done', ...given }, (_, value) =>
    typeof value === 'bigint' ? `big:${value}` : value,
  ).replaceAll(/"big:(\d+)"/g, '$1');
  const made = await bodyFor({ event: json });
  expect(made.problems).toEqual([]);
  expect(await sentBy(made)).toMatchObject({ user_id: id });
});
