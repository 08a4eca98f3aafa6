import type { AttributeEntry } from './types.ts';

const PAGE = '_docs/_user_guide/messaging/design_and_edit/personalize/liquid/supported_personalization_tags.md';

type Own = Omit<AttributeEntry, 'support' | 'page'>;

/** Entries from the page that lists all attributes. */
export function listed(entries: readonly Own[]): AttributeEntry[] {
  return entries.map((entry) => ({ ...entry, support: 'documented', page: PAGE }));
}

const userFields = listed([
  {
    name: 'user_id',
    type: 'string',
    nullable: true,
    personalData: 'identifier',
    example: '5c3aa83113dd490100d3d8d7',
    profileField: 'external_id',
    description: "Your own identifier of the user, Braze's `external_id`, which anonymous users do not have.",
  },
  {
    name: 'braze_id',
    type: 'id',
    nullable: false,
    personalData: 'identifier',
    example: '5f3c1a2b9d1e8a0001c0ffee',
    profileField: 'braze_id',
    description: "Braze's own identifier of the user, which anonymous users have as well.",
  },
  {
    name: 'email_address',
    type: 'string',
    nullable: true,
    personalData: 'email',
    example: 'jane.doe@example.com',
    profileField: 'email',
    description: 'The e-mail address, which may go to Movable Ink only as a hash.',
  },
  {
    name: 'phone_number',
    type: 'string',
    nullable: true,
    personalData: 'phone',
    example: '+14155550101',
    profileField: 'phone',
    description: 'The phone number, best kept in the form `+14155550101`.',
  },
  {
    name: 'first_name',
    type: 'string',
    nullable: true,
    personalData: 'name',
    example: 'Jane',
    profileField: 'first_name',
    description: 'The first name.',
  },
  {
    name: 'last_name',
    type: 'string',
    nullable: true,
    personalData: 'name',
    example: 'Doe',
    profileField: 'last_name',
    description: 'The last name.',
  },
  {
    name: 'date_of_birth',
    type: 'string',
    nullable: true,
    personalData: 'birth-date',
    example: '1990-01-01',
    profileField: 'dob',
    description: 'The full birth date, year first, which must not reach Movable Ink.',
  },
  {
    name: 'gender',
    type: 'string',
    nullable: true,
    personalData: 'demographic',
    example: 'F',
    profileField: 'gender',
    description: 'The gender as `M`, `F`, `O`, `N` or `P`.',
  },
  {
    name: 'city',
    type: 'string',
    nullable: true,
    personalData: 'location',
    example: 'London',
    profileField: 'home_city',
    description: 'The city.',
  },
  {
    name: 'country',
    type: 'string',
    nullable: true,
    // As coarse as the time zone.
    personalData: 'none',
    example: 'US',
    profileField: 'country',
    description: 'The country by the two letters of ISO 3166-1.',
  },
  {
    name: 'language',
    type: 'string',
    nullable: true,
    personalData: 'none',
    example: 'en',
    profileField: 'language',
    description: 'The language by the two letters of ISO 639-1.',
  },
  {
    name: 'time_zone',
    type: 'string',
    nullable: true,
    // Coarse, and needed in `timezone`: nobody counts it among personal data.
    personalData: 'none',
    example: 'America/New_York',
    profileField: 'time_zone',
    description: 'The time zone by its IANA name, as `timezone` of an event expects it.',
  },
  {
    name: 'last_used_app_date',
    type: 'time',
    nullable: true,
    personalData: 'none',
    example: '2026-04-01 12:00:00 UTC',
    description: 'When the user last opened an app, and nil where there was no session yet.',
  },
  {
    name: 'most_recent_app_version',
    type: 'string',
    nullable: true,
    personalData: 'none',
    example: '3.2.1',
    description: 'The version of the app used last.',
  },
  {
    name: 'most_recent_locale',
    type: 'string',
    nullable: true,
    personalData: 'none',
    example: 'pt_BR',
    description: 'The locale of the last session, language and country.',
  },
  {
    name: 'most_recent_location',
    type: 'object',
    nullable: true,
    personalData: 'precise-location',
    example: '{"latitude"=>40.75, "longitude"=>-73.99}',
    members: ['latitude', 'longitude'],
    description: 'Where the user was last, an object to read by `.latitude` and `.longitude` behind the braces.',
  },
  {
    name: 'random_bucket_number',
    type: 'number',
    nullable: false,
    personalData: 'none',
    example: '4213',
    profileField: 'random_bucket',
    description: 'A whole number from 0 to 9999 that the user keeps from the start.',
  },
]);

const link = { type: 'url', nullable: false, personalData: 'identifier', onlyIn: 'email' } as const;
const emailLinks = listed([
  {
    ...link,
    name: 'set_user_to_unsubscribed_url',
    example: 'https://example.com/unsubscribe',
    description: 'A link in e-mails by which the user unsubscribes.',
  },
  {
    ...link,
    name: 'unsubscribe_url',
    example: 'https://example.com/unsubscribe',
    deprecated: true,
    instead: 'set_user_to_unsubscribed_url',
    description: 'The older name of a link in e-mails by which the user unsubscribes.',
  },
  {
    ...link,
    name: 'set_user_to_one_click_list_unsubscribe',
    example: 'https://example.com/one-click',
    description: 'The link that an e-mail carries in its list-unsubscribe header.',
  },
  {
    ...link,
    name: 'set_user_to_subscribed_url',
    example: 'https://example.com/subscribe',
    description: 'A link in e-mails by which the user subscribes.',
  },
  {
    ...link,
    name: 'set_user_to_opted_in_url',
    example: 'https://example.com/opt-in',
    description: 'A link in e-mails by which the user opts in.',
  },
]);

/** Names that only older pages have, or that slipped into one sample. */
const unlisted: readonly AttributeEntry[] = [
  {
    name: 'twitter_handle',
    support: 'undocumented',
    type: 'string',
    nullable: true,
    personalData: 'identifier',
    example: 'example',
    deprecated: true,
    description: 'A name that the list of 2021 had and the current one has not.',
  },
  {
    ...link,
    name: 'preference_center_url',
    support: 'undocumented',
    example: 'https://example.com/preferences',
    deprecated: true,
    description: 'A link in e-mails that only the pages of 2021 name.',
  },
  {
    name: 'email',
    support: 'undocumented',
    type: 'string',
    nullable: true,
    personalData: 'email',
    example: 'jane.doe@example.com',
    profileField: 'email',
    deprecated: true,
    instead: 'email_address',
    description: 'A name that one sample uses and no list has.',
  },
];

/** What stands alone in `${…}`: fields of the user, and links for e-mails. */
export const attributes: readonly AttributeEntry[] = [...userFields, ...emailLinks, ...unlisted];

const byName = new Map(attributes.map((attribute) => [attribute.name, attribute]));

export function findAttribute(name: string): AttributeEntry | undefined {
  return byName.get(name);
}
