import type { Span } from '../../template/span.ts';
import { isOneDigit } from './digits.ts';

const INTERNATIONAL = /(?<![\w+.,:/-])\+[1-9](?:[ .()/-]{0,2}\d){7,14}(?![\w+])/g;
const NORTH_AMERICAN = /(?<![\w(])\(\d{3}\) ?\d{3}-\d{4}(?!\d)/g;
const ANY = /^\+?[\d\s()./-]{7,24}(?:\s*(?:x|ext\.?)\s*\d{1,5})?$/i;

/** Numbers that are set aside for films and examples: 555-01xx in North America, those of Ofcom in Britain. */
const RESERVED =
  /(?:55501\d\d|^44(?:2079460\d{3}|7700900\d{3}|(?:113|114|115|116|117|118|121|131|141|151|161|191)4960\d{3}))$/;

/** Phone numbers that say by their form what they are, in any text. */
export function phonesIn(text: string): Span[] {
  return [...text.matchAll(INTERNATIONAL), ...text.matchAll(NORTH_AMERICAN)]
    .filter(({ 0: number }) => isNumber(digitsOf(number), 8))
    .map(({ 0: number, index }) => ({ start: index, end: index + number.length }));
}

/** Whether a text that is named a phone number can be one. */
export function isPhone(text: string): boolean {
  const [number = ''] = text.split(/x|ext/i);
  return ANY.test(text.trim()) && isNumber(digitsOf(number), 7);
}

function isNumber(digits: string, fewest: number): boolean {
  return digits.length >= fewest && digits.length <= 15 && !RESERVED.test(digits) && !isOneDigit(digits.slice(1));
}

function digitsOf(text: string): string {
  return text.replace(/\D/g, '');
}
