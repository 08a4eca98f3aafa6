/** A piece of a rendering; UTF-16 offsets into it. */
export interface JsonToken {
  readonly kind: JsonTokenKind;
  readonly start: number;
  readonly end: number;
  /** Why a string is none: where it breaks off, or the first character that must not stand in it. */
  readonly fault?: { readonly start: number; readonly end: number };
}

export type JsonTokenKind = '{' | '}' | '[' | ']' | ':' | ',' | 'string' | 'word' | 'comment' | 'end';

const PUNCTUATION = new Set(['{', '}', '[', ']', ':', ',']);
const WORD_END = /[\s{}[\]:,"]/g;
const ESCAPE = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;

function isPunctuation(char: string): char is '{' | '}' | '[' | ']' | ':' | ',' {
  return PUNCTUATION.has(char);
}

/** The token at or after `from`. Any text is a row of tokens: what JSON does not know is a word. */
export function nextToken(text: string, from: number): JsonToken {
  let start = from;
  while (start < text.length && ' \t\r\n'.includes(text.charAt(start))) start++;
  if (start >= text.length) return { kind: 'end', start: text.length, end: text.length };
  const char = text.charAt(start);
  if (isPunctuation(char)) return { kind: char, start, end: start + 1 };
  if (char === '"') return readString(text, start);
  if (text.startsWith('//', start)) {
    const newline = text.indexOf('\n', start);
    return { kind: 'comment', start, end: newline < 0 ? text.length : newline };
  }
  WORD_END.lastIndex = start + 1;
  return { kind: 'word', start, end: WORD_END.exec(text)?.index ?? text.length };
}

/** A string ends at its quote, or with its line where the quote is missing. */
function readString(text: string, start: number): JsonToken {
  let fault: JsonToken['fault'];
  for (let at = start + 1; at < text.length; ) {
    const char = text.charAt(at);
    if (char === '"') return { kind: 'string', start, end: at + 1, ...(fault === undefined ? {} : { fault }) };
    if (char === '\n') return brokenString(text, start, at);
    ESCAPE.lastIndex = at;
    const escaped = char === '\\' ? ESCAPE.exec(text) : null;
    if (escaped !== null) at += escaped[0].length;
    else {
      if (char === '\\' || char < ' ') fault ??= { start: at, end: at + 1 };
      at++;
    }
  }
  return { kind: 'string', start, end: text.length, fault: { start: text.length, end: text.length } };
}

/** Where the closing quote is missing, the comma that ends the line is the payload's own. */
function brokenString(text: string, start: number, lineEnd: number): JsonToken {
  let end = lineEnd;
  while (end > start + 1 && ' \t\r'.includes(text.charAt(end - 1))) end--;
  if (end > start + 1 && text.charAt(end - 1) === ',') end--;
  return { kind: 'string', start, end, fault: { start: end, end } };
}
