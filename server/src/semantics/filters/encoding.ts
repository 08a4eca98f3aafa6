import { LiquidError } from '../errors.ts';
import { toText } from '../print.ts';
import { type FilterTable, plain } from './filter.ts';

const encode = plain((input) => toBase64(bytesOf(toText(input))));

export const encodingFilters: FilterTable = {
  base64_encode: encode,
  /** The name that heads the row of `base64_encode` on Braze's page. */
  base64: encode,
  base64_decode: plain((input) => decode(toText(input), 'base64_decode')),
  base64_url_safe_encode: plain((input) => toUrlSafe(toBase64(bytesOf(toText(input))))),
  base64_url_safe_decode: plain((input) => decode(fromUrlSafe(toText(input)), 'base64_url_safe_decode')),
};

export function bytesOf(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

export function toBase64(bytes: Uint8Array): string {
  const parts: string[] = [];
  for (let at = 0; at < bytes.length; at += 0x8000) {
    parts.push(String.fromCharCode(...bytes.subarray(at, at + 0x8000)));
  }
  return btoa(parts.join(''));
}

function toUrlSafe(base64: string): string {
  return base64.replaceAll('+', '-').replaceAll('/', '_');
}

/** Padding may be missing. */
function fromUrlSafe(text: string): string {
  const missing = text.endsWith('=') ? 0 : (4 - (text.length % 4)) % 4;
  return text.replaceAll('-', '+').replaceAll('_', '/') + '='.repeat(missing);
}

const wellFormed = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

function decode(text: string, filter: string): string | LiquidError {
  const failed = new LiquidError(`invalid base64 provided to ${filter}`);
  if (!wellFormed.test(text)) return failed;
  const binary = atob(text);
  // Bits that no byte needs must be zero.
  if (btoa(binary) !== text) return failed;
  return new TextDecoder().decode(Uint8Array.from(binary, (character) => character.charCodeAt(0)));
}
