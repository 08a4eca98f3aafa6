/** What a value is worth as an identifier of one person. */
export type IdentifierStrength =
  /** Names a user whom the sender knows. */
  | 'known'
  /** Stays the same while nobody knows who the user is. */
  | 'anonymous'
  /** Many people have the same. */
  | 'common'
  /** Belongs to the message, not to the person. */
  | 'message';

/** Fields of the profile. Movable Ink asks for identifiers that are unique, do not vary and cannot be guessed. */
const attributes: Readonly<Record<string, IdentifierStrength>> = {
  user_id: 'known',
  braze_id: 'anonymous',
  first_name: 'common',
  last_name: 'common',
  gender: 'common',
  city: 'common',
  country: 'common',
  language: 'common',
  time_zone: 'common',
  date_of_birth: 'common',
  most_recent_app_version: 'common',
  most_recent_locale: 'common',
  random_bucket_number: 'common',
};

const namespaces: Readonly<Record<string, IdentifierStrength>> = {
  campaign: 'message',
  canvas: 'message',
  card: 'message',
  app: 'message',
};

/** Names of properties and custom attributes, in small letters without `_`. */
const names: Readonly<Record<string, IdentifierStrength>> = {
  userid: 'known',
  externalid: 'known',
  customerid: 'known',
  anonymousid: 'anonymous',
  anonid: 'anonymous',
  visitorid: 'anonymous',
  deviceid: 'anonymous',
  cookieid: 'anonymous',
};

/**
 * Undefined where nothing tells.
 * @param root a field of the profile, or a namespace.
 * @param name the last step of the path, where it has steps.
 */
export function identifierStrength(
  root: { readonly kind: 'attribute' | 'namespace'; readonly name: string },
  name: string | undefined,
): IdentifierStrength | undefined {
  if (root.kind === 'attribute') return attributes[root.name];
  return namespaces[root.name] ?? (name === undefined ? undefined : names[name.toLowerCase().replaceAll(/[_-]/g, '')]);
}
