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

/** For patterns: the names of all fields of the user, and of all namespaces. */
export const ATTRIBUTE_NAMES = alternatives(names);
export const NAMESPACE_NAMES = alternatives(namespaces.map(({ name }) => name));

function alternatives(words: readonly string[]): string {
  return `(?:${words.toSorted((one, other) => other.length - one.length).join('|')})`;
}
