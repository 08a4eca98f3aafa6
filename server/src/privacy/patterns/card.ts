import type { Span } from '../../template/span.ts';
import { isLuhn, isOneDigit } from './digits.ts';

const CARD = /(?<![\w.+-])(?:\d{4}([ -]?)\d{4}\1\d{4}\1\d{4}|\d{4}([ -]?)\d{6}\2\d{5})(?![\w.-]?\w)/g;

/** Visa, Mastercard, Discover and UnionPay with 16 digits, American Express with 15: shorter and longer ones are articles and timestamps. */
const BRANDS = /^(?:(?:4\d|5[1-5]|2[2-7]|6[025])\d{14}|3[47]\d{13})$/;

export function cardsIn(text: string): Span[] {
  return Array.from(text.matchAll(CARD)).flatMap(({ 0: card, index }) => {
    return isCard(card) ? [{ start: index, end: index + card.length }] : [];
  });
}

function isCard(text: string): boolean {
  const digits = text.replace(/[ -]/g, '');
  return BRANDS.test(digits) && isLuhn(digits) && !isOneDigit(digits.slice(1));
}
