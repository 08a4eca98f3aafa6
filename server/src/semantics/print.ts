import { floatToText } from './floats.ts';
import { timeToText } from './time.ts';
import { Drop, Float, isArray, isHash, Range, Time, type Value } from './values.ts';

/** What an output prints: nothing for nil, the items of an array one after the other, `{"a"=>1}` for a hash. */
export function print(value: Value): string {
  return isArray(value) ? join(value, '') : toText(value);
}

/** Ruby's `Array#join`: inner arrays are joined too. */
export function join(items: readonly Value[], glue: string): string {
  return items.map((item) => (isArray(item) ? join(item, glue) : toText(item))).join(glue);
}

/** Ruby's `to_s`: what a filter for strings sees. An array becomes `[1, "a", nil]`. */
export function toText(value: Value): string {
  if (value === null) return '';
  if (typeof value === 'string') return value;
  if (value instanceof Time) return timeToText(value);
  return inspect(value);
}

/** Ruby's `inspect`. Values nest at most as deep as the reader of JSON allows, so recursion is safe. */
export function inspect(value: Value): string {
  if (value === null) return 'nil';
  if (typeof value === 'string') return inspectText(value);
  if (typeof value === 'bigint' || typeof value === 'boolean') return String(value);
  if (value instanceof Float) return floatToText(value.value);
  if (isArray(value)) return `[${value.map(inspect).join(', ')}]`;
  if (isHash(value)) return inspectHash(value);
  if (value instanceof Range) return `${value.from}..${value.to}`;
  if (value instanceof Time) return timeToText(value);
  return value instanceof Drop ? value.className : '';
}

function inspectHash(hash: ReadonlyMap<string, Value>): string {
  const pairs = Array.from(hash, ([key, value]) => `${inspectText(key)}=>${inspect(value)}`);
  return `{${pairs.join(', ')}}`;
}

const special: Readonly<Record<string, string>> = {
  '"': '\\"',
  '\\': '\\\\',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
  '\f': '\\f',
  '\v': '\\v',
  '\b': '\\b',
  '\x07': '\\a',
  '\x1b': '\\e',
};

/** Quotes, backslashes, `#{`, `#$`, `#@` and what Ruby does not print as it is (it does print U+0085). */
const escaped = /["\\]|#(?=[{$@])|(?!\x85)[\p{Cc}\p{Cn}\p{Cs}\p{Zl}\p{Zp}]/gu;

function inspectText(text: string): string {
  return `"${text.replace(escaped, (character) => special[character] ?? escapeCharacter(character))}"`;
}

function escapeCharacter(character: string): string {
  if (character === '#') return '\\#';
  const code = character.codePointAt(0) ?? 0;
  const digits = code.toString(16).toUpperCase();
  return code > 0xffff ? `\\u{${digits}}` : `\\u${digits.padStart(4, '0')}`;
}
