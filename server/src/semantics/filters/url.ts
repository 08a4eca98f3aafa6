import { LiquidError } from '../errors.ts';
import { toText } from '../print.ts';
import { bytesOf } from './encoding.ts';
import { type FilterTable, plain } from './filter.ts';

export const urlFilters: FilterTable = {
  url_encode: plain((input) =>
    input === null ? null : escapeBytes(toText(input), /[A-Za-z0-9_.~-]/).replaceAll('%20', '+'),
  ),
  url_decode: plain((input) => (input === null ? null : decode(toText(input)))),
  /** Leaves what has a meaning in a URL. */
  url_escape: plain((input) => escapeBytes(toText(input), /[A-Za-z0-9\-_.!~*'();/?:@&=+$,[\]]/)),
  /** For one value in a URL's query. */
  url_param_escape: plain((input) => escapeBytes(toText(input), /[A-Za-z0-9_.~-]/)),
};

function escapeBytes(text: string, kept: RegExp): string {
  const parts: string[] = [];
  for (const byte of bytesOf(text)) {
    const character = String.fromCharCode(byte);
    parts.push(kept.test(character) ? character : `%${byte.toString(16).toUpperCase().padStart(2, '0')}`);
  }
  return parts.join('');
}

function decode(text: string): string | LiquidError {
  const failed = new LiquidError('invalid byte sequence in UTF-8');
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  let invalid = false;
  const decoded = text.replaceAll('+', ' ').replace(/(?:%[0-9a-fA-F]{2})+/g, (escapes) => {
    const bytes = escapes.match(/[0-9a-fA-F]{2}/g) ?? [];
    try {
      return decoder.decode(Uint8Array.from(bytes, (digits) => Number.parseInt(digits, 16)));
    } catch {
      invalid = true; // The decoder has no other way to say so.
      return '';
    }
  });
  return invalid ? failed : decoded;
}
