import { isArray, isHash, type Value } from '../../semantics/values.ts';
import { inCode } from '../markdown.ts';
import { isSame } from './values.ts';

/** Where a payload is not the wanted one, each place as a sentence. Members whose value is null count as none. */
export function differences(
  sent: Value | undefined,
  wanted: Value | undefined,
  path: readonly string[],
  isIgnored: (path: readonly string[]) => boolean,
): string[] {
  const [one, other] = [sent ?? null, wanted ?? null];
  if (isIgnored(path) || isSame(one, other)) return [];
  if (isHash(one) && isHash(other)) {
    const names = new Set([...other.keys(), ...one.keys()]);
    return [...names].flatMap((name) => differences(one.get(name), other.get(name), [...path, name], isIgnored));
  }
  if (isArray(one) && isArray(other) && one.length === other.length) {
    return one.flatMap((item, at) => differences(item, other[at], [...path, '[]'], isIgnored));
  }
  const where = pathInWords(path);
  if (one === null) return [`${where} is not sent.`];
  return [other === null ? `${where} is sent, but not expected.` : `${where} is not what is expected.`];
}

/** `properties.products[].id`, as inline code. */
export function pathInWords(path: readonly string[]): string {
  return inCode(path.reduce((all, name) => (name === '[]' ? `${all}[]` : all === '' ? name : `${all}.${name}`), ''));
}
