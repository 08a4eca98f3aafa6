import type { EnvelopeField } from './types.ts';

/** The root of the payload that Braze's page calls expected. */
export const envelope: readonly EnvelopeField[] = [
  {
    name: 'type',
    type: 'string',
    requiredIn: ['track', 'identify'],
    allowedIn: ['track', 'identify'],
    choices: ['track', 'identify'],
    example: 'track',
    description: 'The kind of request: an event of the user, or the linking of two identifiers.',
    conflict: 'Segment also sends `page`, `screen` and `group`.',
    sources: ['braze-page', 'segment', 'rudderstack'],
  },
  {
    name: 'event',
    type: 'string',
    requiredIn: ['track'],
    allowedIn: ['track'],
    example: 'product_viewed',
    description: "The name of the event, which the account's mapping must know.",
    conflict: 'Every sender has its own names, such as `Product Viewed`.',
    sources: ['braze-page', 'rudderstack'],
  },
  {
    name: 'user_id',
    type: 'string',
    requiredIn: [],
    allowedIn: ['track', 'identify'],
    example: '5c3aa83113dd490100d3d8d7',
    description: 'The identifier of a known user: the same as `mi_u` in the creative, and not personal data.',
    otherNames: ['userId'],
    sources: ['braze-page', 'segment', 'oracle', 'movable-ink-creative'],
  },
  {
    name: 'anonymous_id',
    type: 'string',
    requiredIn: [],
    allowedIn: ['track', 'identify'],
    example: '123-abc-678',
    description: 'A stable identifier for a user who is not known yet.',
    conflict: 'RudderStack accepts an `identify` event with only one of the two identifiers.',
    otherNames: ['anonymousId'],
    sources: ['braze-page', 'segment', 'oracle'],
  },
  {
    name: 'timestamp',
    type: 'number',
    requiredIn: ['track', 'identify'],
    allowedIn: ['track', 'identify'],
    example: 1257894000000,
    description: 'The time of the event in milliseconds since 1970, at most 30 days ago.',
    conflict: "Braze's own sample body sends seconds as a string, and Segment sends ISO 8601.",
    sources: ['braze-page', 'rudderstack', 'segment', 'oracle', 'mparticle'],
  },
  {
    name: 'timezone',
    type: 'string',
    requiredIn: [],
    allowedIn: ['track', 'identify'],
    example: 'America/New_York',
    description: "The user's time zone as an IANA name.",
    conflict: 'One page calls it a number, but no sample does.',
    sources: ['braze-page', 'segment', 'oracle', 'tealium'],
  },
  {
    name: 'properties',
    type: 'object',
    requiredIn: ['track'],
    allowedIn: ['track'],
    example: { id: '56544' },
    description: 'The data of the event.',
    sources: ['braze-page'],
  },
];

/** The identifiers of the envelope: a `track` event needs one of them, an `identify` event both. */
export const identifiers = { names: ['user_id', 'anonymous_id'], track: 'any', identify: 'all' } as const;
