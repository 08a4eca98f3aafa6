import { attributes } from '../../catalog/attributes.ts';
import { didYouMean } from '../../catalog/did-you-mean.ts';
import { namespaces } from '../../catalog/namespaces.ts';

const names = attributes.filter(({ deprecated }) => deprecated !== true).map(({ name }) => name);

/** More than one slip makes another name. */
const MOST_SLIPS = 1;

/** The field of the user that is probably meant by a name: `USER_ID`, `firstName`, `external_id`. */
export function attributeNamed(name: string): string | undefined {
  return didYouMean(name, names, MOST_SLIPS);
}

/** How events and profiles are laid out where data are sent to Braze or exported. */
const PATHS: readonly (readonly [RegExp, string])[] = [
  [/^(?:\$\.)?(?:event\.)?properties\.([A-Za-z_]\w*)/, 'event_properties.${$1}'],
  [/^(?:user|profile|customer)\.custom_attributes?\.([A-Za-z_]\w*)/, 'custom_attribute.${$1}'],
];

/** `event.properties.id`, `user.custom_attributes.plan`, as Braze has them in Liquid. */
export function namespacedAttribute(path: string): string | undefined {
  const found = PATHS.find(([form]) => form.test(path));
  return found && path.replace(...found);
}

/** For patterns: the names of all fields of the user, and of all namespaces. */
export const ATTRIBUTE_NAMES = alternatives(names);
export const NAMESPACE_NAMES = alternatives(namespaces.map(({ name }) => name));

function alternatives(words: readonly string[]): string {
  return `(?:${words.toSorted((one, other) => other.length - one.length).join('|')})`;
}
