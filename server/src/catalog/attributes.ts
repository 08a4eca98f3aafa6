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
    description: "Your own ID for the user, Braze's `external_id`, which anonymous users do not have.",
  },
  {
    name: 'braze_id',
    type: 'id',
    nullable: false,
    personalData: 'identifier',
    example: '5f3c1a2b9d1e8a0001c0ffee',
    profileField: 'braze_id',
    description: "Braze's ID for the user, which anonymous users have as well.",
  },
  {
    name: 'email_address',
    type: 'string',
    nullable: true,
    needsQuotes: true,
    personalData: 'email',
    example: 'jane.doe@example.com',
    profileField: 'email',
    description: 'The e-mail address, which may only be sent to Movable Ink as a hash.',
  },
  {
    name: 'phone_number',
    type: 'string',
    nullable: true,
    personalData: 'phone',
    example: '+14155550101',
    profileField: 'phone',
    description: 'The phone number, ideally in the form `+14155550101`.',
  },
  {
    name: 'first_name',
    type: 'string',
    nullable: true,
    needsQuotes: true,
    personalData: 'name',
    example: 'Jane',
    profileField: 'first_name',
    description: 'The first name.',
  },
  {
    name: 'last_name',
    type: 'string',
    nullable: true,
    needsQuotes: true,
    personalData: 'name',
    example: 'Doe',
    profileField: 'last_name',
    description: 'The last name.',
  },
  {
    name: 'date_of_birth',
    type: 'string',
    nullable: true,
    needsQuotes: true,
    personalData: 'birth-date',
    example: '1990-01-01',
    profileField: 'dob',
    description: 'The full birth date, year first, which must not be sent to Movable Ink.',
  },
  {
    name: 'gender',
    type: 'string',
    nullable: true,
    needsQuotes: true,
    personalData: 'demographic',
    example: 'F',
    profileField: 'gender',
    description: 'The gender as `M`, `F`, `O`, `N` or `P`.',
  },
  {
    name: 'city',
    type: 'string',
    nullable: true,
    needsQuotes: true,
    personalData: 'location',
    example: 'London',
    profileField: 'home_city',
    description: 'The city.',
  },
  {
    name: 'country',
    type: 'string',
    nullable: true,
    needsQuotes: true,
    // As coarse as the time zone.
    personalData: 'none',
    example: 'US',
    profileField: 'country',
    description: 'The two-letter country code of ISO 3166-1.',
  },
  {
    name: 'language',
    type: 'string',
    nullable: true,
    needsQuotes: true,
    personalData: 'none',
    example: 'en',
    profileField: 'language',
    description: 'The two-letter language code of ISO 639-1.',
  },
  {
    name: 'time_zone',
    type: 'string',
    nullable: true,
    needsQuotes: true,
    // Coarse, and needed in `timezone`, so it does not count as personal data.
    personalData: 'none',
    example: 'America/New_York',
    profileField: 'time_zone',
    description:
      'The time zone as an IANA name, as `timezone` of an event expects, for some users a name of Rails such as `Eastern Time (US & Canada)`.',
  },
  {
    name: 'last_used_app_date',
    type: 'time',
    nullable: true,
    personalData: 'none',
    example: '2026-04-01 12:00:00 UTC',
    description: 'When the user last opened an app, nil if there was no session yet.',
  },
  {
    name: 'most_recent_app_version',
    type: 'string',
    nullable: true,
    personalData: 'none',
    example: '3.2.1',
    description: 'The version of the most recently used app.',
  },
  {
    name: 'most_recent_locale',
    type: 'string',
    nullable: true,
    needsQuotes: true,
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
    description: "The user's last location, an object with `.latitude` and `.longitude` after the braces.",
  },
  {
    name: 'random_bucket_number',
    type: 'number',
    nullable: false,
    personalData: 'none',
    example: '4213',
    profileField: 'random_bucket',
    description: 'An integer from 0 to 9999 that never changes for a user.',
  },
]);

const link = { type: 'url', nullable: false, personalData: 'identifier', onlyIn: 'email' } as const;
const emailLinks = listed([
  {
    ...link,
    name: 'set_user_to_unsubscribed_url',
    example: 'https://example.com/unsubscribe',
    description: 'The unsubscribe link in e-mails.',
  },
  {
    ...link,
    name: 'unsubscribe_url',
    example: 'https://example.com/unsubscribe',
    deprecated: true,
    instead: 'set_user_to_unsubscribed_url',
    description: 'An older name for the unsubscribe link in e-mails.',
  },
  {
    ...link,
    name: 'set_user_to_one_click_list_unsubscribe',
    example: 'https://example.com/one-click',
    description: 'The link in the list-unsubscribe header of e-mails.',
  },
  {
    ...link,
    name: 'set_user_to_subscribed_url',
    example: 'https://example.com/subscribe',
    description: 'The subscribe link in e-mails.',
  },
  {
    ...link,
    name: 'set_user_to_opted_in_url',
    example: 'https://example.com/opt-in',
    description: 'The opt-in link in e-mails.',
  },
]);

const emailFooter: AttributeEntry = {
  name: 'email_footer',
  type: 'string',
  nullable: true,
  personalData: 'none',
  onlyIn: 'email',
  example: '<p>Unsubscribe</p>',
  support: 'documented',
  page: '_docs/_user_guide/message_building_by_channel/email/custom_email_footer.md',
  description: 'The footer that is set up for e-mails, as HTML.',
};

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
    description: 'A name from the list of 2021 that the current list does not have.',
  },
  {
    ...link,
    name: 'preference_center_url',
    support: 'undocumented',
    example: 'https://example.com/preferences',
    deprecated: true,
    description: 'A link in e-mails that only the pages of 2021 mention.',
  },
  {
    name: 'cblid',
    support: 'undocumented',
    type: 'string',
    nullable: true,
    personalData: 'none',
    onlyIn: 'email',
    example: 'k2v8x1m0qz7d',
    description: 'The ID of a link in e-mails, which the dashboard adds behind its URL with the filter `lid`.',
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
    description: 'A name that one sample uses but no list has.',
  },
];

/** What can be in `${…}` without a namespace: fields of the user, and links for e-mails. */
export const attributes: readonly AttributeEntry[] = [...userFields, ...emailLinks, emailFooter, ...unlisted];

const byName = new Map(attributes.map((attribute) => [attribute.name, attribute]));

export function findAttribute(name: string): AttributeEntry | undefined {
  return byName.get(name);
}
