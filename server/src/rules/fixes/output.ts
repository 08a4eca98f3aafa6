import { skipSpaceBack } from '../../template/characters.ts';
import type { Span } from '../../template/span.ts';
import type { Edit, Fix } from '../engine/finding.ts';
import { slice } from '../shared/words.ts';

/**
 * The index, in the text of an output or a tag, after its last filter, where white space, a dash and the braces begin. Undefined if it has no
 * closing braces of its own, as in a `liquid` tag. Searches from the end, since there may be any amount of white space.
 */
export function closingOf(output: string): number | undefined {
  if (!/^\{[{%]/.test(output) || !/[}%]\}$/.test(output.slice(-2))) return undefined;
  const braces = output.length - 2;
  return skipSpaceBack(output, 2, output.charAt(braces - 1) === '-' ? braces - 1 : braces);
}

/** Adds a filter after all others. No fix if the output has no closing braces of its own, as in a `liquid` tag. */
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

/** The edits that remove the quotes right around a place; undefined if there are none. */
export function unquote({ start, end }: Span, source: string): readonly [Edit, Edit] | undefined {
  if (source.charAt(start - 1) !== '"' || source.charAt(end) !== '"') return undefined;
  return [
    { start: start - 1, end: start, newText: '' },
    { start: end, end: end + 1, newText: '' },
  ];
}
