import type { Span } from '../../template/span.ts';
import { isOneDigit } from './digits.ts';

const SSN = /(?<![\w-])(\d{3})-(\d{2})-(\d{4})(?![\w-])/g;

/** Numbers of US social security in their usual form, those apart that are never given out or were printed in advertisements. */
export function socialSecurityNumbersIn(text: string): Span[] {
  return Array.from(text.matchAll(SSN)).flatMap(({ 0: number, 1: area = '', 2: group, 3: serial, index }) => {
    const isNobodys = /^(?:000|666|9..)$/.test(area) || group === '00' || serial === '0000' || PRINTED.has(number);
    return isNobodys ? [] : [{ start: index, end: index + number.length }];
  });
}

const PRINTED: ReadonlySet<string> = new Set(['078-05-1120', '219-09-9999']);

/** Whether a text that is named the number of a document can be one. */
export function isOfficialId(text: string): boolean {
  const digits = text.replace(/\D/g, '');
  if (/^\d{3}-\d{2}-\d{4}$/.test(text)) return socialSecurityNumbersIn(text).length > 0;
  return /^[\p{L}\d][\p{L}\d ./-]{4,19}$/u.test(text) && digits.length >= 5 && !isOneDigit(digits);
}
