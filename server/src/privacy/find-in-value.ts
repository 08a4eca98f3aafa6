import { isImpersonal, personalDataNamed } from '../catalog/personal-data.ts';
import type { PersonalData } from '../catalog/types.ts';
import type { Span } from '../template/span.ts';
import { isBirthDate } from './patterns/birth-date.ts';
import { cardsIn } from './patterns/card.ts';
import { emailsIn } from './patterns/email.ts';
import { ibansIn } from './patterns/iban.ts';
import { isPublicAddress } from './patterns/ip-address.ts';
import { isPreciseCoordinate, isPrecisePair } from './patterns/location.ts';
import { isOfficialId, socialSecurityNumbersIn } from './patterns/official-id.ts';
import { isPhone, phonesIn } from './patterns/phone.ts';

/** Where a value shows what it is by its form. Offsets into the value. */
export interface ValueMatch extends Span {
  readonly kind: PersonalData;
}

/** Names of numbers that look like others: nothing but their own form tells what such a value is. */
const CODES =
  /(?:^|[_\W])(?:id|ids|uuid|guid|sku|skus|ean|upc|gtin|isbn|asin|code|key|hash|token|order|invoice|tracking|timestamp|time|ts|price|amount|total|revenue|version|serial|number|no|barcode|ref|reference|url|uri|href|image)(?:$|[_\W])/i;

/** As many as the shortest number that shows by its form what it is. */
const MANY_DIGITS = /\d(?:[^\d]*\d){7}/;

/** What has none of these is no personal data by its form. */
export const MARKS = /[@\d]/;

/**
 * Personal data in a literal value, by its form and by what names it. What many things look like, such as a date or `1.2.3.4`, counts only under a name
 * that says so.
 * @param outer the names around it.
 */
export function findInValue(value: string, name = '', outer: readonly string[] = []): ValueMatch[] {
  if (!MARKS.test(value)) return [];
  const named = name === '' ? undefined : personalDataNamed(name, outer);
  const whole = wholeValue(value, named);
  if (whole !== undefined) return [whole];
  const emails = of('email', emailsIn(value));
  // An agent may well have an address of their own, while that of a shop is nobody's.
  if (isImpersonal(name, outer)) return emails.filter(({ start, end }) => isOfPerson(value.slice(start, end)));
  if (!MANY_DIGITS.test(value) || isCode(name, named)) return emails;
  return [
    ...emails,
    ...of('financial', [...cardsIn(value), ...ibansIn(value)]),
    ...of('official-id', socialSecurityNumbersIn(value)),
    ...of('phone', phonesIn(value)),
  ].filter(isFirstOfItsPlace);
}

function wholeValue(value: string, named: PersonalData | undefined): ValueMatch | undefined {
  const text = value.trim();
  const isNamed =
    (named === 'phone' && isPhone(text)) ||
    (named === 'birth-date' && isBirthDate(text)) ||
    (named === 'official-id' && isOfficialId(text)) ||
    (named === 'ip-address' && isPublicAddress(text)) ||
    (named === 'precise-location' && (isPreciseCoordinate(text) || isPrecisePair(text)));
  return isNamed ? { start: 0, end: value.length, kind: named } : undefined;
}

function isCode(name: string, named: PersonalData | undefined): boolean {
  const spaced = name.replace(/([a-z\d])([A-Z])/g, '$1_$2');
  return (named === undefined || named === 'none') && CODES.test(spaced);
}

function of(kind: PersonalData, spans: readonly Span[]): ValueMatch[] {
  return spans.map(({ start, end }) => ({ start, end, kind }));
}

function isFirstOfItsPlace(match: ValueMatch, index: number, all: readonly ValueMatch[]): boolean {
  return all.slice(0, index).every(({ start, end }) => match.end <= start || end <= match.start);
}

/** `maria.keller@…`, but neither `berlin@…` nor `support.team@…`. */
function isOfPerson(address: string): boolean {
  const local = address.slice(0, address.lastIndexOf('@'));
  return /^\p{L}+[._-]\p{L}{2,}\d{0,4}$/u.test(local) && !isImpersonal(local);
}

/** Whether a value is, or has in it, what may be personal data by its form, under some name or none. */
export function mayHoldPersonalData(value: string): boolean {
  const text = value.trim();
  const isWhole =
    isPhone(text) ||
    isBirthDate(text) ||
    isOfficialId(text) ||
    isPublicAddress(text) ||
    isPreciseCoordinate(text) ||
    isPrecisePair(text);
  if (isWhole || emailsIn(value).length > 0) return true;
  const found = [...cardsIn(value), ...ibansIn(value), ...socialSecurityNumbersIn(value), ...phonesIn(value)];
  return found.length > 0;
}
