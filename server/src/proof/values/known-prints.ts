import { isJson } from '../../json/validity.ts';
import { print } from '../../semantics/print.ts';
import type { Value } from '../../semantics/values.ts';
import { type Prints, prints } from './prints.ts';

export function knownPrints(value: Value): Prints {
  const text = print(value);
  if (text === '') return prints.nothing;
  if (text.trim() === '') return mustBeEscaped(text) ? { ...prints.blank, text: 'any' } : prints.blank;
  if (text === '0') return prints.digits;
  if (/^[1-9]\d*$/.test(text)) return prints.counting;
  if (/^-?(0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?$/.test(text)) return prints.number;
  if (text === 'true' || text === 'false' || text === 'null') return prints.boolean;
  if (/^\d+$/.test(text)) return prints.zeros;
  return { ...prints.safe, ...(mustBeEscaped(text) && { text: 'any' }), json: isJson(text) };
}

/** A quote, a backslash or a control character is in it. */
export function mustBeEscaped(text: string): boolean {
  return JSON.stringify(text).length > text.length + 2;
}
