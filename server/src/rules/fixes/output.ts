import { skipSpaceBack } from '../../template/characters.ts';
import type { Span } from '../../template/span.ts';
import type { Edit, Fix } from '../engine/finding.ts';
import { slice } from '../shared/words.ts';

/**
 * Where what stands behind the last filter of an output or of a tag begins, in its text: white space, a dash and the braces. Undefined
 * where it has no end of its own, as within a `liquid` tag. Looks from the end on, for there may be any amount of white space.
 */
export function closingOf(output: string): number | undefined {
  if (!/^\{[{%]/.test(output) || !/[}%]\}$/.test(output.slice(-2))) return undefined;
  const braces = output.length - 2;
  return skipSpaceBack(output, 2, output.charAt(braces - 1) === '-' ? braces - 1 : braces);
}

/** Adds a filter behind all others. None where the output has no end of its own, as within a `liquid` tag. */
export function addFilter(output: Span, filter: string, kind: Fix['kind'], source: string): Fix[] {
  const edit = filterEdit(output, filter, source);
  return edit === undefined ? [] : [{ title: `Add \`| ${filter}\``, kind, edits: [edit] }];
}

export function filterEdit(output: Span, filter: string, source: string): Edit | undefined {
  const closing = closingOf(slice(source, output));
  if (closing === undefined) return undefined;
  const at = output.start + closing;
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
