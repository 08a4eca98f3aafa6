import { findFilter } from '../../catalog/filters/index.ts';
import type { FilteredExpression } from '../../template/expressions.ts';
import { lastFrom, type Span, spanOf } from '../../template/span.ts';
import type { Template } from '../../template/tree.ts';
import type { Fix } from '../engine/finding.ts';
import type { Said } from '../engine/rule.ts';
import { choiceBehind } from './choice.ts';
import { outputAround, withDigits } from './output-around.ts';
import { quote, slice } from './words.ts';

/** Text that Liquid skips, such as a second word after a value. */
export interface Skipped extends Span {
  readonly kind: 'skipped';
  readonly text: string;
  /** Where it is plain what was meant. */
  readonly advice?: string;
  readonly repair?: Fix;
  /** It is a filter. */
  readonly isFilter?: true;
}

const COLON = 'the arguments of a filter follow a colon';

type Meant = Pick<Skipped, 'advice' | 'repair' | 'isFilter'>;

/** What Liquid skips, where it is plain what was meant: arguments without their colon or in parentheses, a filter without its `|`. */
export function meantBy({ value, filters, start: from }: FilteredExpression, junk: Span, source: string): Meant {
  const text = slice(source, junk);
  const filter = lastFrom(filters, junk.start);
  if (/^[;,]$/.test(text)) {
    const from = junk.start - (source.charAt(junk.start - 1) === ' ' ? 1 : 0);
    const edits = [{ start: from, end: junk.end, newText: '' }];
    return {
      advice: 'nothing follows it. Remove it.',
      repair: { title: `Remove ${quote(text)}`, kind: 'suggestion', edits },
    };
  }
  const isBare = filter !== undefined && filter.arguments.length === 0;
  const sign = isBare ? /^(?:=>?|:=)(?=\s*\S)/.exec(text)?.[0] : undefined;
  if (isBare && sign !== undefined) {
    const edits = [{ start: filter.nameSpan.end, end: junk.start + sign.length, newText: ':' }];
    return { advice: `${COLON}.`, repair: { title: `Change ${quote(sign)} to \`:\``, kind: 'suggestion', edits } };
  }
  if (isBare && filter.nameSpan.end + 1 === junk.start)
    return { advice: `${COLON}. Insert it.`, repair: insertion('Insert a colon', filter.nameSpan.end, ':') };
  const [, inner] =
    isBare && filter.nameSpan.end === junk.start ? (/^\(\s*(?=[^\s)])(.+?)(?<!\s)\s*\)$/s.exec(text) ?? []) : [];
  if (inner !== undefined) {
    const edits = [{ start: junk.start, end: junk.end, newText: `: ${inner}` }];
    return { advice: `${COLON}.`, repair: { title: `Change to \`: ${inner}\``, kind: 'suggestion', edits } };
  }
  const choice = value !== undefined && text.startsWith('if ') ? choiceBehind(value, source) : undefined;
  if (choice !== undefined)
    return { advice: 'no choice follows a value. Write it with `if` as a tag.', repair: choice, isFilter: true };
  const apostrophe = isBare ? undefined : endedByApostrophe(filter?.arguments.at(-1), junk, source);
  if (apostrophe !== undefined) return apostrophe;
  const [, separator = '', name = ''] = /^([,;]?)\s*(\w+)(?:\s*:.*)?$/s.exec(text) ?? [];
  const isFirst = filter === undefined && value !== undefined && junk.start >= (value.end ?? from);
  if (!isFirst || findFilter(name) === undefined) return {};
  const advice = 'a filter follows a `|`.';
  if (separator === '' && junk.start > value.end)
    return { advice: `${advice} Insert it.`, repair: insertion('Insert `|`', junk.start, '| '), isFilter: true };
  if (separator === '') return {};
  const newText = source.charAt(junk.start - 1) === ' ' ? '|' : ' |';
  const edits = [{ start: junk.start, end: junk.start + 1, newText }];
  return {
    advice,
    repair: { title: `Change ${quote(separator)} to \`|\``, kind: 'suggestion', edits },
    isFilter: true,
  };
}

/** `default: 'it's'`: the quote ends at the apostrophe. */
function endedByApostrophe(argument: Span | undefined, junk: Span, source: string): Meant | undefined {
  if (argument?.end !== junk.start || source.charAt(argument.start) !== "'") return undefined;
  const rest = /^\w[^'"|\n]*'/.exec(source.slice(junk.start, junk.start + LONGEST))?.[0];
  if (rest === undefined) return undefined;
  const end = junk.start + rest.length;
  const inner = source.slice(argument.start + 1, end - 1);
  if (inner.includes('"')) return undefined;
  const edits = [{ start: argument.start, end, newText: `"${inner}"` }];
  const repair: Fix = { title: 'Put it in double quotes', kind: 'suggestion', edits };
  return { advice: 'the string ends at the apostrophe. Write it in double quotes.', repair };
}

/** What is longer is no text for a user without a value. */
const LONGEST = 200;

function insertion(title: string, at: number, newText: string): Fix {
  return { title, kind: 'suggestion', edits: [{ start: at, end: at, newText }] };
}

export function saySkipped({ start, end, text, advice, isFilter }: Skipped, template: Template): Said {
  if (advice !== undefined) {
    const message = `Liquid silently skips ${quote(text)}: ${advice}`;
    const output = isFilter || advice.startsWith(COLON) ? outputAround({ start, end }, template) : undefined;
    const isDate = isFilter && /^\W*date\b/.test(text);
    return {
      start,
      end,
      message,
      severity: 'warning',
      ...(output && { explains: [isDate ? withDigits(output, template.source) : { ...spanOf(output), only: 'json' }] }),
    };
  }
  const close =
    /^['"]/.test(text) && !text.slice(1).includes(text.charAt(0))
      ? 'Close the quote that starts here.'
      : 'Remove it, or add what is missing: a `|` before a filter, a comma between arguments.';
  return { start, end, message: `Liquid silently skips ${quote(text)}. ${close}`, severity: 'warning' };
}
