import { attributeEnd } from './attribute.ts';
import { isQuote, isWord } from './characters.ts';
import { isBlank, skipBlanks, stringEnd } from './fragments.ts';
import type { Span } from './span.ts';

/** `attribute`: Braze's `${…}`, which it has replaced by a name before Liquid reads the body. */
export type TokenKind =
  | 'id'
  | 'number'
  | 'string'
  | 'attribute'
  | 'dots'
  | 'comparison'
  | '.'
  | ':'
  | ','
  | '|'
  | Bracket;
type Bracket = '[' | ']' | '(' | ')';

export interface Token extends Span {
  readonly kind: TokenKind;
}

const COMPARISON = /==|!=|<>|<=?|>=?|contains(?=\s)/y;
const NUMBER = /-?[0-9]+(?:\.[0-9]+)?/y;
const ID = /[a-zA-Z_][\w-]*\??/y;

/** `Liquid::Lexer`: undefined where it finds a character that it does not know. Nested `{{` and `}}` are blanks. */
export function strictTokens(source: string, { start, end }: Span): readonly Token[] | undefined {
  const tokens: Token[] = [];
  for (let at = skipBlanks(source, start, end); at < end; at = skipBlanks(source, at, end)) {
    const token = tokenAt(source, at, end);
    if (token === undefined || token.end > end) return undefined;
    tokens.push(token);
    at = token.end;
  }
  return tokens;
}

function tokenAt(source: string, start: number, end: number): Token | undefined {
  const token = (kind: TokenKind, to: number | undefined) => (to === undefined ? undefined : { kind, start, end: to });
  const comparison = endOf(COMPARISON, source, start);
  if (comparison !== undefined) return token('comparison', comparison);
  if (isQuote(source.charCodeAt(start))) return token('string', stringEnd(source, start, end));
  const number = endOf(NUMBER, source, start);
  if (number !== undefined) return token('number', number);
  if (isWord(source.charCodeAt(start))) return token('id', endOf(ID, source, start));
  if (source.startsWith('..', start)) return token('dots', start + 2);
  const sign = source.charAt(start);
  return isSign(sign) ? token(sign, start + 1) : token('attribute', attributeEnd(source, start, end));
}

function endOf(pattern: RegExp, source: string, start: number): number | undefined {
  pattern.lastIndex = start;
  return pattern.test(source) ? pattern.lastIndex : undefined;
}

function isSign(text: string): text is '.' | ':' | ',' | '|' | Bracket {
  return text !== '' && '.:,|[]()'.includes(text);
}

/** Whether a blank stands where only the strict grammar allows one: beside a dot or inside brackets. */
export function hasSpacedSteps(source: string, { start, end }: Span): boolean {
  for (let at = start; at < end; at++) {
    const sign = source.charAt(at);
    if (!'.[]()'.includes(sign)) continue;
    if (at + 1 < end && sign !== ']' && sign !== ')' && isBlank(source, at + 1)) return true;
    if (at > start && sign !== '(' && isBlank(source, at - 1)) return true;
  }
  return false;
}
