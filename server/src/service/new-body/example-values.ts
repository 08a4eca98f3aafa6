import { personalDataNamed } from '../../catalog/personal-data.ts';
import type { PersonalData } from '../../catalog/types.ts';
import { replacementFor } from '../../privacy/replacements.ts';
import { Float, type Value } from '../../semantics/values.ts';
import { changed, type OwnData, type PersonalValue } from './personal-values.ts';
import { isNumber, numberOf } from './values.ts';

/**
 * The properties of an event with values that belong to nobody in the place of personal ones, of the same types, so that the same body sends them.
 * Addresses of e-mail and phone numbers stay: the fix of `pii-in-sample` tells different ones apart.
 */
export function withExampleValues(properties: Value, own: OwnData): Value {
  return changed(properties, own, (found, value) => {
    if (typeof value === 'boolean') return found.kind === 'special' ? false : value;
    if (isNumber(value) && found.by === 'form') return value;
    if (isNumber(value)) return exampleNumber(found.kind, value);
    return exampleText(found);
  });
}

/** 1 January 1990 */
const BIRTH_SECONDS = 631_152_000n;

function exampleNumber(kind: PersonalData, value: bigint | Float): Value {
  const size = Math.abs(numberOf(value));
  switch (kind) {
    case 'email':
    case 'phone':
      return value;
    case 'birth-date':
      if (/^(?:19|20)\d{6}$/.test(String(size))) return 19_900_101n;
      return size < 10_000 ? 1n : size < 1e11 ? BIRTH_SECONDS : BIRTH_SECONDS * 1000n;
    case 'precise-location':
      return new Float(Math.trunc(numberOf(value) * 100) / 100);
    default:
      return 0n;
  }
}

function exampleText({ kind, text, path, by }: PersonalValue): string {
  const name = path.findLast((one) => one !== '[]') ?? '';
  // There may be other text around it, which the fix leaves.
  if (by === 'form') return text;
  switch (kind) {
    case 'email':
      return text.includes('@') ? text : replacementFor(kind, text, name, 0);
    case 'phone':
      return text;
    case 'name':
      return personalDataNamed(name) === 'name' ? replacementFor(kind, text, name, 0) : FULL_NAME;
    case 'person':
      return FULL_NAME;
    case 'birth-date':
      return /^\d{1,4}$/.test(text) ? '1'.padStart(text.length, '0') : replacementFor(kind, text, name, 0);
    case 'address':
      return /^\d+$/.test(text) ? '1' : '1 Example Street';
    case 'ip-address':
    case 'precise-location':
      return replacementFor(kind, text, name, 0);
    case 'credential':
    case 'special':
    case 'free-text':
    case 'demographic':
      return 'example';
    default:
      return text.replaceAll(/\d/g, '0').replaceAll(/\p{L}/gu, 'A');
  }
}

const FULL_NAME = 'Test Shopper';
