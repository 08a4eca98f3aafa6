import { findFilter } from '../../catalog/filters/index.ts';
import type { Output, Template } from '../../template/tree.ts';
import { type LiquidSlip, slip } from './liquid-slip.ts';
import { withDigits } from './output-around.ts';
import { quote } from './words.ts';

/** `{{ 'now | date: '%s' }}`: the quote ends where the next one begins. */
const NO_END = /^(\{\{-?\s{0,20})'([\w:.-]{1,60})\s{0,20}\|\s{0,20}(\w+)\s{0,20}[:|]/;
/** `{{ now' | date: '%s' }}`: another word may be a variable, and the quote one too many. */
const NO_START = /^(\{\{-?\s{0,20})(now|today|\d[\d:.-]{0,60})'\s{0,20}\|\s{0,20}(\w+)/;
const NEAR = 200;

/** A text whose one quote is missing, so that Liquid takes filters for a part of it, or skips them. */
export function unclosedQuote({ start, end, ...output }: Output, { source }: Template): LiquidSlip | undefined {
  const written = source.slice(start, Math.min(end, start + NEAR));
  const [withoutEnd, withoutStart] = [NO_END.exec(written), NO_START.exec(written)];
  const [, before = '', text = '', filter = ''] = withoutEnd ?? withoutStart ?? [];
  if (text === '' || findFilter(filter) === undefined) return undefined;
  const from = start + before.length;
  const at = withoutEnd === null ? from : from + 1 + text.length;
  const message = `The text ${quote(text)} has only one quote, so Liquid misreads the filters behind it. Write \`'${text}'\`.`;
  const fix = { title: 'Insert the quote', kind: 'suggestion', edits: [{ start: at, end: at, newText: "'" }] } as const;
  const place = { start: from, end: from + text.length + 1 };
  return slip(place, message, [withDigits({ ...output, start, end }, source)], fix);
}
