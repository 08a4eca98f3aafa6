import { floatToText } from './floats.ts';
import { toText } from './print.ts';
import { Float, isArray, isHash, type Value } from './values.ts';

/** Compact JSON, as Ruby's `to_json` writes it; undefined for an infinite number, which JSON has not. */
export function writeJson(value: Value): string | undefined {
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'bigint') return String(value);
  if (value instanceof Float) return Number.isFinite(value.value) ? floatToText(value.value) : undefined;
  if (isArray(value)) return wrap('[', value.map(writeJson), ']');
  if (isHash(value)) return wrap('{', Array.from(value, writeMember), '}');
  return writeText(toText(value));
}

function writeMember([key, value]: [string, Value]): string | undefined {
  const written = writeJson(value);
  return written === undefined ? undefined : `${writeText(key)}:${written}`;
}

function wrap(open: string, parts: readonly (string | undefined)[], close: string): string | undefined {
  return parts.includes(undefined) ? undefined : open + parts.join(',') + close;
}

/** Escapes what JSON demands and nothing else. A lone surrogate, which UTF-8 cannot say, becomes U+FFFD. */
function writeText(text: string): string {
  return JSON.stringify(text.replace(/\p{Surrogate}/gu, '\uFFFD'));
}
