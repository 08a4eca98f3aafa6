import { isGivenName } from '../catalog/personal-data.ts';
import type { PersonalData } from '../catalog/types.ts';

/**
 * Values of the same form that belong to nobody: reserved for examples, or with digits that no real number has.
 * @param index which one, from 0, if several people are distinguished.
 * @param name of the member that holds it.
 */
export function replacementFor(kind: PersonalData, text: string, name: string, index: number): string {
  switch (kind) {
    case 'email':
      return index === 0 ? 'someone@example.com' : `someone${index + 1}@example.com`;
    case 'phone':
      return phone(text, index);
    case 'birth-date':
      return birthDate(text, 1990 + (index % 10));
    case 'ip-address':
      return text.includes(':') ? `2001:db8::${index + 1}` : `203.0.113.${(index % 254) + 1}`;
    case 'precise-location':
      return text.replace(/\.\d+/g, (decimals) => decimals.slice(0, 3));
    case 'name':
      return isGivenName(name) ? 'Test' : /full|customer|contact/i.test(name) ? 'Test Shopper' : 'Shopper';
    case 'financial':
      return /^[A-Z]/.test(text) ? text.replace(/\d/g, '0') : text.replace(/(?!^)\d/g, '0');
    default:
      return text.replace(/\d/g, '0');
  }
}

/** 555-0100 to 555-0199 are reserved in every North American area code. */
function phone(text: string, index: number): string {
  const last = `01${String((43 + index) % 100).padStart(2, '0')}`;
  if (/^\+\d+$/.test(text)) return `+1202555${last}`;
  if (text.startsWith('+')) return `+1 202 555 ${last}`;
  if (/^\d+$/.test(text)) return text.length > 10 ? `1202555${last}` : `202555${last}`;
  return text.startsWith('(') ? `(202) 555-${last}` : `202-555-${last}`;
}

/** The first of January, which is a common placeholder. */
function birthDate(text: string, year: number): string {
  if (/^\d{8}$/.test(text)) return `${year}0101`;
  if (/^\d{4}/.test(text)) return text.replace(/^\d{4}(\D)\d{1,2}\D\d{1,2}/, `${year}$101$101`);
  if (/^\d{1,2}\D\d{1,2}\D\d{4}$/.test(text)) return text.replace(/^\d{1,2}(\D)\d{1,2}\D\d{4}/, `01$101$1${year}`);
  return /^\d/.test(text) ? `1 January ${year}` : `January 1, ${year}`;
}
