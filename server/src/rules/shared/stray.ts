import { bareMatches } from '../../template/bare-text.ts';
import type { Expression } from '../../template/expressions.ts';
import { type Span, spanOf } from '../../template/span.ts';
import type { Explained } from '../engine/explained.ts';
import type { Said } from '../engine/rule.ts';
import { quote, slice } from './words.ts';

/** Characters within a value that Liquid skips. */
export interface Stray extends Span {
  readonly kind: 'stray';
  readonly text: string;
  readonly meant: string;
  readonly explains: readonly Explained[];
}

export function sayStray({ start, end, text, meant, explains }: Stray): Said {
  const message = `Liquid skips the stray characters in ${quote(text)}. Write ${quote(meant)}.`;
  return { start, end, message, severity: 'warning', explains };
}

/** What no name, no path and no operator has. Letters of other scripts, quotes and braces are for other rules. */
const STRAY = /\*+|[`~#@^;\\]+|\.{2,}|:+/g;

/** `a.**b**` in a condition, a loop, a `case`: Liquid takes the pieces that it knows. */
export function* strayIn(value: Expression, source: string): Generator<Stray> {
  if (value.type !== 'lookup' || value.end - value.start > LONGEST) return;
  const stray = bareMatches(source, value, STRAY).filter(
    ({ start, end }) =>
      (source.charAt(start) !== ':' || end === value.end) &&
      // Between two names it was meant to multiply.
      (slice(source, { start, end }) !== '*' || start === value.start || end === value.end),
  );
  const text = slice(source, value);
  if (stray.length === 0 || /&#?\w{2,8};/.test(text)) return;
  const quoted = inQuotes(text);
  if (quoted !== undefined) {
    yield { kind: 'stray', start: value.start, end: value.end, text, meant: quoted, explains: [spanOf(value)] };
    return;
  }
  const plain = stray.reduceRight((left, { start, end }) => {
    const at = { start: start - value.start, end: end - value.start };
    const isBetween = text.slice(at.start, at.end).startsWith('..') && at.start > 0 && at.end < text.length;
    return left.slice(0, at.start) + (isBetween ? '.' : '') + left.slice(at.end);
  }, text);
  // Bold text is written `__so__` as well, and that is how the name was lost.
  const meant = plain.replace(/\.http_status_code$/, '.__http_status_code__');
  const { start, end } = value;
  yield { kind: 'stray', start, end, text, meant, explains: [{ start, end }] };
}

/** `\"x\"` and `\`x\`` as the strings that they were meant to be, with what is put into one appended. */
function inQuotes(text: string): string | undefined {
  const [, sign = "'", inner = ''] = /^(?:`(?!\$\{)|\\(["']))([^"'`\\]*)(?:`|\\\1)$/.exec(text) ?? [];
  if (inner === '') return undefined;
  const [first = '', ...others] = inner.split(/\$\{|\}/);
  const parts = others.map((part, at) => (at % 2 === 0 ? part : `${sign}${part}${sign}`));
  const appended = parts.filter((part) => part !== sign + sign).map((part) => ` | append: ${part}`);
  return `${sign}${first}${sign}${appended.join('')}`;
}

/** What is longer is no name. */
const LONGEST = 400;
