import { findFilter } from '../../catalog/filters/index.ts';
import type { FilterEntry } from '../../catalog/types.ts';
import type { Chain } from '../cursor/expected.ts';
import { restOfLine } from './reference.ts';
import type { MarkupRequest } from './request.ts';

/** They make JSON of a value, so that they come last and once. */
const LAST: ReadonlySet<string> = new Set(['json_escape', 'as_json_string']);
/** What they print holds nothing to escape. */
const PLAIN: ReadonlySet<string> = new Set(['number', 'boolean', 'hex', 'base64', 'json']);

/** The filter would escape what is escaped already, or what other filters are to read. */
export function isTooEarly({ name }: FilterEntry, request: MarkupRequest, { filters }: Chain): boolean {
  if (!LAST.has(name)) return false;
  const isMade = filters.some((one) => LAST.has(one));
  return isMade || hasFilterBehind(request);
}

export function isPlain({ filters }: Chain): boolean {
  const output = findFilter(filters.at(-1) ?? '')?.output;
  return output !== undefined && PLAIN.has(output);
}

/** Behind the one that the cursor is in or before. */
function hasFilterBehind(request: MarkupRequest): boolean {
  const rest = restOfLine(request).slice(restOfFilter(request));
  return /^(?:[^|{}'"\n]|'[^'\n]*'|"[^"\n]*"|\{[^{}\n]*\})*\|/.test(rest);
}

/** What a filter takes the place of: the name that the cursor is in, or that comes next behind its pipe. */
export function restOfFilter(request: MarkupRequest): number {
  const { wordStart, offset, expects } = request;
  const hasPipe = expects.kind === 'filter' && expects.hasPipe;
  if (wordStart === offset && !hasPipe) return 0;
  const pattern = wordStart === offset && request.place.isClosed ? /^[ \t]*\w+|^/ : /^\w*/;
  return pattern.exec(restOfLine(request))?.[0].length ?? 0;
}
