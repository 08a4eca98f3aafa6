import type { AttributeEntry, PersonalData, ValueType } from './types.ts';

const PAGE = '_docs/_user_guide/messaging/design_and_edit/personalize/liquid/supported_personalization_tags.md';

type Row = readonly [
  name: string,
  type: ValueType,
  nullable: 'nullable' | 'always',
  personalData: PersonalData,
  example: string,
  description: string,
  more?: Partial<AttributeEntry>,
];

export function defineAttributes(rows: readonly Row[], page: string = PAGE): AttributeEntry[] {
  return rows.map(([name, type, nullable, personalData, example, description, more]) => ({
    name,
    type,
    nullable: nullable === 'nullable',
    personalData,
    example,
    description,
    support: 'documented',
    page,
    ...more,
  }));
}

/** What stands alone in `${…}`: fields of the user. */
export const attributes: readonly AttributeEntry[] = defineAttributes([
  [
    'user_id',
    'string',
    'nullable',
    'identifier',
    '5c3aa83113dd490100d3d8d7',
    'The external_id; nil for anonymous users.',
    { profileField: 'external_id' },
  ],
  [
    'braze_id',
    'string',
    'always',
    'identifier',
    '5f3c1a2b9d1e8a0001c0ffee',
    "Braze's own identifier of the user; every user has one.",
    { profileField: 'braze_id' },
  ],
  [
    'email_address',
    'string',
    'nullable',
    'email',
    'test@example.com',
    'The e-mail address.',
    { profileField: 'email' },
  ],
  [
    'phone_number',
    'string',
    'nullable',
    'phone',
    '+12025550123',
    'The phone number, best in the form +12025550123.',
    { profileField: 'phone' },
  ],
  ['first_name', 'string', 'nullable', 'name', 'Jane', 'The first name.', { profileField: 'first_name' }],
  ['last_name', 'string', 'nullable', 'name', 'Doe', 'The last name.', { profileField: 'last_name' }],
  [
    'date_of_birth',
    'string',
    'nullable',
    'birth-date',
    '1988-02-14',
    'The birth date, year first.',
    { profileField: 'dob' },
  ],
  ['gender', 'string', 'nullable', 'demographic', 'F', 'One of M, F, O, N, P, or nil.', { profileField: 'gender' }],
  ['city', 'string', 'nullable', 'location', 'London', 'The city of the user.', { profileField: 'home_city' }],
  ['country', 'string', 'nullable', 'location', 'US', 'The country in two letters.', { profileField: 'country' }],
  ['language', 'string', 'nullable', 'none', 'en', 'The language in two letters.', { profileField: 'language' }],
  [
    'time_zone',
    'string',
    'nullable',
    'location',
    'America/New_York',
    'The time zone by its IANA name.',
    { profileField: 'time_zone' },
  ],
  [
    'last_used_app_date',
    'time',
    'nullable',
    'none',
    '2026-04-01 12:00:00 UTC',
    'When the user last opened an app; nil without a session.',
  ],
  ['most_recent_app_version', 'string', 'nullable', 'none', '3.2.1', 'The version of the app that was used last.'],
  ['most_recent_locale', 'string', 'nullable', 'none', 'pt_BR', 'The locale of the last session.'],
  [
    'most_recent_location',
    'object',
    'nullable',
    'location',
    '{"latitude": 40.75, "longitude": -73.99}',
    'Where the user was last.',
    { members: ['latitude', 'longitude'] },
  ],
  [
    'random_bucket_number',
    'number',
    'always',
    'none',
    '4213',
    'A number from 0 to 9999 that a user keeps.',
    { profileField: 'random_bucket' },
  ],
  [
    'set_user_to_unsubscribed_url',
    'url',
    'always',
    'identifier',
    'https://example.com/u',
    'A link for e-mails by which the user unsubscribes.',
  ],
  [
    'unsubscribe_url',
    'url',
    'always',
    'identifier',
    'https://example.com/u',
    'The older name of `set_user_to_unsubscribed_url`.',
    { deprecated: true },
  ],
  [
    'set_user_to_one_click_list_unsubscribe',
    'url',
    'always',
    'identifier',
    'https://example.com/u',
    'A link for the list-unsubscribe header of e-mails.',
  ],
  [
    'set_user_to_subscribed_url',
    'url',
    'always',
    'identifier',
    'https://example.com/s',
    'A link for e-mails by which the user subscribes.',
  ],
  [
    'set_user_to_opted_in_url',
    'url',
    'always',
    'identifier',
    'https://example.com/o',
    'A link for e-mails by which the user opts in.',
  ],
  [
    'twitter_handle',
    'string',
    'nullable',
    'identifier',
    'example',
    'In the list of 2021, gone from the current one.',
    { deprecated: true },
  ],
  [
    'preference_center_url',
    'url',
    'always',
    'identifier',
    'https://example.com/p',
    'A link for e-mails; in the pages of 2021.',
    { deprecated: true },
  ],
  [
    'email',
    'string',
    'nullable',
    'email',
    'test@example.com',
    'Named once in the pages and in no list; write `email_address`.',
    { support: 'undocumented', deprecated: true, profileField: 'email' },
  ],
]);

const byName = new Map(attributes.map((attribute) => [attribute.name, attribute]));

export function findAttribute(name: string): AttributeEntry | undefined {
  return byName.get(name);
}
