import type { MarkupRequest } from './request.ts';

const NAME = String.raw`[\w-]+\??`;
const ATTRIBUTE = String.raw`\$\{[^{}|\n]*\}`;
const STEPS = String.raw`(?:\.${ATTRIBUTE}|\.${NAME}|\[[^\][\n]*\])*`;
/** Behind the cursor in a name, or before all of it. */
const REST = new RegExp(`^(?:[\\w-]*\\??\\.?${ATTRIBUTE}|${NAME})?${STEPS}`);
const STEP = new RegExp(`^[\\w-]*\\??(?:${ATTRIBUTE})?`);
const BRACED = new RegExp(String.raw`^\{\{\s*(?:${NAME}|(?:${NAME}\.)?${ATTRIBUTE})${STEPS}\s*\}\}`);
const LITERAL = /^(?:'[^'\n]*'|"[^"\n]*")/;
/** They join values, or come behind one. */
const KEYWORD = /^(?:and|or|contains|in|limit|offset|reversed|cols|with|as)\b|^\w+\s*:/;

/** How far a value goes on behind the cursor, so that another one takes its place: nothing of it is left to stand beside that. */
export function restOfValue(request: MarkupRequest): number {
  const { wordStart, offset, place } = request;
  const rest = restOfLine(request);
  if (wordStart < offset) return lengthOf(REST, rest);
  // What follows braces that are not closed may be a text.
  if (!place.isClosed) return /^[\w-]*\.?\$\{/.test(rest) ? lengthOf(REST, rest) : 0;
  const space = lengthOf(/^[ \t]*/, rest);
  const value = rest.slice(space);
  if (KEYWORD.test(value)) return 0;
  const braced = place.kind === 'tag' && !place.isNested ? lengthOf(BRACED, value) : 0;
  const length = braced || lengthOf(LITERAL, value) || lengthOf(REST, value);
  return length === 0 ? 0 : space + length;
}

function lengthOf(pattern: RegExp, text: string): number {
  return pattern.exec(text)?.[0].length ?? 0;
}

/** The name that the cursor is in, with its braces behind a dot: what follows it stays. */
export function restOfStep(request: MarkupRequest): number {
  return lengthOf(STEP, restOfLine(request));
}

/** Within `${…}`: the name up to its brace, which may hold spaces. */
export function restOfName(request: MarkupRequest): number {
  const rest = restOfLine(request);
  const brace =
    request.template.source.slice(request.wordStart, request.offset) === '$' && rest.startsWith('{') ? 1 : 0;
  return brace + lengthOf(/^[\w-]*(?: [\w -]*[\w-])?(?=\})|^[\w-]*\??/, rest.slice(brace));
}

export function restOfLine({ template, offset }: MarkupRequest): string {
  return /^[^\n]*/.exec(template.source.slice(offset, offset + 2_000))?.[0] ?? '';
}
