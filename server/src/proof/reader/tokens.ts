import { foreignSpace } from '../../template/characters.ts';

/** The token of a rendering that begins at an offset, as far as it stands in the same piece of text: for messages. */
export function tokenAt(text: string, at: number): string {
  TOKEN.lastIndex = at;
  return TOKEN.exec(text)?.[0] ?? text.charAt(at);
}

/** An attribute that was left out of its output is one word. */
const TOKEN = /"(?:[^"\\\n]|\\.)*"?|'[^'\n]*'?|(?:\w{1,40}\.)?\$\{[^{}"\n]{0,400}\}|[\w.+$-]+|[\s\S]/y;

/** A name in quotes and a colon, perhaps behind a comma: the payload goes on. */
export function beginsMember(text: string, at: number): boolean {
  MEMBER.lastIndex = at;
  return MEMBER.test(text);
}

const MEMBER = /,?\s*"(?:[^"\\\n]|\\.)*"\s*:/y;

export function isDigit(character: string): boolean {
  return character >= '0' && character <= '9';
}

/** Spaces that JSON does not have, which nobody sees: no word of the payload, but white space that is wrong. */
export function foreignSpacesAt(text: string, at: number): string | undefined {
  if (text.charCodeAt(at) < 0x80 && !text.startsWith('&nbsp;', at)) return undefined;
  FOREIGN_SPACES.lastIndex = at;
  return FOREIGN_SPACES.exec(text)?.[0];
}

const FOREIGN_SPACES = new RegExp(`(?:${foreignSpace.source}|&nbsp;)+`, 'y');

/** Ends a number, a literal or a word. */
export function isDelimiterAt(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code < ASCII ? DELIMITERS[code] === 1 : foreignSpace.test(text.charAt(at));
}

const ASCII = 0x80;
const DELIMITERS = new Uint8Array(ASCII);
for (const character of ' \n\r\t,:]}[{"') DELIMITERS[character.charCodeAt(0)] = 1;

/** A quote with nothing of a text behind it. */
export function isStrayQuote(text: string, at: number): boolean {
  STRAY.lastIndex = at;
  return STRAY.test(text);
}

const STRAY = /"\s*[:,}\]]/y;

export function isBeforeValue(text: string, at: number): boolean {
  VALUE.lastIndex = at;
  return VALUE.test(text);
}

const VALUE = /\s*["{[\d-]/y;

/** A name with its colon. */
export function isBeforeName(text: string, at: number): boolean {
  NAME.lastIndex = at;
  return NAME.test(text);
}

const NAME = /\s*"[^"\\\n]{0,200}"\s*:/y;

/**
 * A bracket of the wrong kind rather than one too many: what is open is closed by it and by those behind it, and not too early. Looks no further than
 * `open` brackets, so that many of them cost no more each.
 */
export function isOtherBracket(text: string, at: number, open: number): boolean {
  let closed = 0;
  let next = at;
  for (; closed <= open && /[}\]]/.test(text.charAt(next)); closed++) {
    SPACES.lastIndex = next + 1;
    next += 1 + (SPACES.exec(text)?.[0].length ?? 0);
  }
  return open - closed >= (text.charAt(next) === ',' ? 1 : 0);
}

const SPACES = /\s*/y;

/** Of two braces the second is one too many, unless it is closed before the payload goes on. */
export function isDoubledBrace(text: string, at: number): boolean {
  const close = text.indexOf('}', at);
  const inner = text.indexOf('{', at + 1);
  if (close < 0 || (inner >= 0 && inner < close)) return true;
  NEXT.lastIndex = close + 1;
  return !NEXT.test(text);
}

const NEXT = /\s*[,}]/y;

/** A text that is no name, for no colon follows. */
export function isLoneText(text: string, at: number): boolean {
  LONE.lastIndex = at;
  return LONE.test(text);
}

const LONE = /"(?:[^"\\\n]|\\.)*"\s*[,}\]]/y;
