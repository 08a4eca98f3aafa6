/** The token of a rendering that begins at an offset, as far as it stands in the same piece of text: for messages. */
export function tokenAt(text: string, at: number): string {
  TOKEN.lastIndex = at;
  return TOKEN.exec(text)?.[0] ?? text.charAt(at);
}

const TOKEN = /"(?:[^"\\\n]|\\.)*"?|'[^'\n]*'?|[\w.+$-]+|[\s\S]/y;

/** A name in quotes and a colon, perhaps behind a comma: the payload goes on. */
export function beginsMember(text: string, at: number): boolean {
  MEMBER.lastIndex = at;
  return MEMBER.test(text);
}

const MEMBER = /,?\s*"(?:[^"\\\n]|\\.)*"\s*:/y;

export function isSpace(character: string): boolean {
  return character === ' ' || character === '\n' || character === '\r' || character === '\t';
}

export function isDigit(character: string): boolean {
  return character >= '0' && character <= '9';
}

/** Ends a number, a literal or a word. */
export function isDelimiter(character: string): boolean {
  return isSpace(character) || ',:]}[{"'.includes(character);
}
