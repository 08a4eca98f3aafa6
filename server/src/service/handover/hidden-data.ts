import { personalData } from '../../catalog/personal-data.ts';
import { findInValue, type ValueMatch } from '../../privacy/find-in-value.ts';
import { replacementFor } from '../../privacy/replacements.ts';

export interface Cleaned {
  readonly text: string;
  /** What was replaced, in words. */
  readonly replaced: readonly string[];
}

/**
 * A text of JSON, indented, without personal data where a reader of a body is not warned of it: in names of members, encoded, and in
 * parameters of addresses. What leaves the company is looked at more closely than what is written.
 */
export function withoutHiddenData(json: string): Cleaned {
  const replaced: string[] = [];
  const clean = (text: string) => cleaned(text, replaced);
  const changed = (_: string, value: unknown): unknown => {
    if (typeof value === 'string') return clean(value);
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
    return Object.fromEntries(Object.entries(value).map(([name, one]) => [clean(name), one]));
  };
  const text = JSON.stringify(JSON.parse(json), changed, 2);
  return { text: `${text}\n`, replaced: [...new Set(replaced)] };
}

function cleaned(text: string, replaced: string[]): string {
  const plain = replacedIn(text, '', replaced);
  if (plain !== text) return plain;
  const decoded = fromBase64(text);
  if (decoded !== undefined) {
    const inner = replacedIn(decoded, '', replaced);
    return inner === decoded ? text : btoa(inner);
  }
  return text
    .replace(PARAMETER, (all, before: string, name: string, value: string) => {
      const known = unescaped(value);
      const inner = replacedIn(known, name, replaced);
      return inner === known ? all : `${before}${name}=${encodeURIComponent(inner)}`;
    })
    .replace(ENCODED, (word) => {
      const known = unescaped(word);
      const inner = replacedIn(known, '', replaced);
      return inner === known ? word : encodeURIComponent(inner);
    });
}

const PARAMETER = /([?&;])([\w.[\]-]+)=([^&#;\s"]+)/g;
/** A word with something like `%40` in it. */
const ENCODED = /(?<![^\s/?&=#;,"])[^\s/?&=#;,"]*%[0-9a-f]{2}[^\s/?&=#;,"]*/gi;
/** Nothing but a phone number looks like this in a payload; a body may well have such numbers of other things. */
const PHONE = /(?<![\w.-])\d{3}([-.])\d{3}\1\d{4}(?![\w-])/g;

function replacedIn(text: string, name: string, replaced: string[]): string {
  const phones = [...text.matchAll(PHONE)].map(
    ({ 0: number, index }): ValueMatch => ({ start: index, end: index + number.length, kind: 'phone' }),
  );
  let result = '';
  let at = 0;
  for (const { start, end, kind } of [...findInValue(text, name), ...phones].toSorted((a, b) => a.start - b.start)) {
    const own = text.slice(start, end);
    const other = replacementFor(kind, own, name, 0);
    if (start < at || own === other) continue;
    result += text.slice(at, start) + other;
    at = end;
    replaced.push(personalData[kind].words);
  }
  return result + text.slice(at);
}

function unescaped(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return text;
  }
}

/** Undefined for what is none, or nothing that people write. */
function fromBase64(text: string): string | undefined {
  if (!/^[\w+/-]{12,}={0,2}$/.test(text)) return undefined;
  try {
    const decoded = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
    return /^[\x20-\x7e\s]+$/.test(decoded) ? decoded : undefined;
  } catch {
    return undefined;
  }
}
