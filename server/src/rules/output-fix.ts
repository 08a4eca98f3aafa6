import type { Span } from '../template/span.ts';
import type { Edit, Fix } from './finding.ts';
import { slice } from './words.ts';

/** What may stand behind the last filter of an output or of an `echo`. */
const CLOSING = /\s*-?(?:\}\}|%\})$/;

/** Adds a filter behind all others. None where the output has no end of its own, as within a `liquid` tag. */
export function addFilter(output: Span, filter: string, kind: Fix['kind'], source: string): Fix[] {
  const edit = filterEdit(output, filter, source);
  return edit === undefined ? [] : [{ title: `Add \`| ${filter}\``, kind, edits: [edit] }];
}

export function filterEdit(output: Span, filter: string, source: string): Edit | undefined {
  const text = slice(source, output);
  const closing = /^\{[{%]/.test(text) ? CLOSING.exec(text) : null;
  if (closing === null) return undefined;
  const at = output.start + closing.index;
  return { start: at, end: at, newText: ` | ${filter}` };
}

/** The edits that drop the quotes right around a place; undefined where there are none. */
export function unquote({ start, end }: Span, source: string): readonly [Edit, Edit] | undefined {
  if (source.charAt(start - 1) !== '"' || source.charAt(end) !== '"') return undefined;
  return [
    { start: start - 1, end: start, newText: '' },
    { start: end, end: end + 1, newText: '' },
  ];
}
