import type { JsonPlace } from '../cursor/json-place.ts';
import type { CompletionRequest } from './request.ts';

const OUTPUT = String.raw`\{\{(?:\$\{[^{}\n]*\}|[^{}\n])*\}\}`;
const STRING = String.raw`"(?:${OUTPUT}|\\.|[^"\\{}\n])*"`;
const NUMBER = String.raw`-?\d[\w.+-]*|(?:true|false|null)\b`;
/** A value on one line, with the space before it. */
const VALUE = new RegExp(String.raw`^[ \t]*(?:(?:${OUTPUT}\d*)+|${STRING}|${NUMBER})`);

/**
 * Where the value ends that stands behind the cursor already and that a new one takes the place of: at the cursor if there is none.
 * `undefined` where a new one would break it.
 */
export function endOfExisting({ template: { source } }: CompletionRequest, place: JsonPlace): number | undefined {
  const { typed, isQuoted, isClosed, next } = place;
  const rest = source.slice(typed.end, typed.end + 2_000);
  // A quote that is not closed yet, before an output: nobody knows where the string is meant to end.
  if (isQuoted && !isClosed) return /^[^"\n,}\]]*?\{[{%]/.test(rest) ? undefined : typed.end;
  if (isClosed || !next.has('start')) return typed.end;
  const found = VALUE.exec(rest)?.[0];
  const isName = /^\s*:/.test(rest.slice((found ?? /^\s*"[^"\n]*"/.exec(rest)?.[0] ?? '').length));
  if (isName) return typed.end;
  return found === undefined ? undefined : typed.end + found.length;
}
