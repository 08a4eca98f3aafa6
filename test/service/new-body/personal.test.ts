import { describe, expect, test } from 'vitest';
import { bodyFor, sentBy } from './make.ts';

type Properties = Record<string, unknown>;

const eventOf = (properties: Properties) => JSON.stringify({ name: 'Quiz Done', external_id: 'u1', properties });

/** The properties in the sample user, and those that the body sends for it. */
async function filesFor(properties: Properties, expected?: Properties) {
  const payload = { type: 'track', event: 'quiz_done', user_id: 'u1', timestamp: 1, properties: expected };
  const made = await bodyFor({
    event: eventOf(properties),
    ...(expected && { expected: JSON.stringify(payload) }),
  });
  const written: { event: { properties: Properties } } = JSON.parse(made.sampleUser);
  return { ...made, written: written.event.properties, sent: JSON.parse(JSON.stringify(await sentBy(made))) };
}

interface Example {
  readonly event: Properties;
  /** In the sample user. */
  readonly written: Properties;
}

const PERSONAL: Record<string, Example> = {
  'a street': {
    event: { address: { street: 'Main St 1', city: 'Berlin' } },
    written: { address: { street: '1 Example Street', city: 'Berlin' } },
  },
  'parts of an address that have other names': {
    event: { shipping_address: { line: 'Main St 1', zip: '10115' } },
    written: { shipping_address: { line: '1 Example Street', zip: '00000' } },
  },
  'the number of a house': { event: { house_number: 12 }, written: { house_number: 0 } },
  'an IP address, also of a private network': {
    event: { ip: '10.0.0.1', remote_addr: '8.8.8.8' },
    written: { ip: '203.0.113.1', remote_addr: '203.0.113.1' },
  },
  'a birthday': { event: { birthday: '1987-06-05' }, written: { birthday: '1990-01-01' } },
  'a birthday in seconds': { event: { dob: 549849600 }, written: { dob: 631152000 } },
  'a birthday in parts': {
    event: { birth_date: { day: 5, month: 6, year: 1987 } },
    written: { birth_date: { day: 1, month: 1, year: 1 } },
  },
  'a full name': { event: { full_name: 'John Smith' }, written: { full_name: 'Test Shopper' } },
  'a surname that stands alone': { event: { last_name: 'Smith' }, written: { last_name: 'Shopper' } },
  'a name beside other data of a person': {
    event: { name: 'John Smith', birthday: '1987-06-05' },
    written: { name: 'Test Shopper', birthday: '1990-01-01' },
  },
  'the name of a customer': {
    event: { customer: { name: 'John Smith' }, buyer: 'Jane van der Berg' },
    written: { customer: { name: 'Test Shopper' }, buyer: 'Test Shopper' },
  },
  'names in a list': {
    event: { passengers: [{ first_name: 'John' }, { first_name: 'Jane' }] },
    written: { passengers: [{ first_name: 'Test' }, { first_name: 'Test' }] },
  },
  'numbers of documents': { event: { passport: 'C01X00T47' }, written: { passport: 'A00A00A00' } },
  'what the law guards': {
    event: { religion: 'Jedi', disability: true },
    written: { religion: 'example', disability: false },
  },
  'an e-mail address under a name that does not say so': {
    event: { ref: 'jane.roe@acme-mail.com' },
    written: { ref: 'someone@example.com' },
  },
};

describe('personal data is in no file, and said to be left out', () => {
  test.each(Object.entries(PERSONAL))('%s', async (_, { event, written }) => {
    const made = await filesFor({ ...event, score: 3 });
    expect(made.problems).toEqual([]);
    expect(made.written).toEqual({ ...written, score: 3 });
    expect(made.sent.properties).toEqual('address' in event ? { address: { city: 'Berlin' }, score: 3 } : { score: 3 });
    expect(made.notes.length).toBeGreaterThan(0);
    for (const note of made.notes) expect(note).toMatch(/^Left out `properties\./);
  });

  test('also where a payload expects it under another name', async () => {
    const made = await filesFor(
      { name: 'John Smith', email: 'jane.roe@acme-mail.com', score: 3 },
      { who: 'John Smith', score: 3 },
    );
    expect(made.text).not.toContain('who');
    expect(made.notes).toEqual([
      'Left out `properties.who`. In this event it is the name of a person, and Movable Ink cannot process sensitive personal data.',
    ]);
  });

  test('what can only be sent in one piece is not sent with a name in it', async () => {
    const made = await filesFor({ mixed: [{ first_name: 'John' }, 1], score: 3 });
    expect(made.sent.properties).toEqual({ score: 3 });
    expect(made.notes).toEqual([
      'Left out `properties.mixed`: it holds personal data, and can only be sent in one piece.',
    ]);
  });
});

describe('what is nobody’s stays, and is sent', () => {
  const STAYING: readonly Properties[] = [
    { name: 'Bath Towel', price: 4.5, email_opt_in: true },
    { store: { name: 'City Centre', address: { street: 'Main St 1' }, phone: '+49 30 1234567' } },
    { name: 'John Smith' },
    { name: 'Gold', first_visit: true },
    { version: '10.0.0.1', released: '1987-06-05' },
    { customer: 'c-1234', city: 'Berlin', birth_year: 1987 },
  ];
  test.each(STAYING.map((properties) => [JSON.stringify(properties), properties] as const))(
    '%s',
    async (_, properties) => {
      const made = await filesFor(properties);
      expect([made.written, made.sent.properties, made.notes, made.problems]).toEqual([properties, properties, [], []]);
    },
  );
});
