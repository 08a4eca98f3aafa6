/** A piece of a rendering; UTF-16 offsets into it. */
export interface JsonToken {
  readonly kind: JsonTokenKind;
  readonly start: number;
  readonly end: number;
  /** A string that is unclosed, lacks its first quote, or contains a character that is not allowed. */
  readonly faulty?: boolean;
}

/** `literal`: a number, `true`, `false`, `null`. `word`: anything that JSON does not have, including spaces. */
export type JsonTokenKind = '{' | '}' | '[' | ']' | ':' | ',' | 'string' | 'literal' | 'word' | 'comment' | 'end';

const PUNCTUATION = new Set(['{', '}', '[', ']', ':', ',']);
const LITERAL = /(?:true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?)(?=[\s{}[\]:,"]|\/\/|$)/y;
const BLANKS = /[ \t\r\n]*/y;
const BARE = /(?:[^\s{}[\]:,"]|:\/\/)+(?:[ \t]+(?!\/\/)(?:[^\s{}[\]:,"]|:\/\/)+)*/y;
const ESCAPE = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;
/** What needs a closer look within a string. */
const SPECIAL = /["\\\p{Cc}]/gu;

/** The token at or after `from`. Any text is a sequence of tokens. */
export function nextToken(text: string, from: number): JsonToken {
  const start = matchEnd(BLANKS, text, from);
  if (start >= text.length) return { kind: 'end', start: text.length, end: text.length };
  const char = text.charAt(start);
  if (isPunctuation(char)) return { kind: char, start, end: start + 1 };
  if (char === '"') return readString(text, start);
  if (text.startsWith('//', start)) return readComment(text, start);
  const literal = matchEnd(LITERAL, text, start);
  if (literal > start) return { kind: 'literal', start, end: literal };
  return readBare(text, start);
}

function isPunctuation(char: string): char is '{' | '}' | '[' | ']' | ':' | ',' {
  return PUNCTUATION.has(char);
}

function matchEnd(pattern: RegExp, text: string, from: number): number {
  pattern.lastIndex = from;
  return pattern.test(text) ? pattern.lastIndex : from;
}

function readComment(text: string, start: number): JsonToken {
  const newline = text.indexOf('\n', start);
  const line = newline < 0 ? text.length : newline;
  return { kind: 'comment', start, end: trimEnd(text, start, line) };
}

/** Text without quotes; with one at its end it is a string whose first quote is missing. */
function readBare(text: string, start: number): JsonToken {
  const end = Math.max(matchEnd(BARE, text, start), start + 1);
  if (text.charAt(end) === '"') return { kind: 'string', start, end: end + 1, faulty: true };
  return { kind: 'word', start, end };
}

/** A string ends at its quote, or with its line if the quote is missing. */
function readString(text: string, start: number): JsonToken {
  let faulty = false;
  let at = start + 1;
  for (;;) {
    SPECIAL.lastIndex = at;
    const special = SPECIAL.exec(text);
    const found = special?.index ?? text.length;
    if (special === null || special[0] === '\n') return brokenString(text, start, found);
    if (special[0] === '"') return { kind: 'string', start, end: found + 1, ...(faulty && { faulty }) };
    const escaped = matchEnd(ESCAPE, text, found);
    faulty ||= escaped === found && (special[0] === '\\' || special[0] < ' ');
    at = escaped > found ? escaped : found + 1;
  }
}

/** Where the closing quote is missing, the comma that ends the line is the payload's own. */
function brokenString(text: string, start: number, lineEnd: number): JsonToken {
  const end = trimEnd(text, start + 1, lineEnd);
  const comma = end > start + 1 && text.charAt(end - 1) === ',';
  return { kind: 'string', start, end: comma ? end - 1 : end, faulty: true };
}

function trimEnd(text: string, start: number, end: number): number {
  let at = end;
  while (at > start && ' \t\r'.includes(text.charAt(at - 1))) at--;
  return at;
}
