import { personalData, personalDataNamed } from '../../catalog/personal-data.ts';
import { findInValue } from '../../privacy/find-in-value.ts';
import { secretsIn } from '../../privacy/secrets.ts';
import { print } from '../../semantics/print.ts';
import { isArray, isHash, type Value } from '../../semantics/values.ts';

const LONGEST = 40;

/** A value of a sample user as people may see it beside a name; `undefined` for lists, objects, personal data and secrets. */
export function harmlessExample(value: Value, name: string): string | undefined {
  if (isArray(value) || isHash(value) || value === null) return undefined;
  const kind = personalDataNamed(name);
  if (kind !== undefined && personalData[kind].sensitivity !== 'none') return undefined;
  const text = print(value);
  if (findInValue(text, name).length > 0 || secretsIn(`"${name}": "${text}"`).length > 0) return undefined;
  const line = text.replaceAll(/\s+/g, ' ');
  return line.length > LONGEST ? `${line.slice(0, LONGEST - 1)}…` : line;
}
