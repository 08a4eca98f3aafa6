import type { Span } from '../../template/span.ts';
import type { Edit } from '../engine/finding.ts';

/** The value that `not` or `!` denies, or the comparison. */
const DENIED =
  /^\s*(\{\{[^%\n]*?\}\}\}?|[\w.-]*\$\{[^}\n]*\}[\w.]*|[\w.[\]-]+)(?:\s*(==|!=)\s*('[^'\n]*'|"[^"\n]*"|[\w.-]+))?\s*$/;

/** What says the opposite in Liquid: of a value, that it is blank. */
export function oppositeOf(left: Span, { start, end }: Span, source: string): { readonly edit?: Edit } {
  const [all, value, operator, other] = DENIED.exec(source.slice(start, end).replace(/(?<!\s)\s*-?%\}$/, '')) ?? [];
  if (all === undefined || value === undefined) return {};
  const opposite = value.startsWith('forloop.') ? '== false' : '== blank';
  const compared = operator === undefined ? opposite : `${operator === '==' ? '!=' : '=='} ${other}`;
  const edited = { start: left.start, end: start + all.trimEnd().length };
  return { edit: { ...edited, newText: `${value} ${compared}` } };
}
