import { lazy } from '../rules/engine/lazy.ts';
import { readSampleUser } from './read.ts';
import type { SampleUser } from './sample-user.ts';

/** A sample user that every installation has, with its file. Addresses and numbers are of the kinds reserved for examples. */
export interface BuiltInSampleUser {
  /** Its name on the command line and in the preview. */
  readonly id: string;
  /** The text of its `*.sample-user.json`. */
  readonly text: string;
  readonly sampleUser: SampleUser;
}

const now = '2023-12-06T18:20:45Z';
const time = '2023-12-06T19:20:45+01:00';
const campaign = {
  name: 'Events to Movable Ink',
  api_id: '00000000-0000-4000-8000-000000000001',
  dispatch_id: '0a1b2c3d',
};
const profile = { braze_id: '5f3c1a2b9d1e8a0001c0ffee', language: 'en', country: 'US', time_zone: 'America/New_York' };

const product = {
  id: '56544',
  title: 'All-Purpose Cleaning Wipes',
  price: 1.99,
  quantity: 2,
  url: 'https://www.example.com/variants_id/5f08cb918dcc595aa74b0fbc',
};

/** Serves every event of Movable Ink's: views, carts, orders, searches. */
const properties = {
  ...product,
  categories: [{ id: 'Bathroom', url: 'https://example.com/cat/bathroom' }],
  meta: { color: 'green' },
  query: 'cleaning wipes',
  currency: 'USD',
  order_id: 'order-1001',
  revenue: 3.98,
  products: [product],
};

const known = {
  external_id: '5c3aa83113dd490100d3d8d7',
  email: 'test@example.com',
  phone: '+12025550123',
  first_name: 'Test',
  last_name: 'Shopper',
  gender: 'O',
  dob: '1990-01-01',
  home_city: 'New York',
  custom_attributes: { plan: 'gold', loyalty_points: 120, favourite_categories: ['Bathroom', 'Kitchen'] },
};

const hostile = 'A "quoted" \\ text, \'apostrophes\', </tags> & {{ braces }},\n\ta second line, é and 🧻';

const files = {
  'known-user': {
    name: 'Known user',
    now,
    user: { ...profile, ...known },
    event: { name: 'Product Viewed', time, properties },
    campaign,
  },
  'anonymous-user': {
    name: 'Anonymous user with e-mail address',
    now,
    user: { ...profile, email: 'test@example.com' },
    event: { name: 'Product Viewed', time, properties },
    campaign,
  },
  'no-identifiers': {
    name: 'User without external ID or e-mail address',
    now,
    user: { braze_id: profile.braze_id },
    event: { name: 'Product Viewed', time, properties },
    campaign,
  },
  'hostile-text': {
    name: 'User with quotes, backslashes, line breaks and emoji in every string',
    now,
    user: {
      ...profile,
      ...withHostileTexts(known),
      external_id: hostile,
      email: '"quoted\\\\name"@example.com',
      phone: known.phone,
      dob: known.dob,
    },
    event: { name: 'Product Viewed', time, properties: withHostileTexts(properties) },
    campaign,
  },
  'empty-event': {
    name: 'Known user, event without properties',
    now,
    user: { ...profile, ...known },
    event: { name: 'Product Viewed', time, properties: {} },
    campaign,
  },
};

type Json = string | number | JsonList | JsonObject;
type JsonList = readonly Json[];
interface JsonObject {
  readonly [key: string]: Json;
}

/** The built-in sample users nest two levels deep. */
function withHostileTexts(object: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(object).map(([key, value]) => [key, hostileOf(value)]));
}

function hostileOf(value: Json): Json {
  if (typeof value === 'string') return hostile;
  if (typeof value === 'number') return value;
  return isList(value) ? value.map(hostileOf) : withHostileTexts(value);
}

function isList(value: JsonList | JsonObject): value is JsonList {
  return Array.isArray(value);
}

/** Read when one is first needed: reading all takes longer than the rest of the start together. */
export const builtInSampleUsers: readonly BuiltInSampleUser[] = Object.entries(files).map(([id, file]) => {
  const text = `${JSON.stringify(file, null, 2)}\n`;
  const read = lazy(() => usable(id, text));
  return {
    id,
    text,
    get sampleUser() {
      return read();
    },
  };
});

/** @throws if a file above breaks the format of sample users. */
function usable(id: string, text: string): SampleUser {
  const { sampleUser, problems } = readSampleUser(text);
  if (sampleUser === undefined) throw new Error(`${id}: ${problems[0]?.message}`);
  return sampleUser;
}
