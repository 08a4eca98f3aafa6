import { usableFilters } from '../../catalog/filters/index.ts';
import type { Filter } from '../../template/expressions.ts';
import type { Span } from '../../template/span.ts';

/** Words that follow one another with hyphens or single blanks between them. */
const WORDS = /^\w+(?:[- ]\w+){0,3}/;
/** Longer than any name. */
const LONGEST = 60;

export interface WrittenFilter extends Span {
  /** The filter that has this name, once its words are one. */
  readonly meant: string;
}

/** `json-escape`, `as json string`: the name of a filter in several words, of which Liquid reads the first alone. */
export function writtenFilter(
  { nameSpan: { start } }: Pick<Filter, 'nameSpan'>,
  source: string,
): WrittenFilter | undefined {
  const words = WORDS.exec(source.slice(start, start + LONGEST))?.[0].split(/(?=[- ])/) ?? [];
  for (let count = words.length; count > 1; count--) {
    const text = words.slice(0, count).join('');
    const meant = usableFilters.find((name) => name === text.replaceAll(/[- ]/g, '_'));
    if (meant !== undefined) return { start, end: start + text.length, meant };
  }
  return undefined;
}
