import { beginHtmlComment, HTML_COMMENT } from './comments.ts';
import type { Cursor } from './cursor.ts';
import { behind, comment, outside } from './outside.ts';
import { strayCharacter, unexpected, word } from './repairs.ts';
import {
  foreignSpacesAt,
  isBeforeName,
  isBeforeValue,
  isDigit,
  isDoubledBrace,
  isLoneText,
  isOtherBracket,
  isStrayQuote,
  tokenAt,
} from './tokens.ts';

/** Between names and values: reads one character or token, or repairs what does not fit and gives the place to go on. */
export function structureStep(cursor: Cursor, from: number): number {
  const { text } = cursor;
  const at = behindSpaces(text, from);
  if (at > from) cursor.noteWhiteSpace(from, at);
  if (at === text.length) return at;
  return isPlain(text.charCodeAt(at)) ? tokenStep(cursor, at) : oddStep(cursor, at);
}

function behindSpaces(text: string, from: number): number {
  let at = from;
  for (let code = text.charCodeAt(at); code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09; )
    code = text.charCodeAt(++at);
  return at;
}

/** Begins no comment and no space of another kind. */
function isPlain(code: number): boolean {
  return code < 0x80 && code !== 0x3c && code !== 0x2f && code !== 0x26;
}

function oddStep(cursor: Cursor, at: number): number {
  const { text } = cursor;
  const space = foreignSpacesAt(text, at);
  if (space !== undefined) {
    cursor.report('unexpected', cursor.span(at, at + space.length), space);
    return at + space.length;
  }
  if (cursor.origin.kind === 'text' && text.startsWith(HTML_COMMENT, at)) return beginHtmlComment(cursor, at);
  if (text.startsWith('//', at) || text.startsWith('/*', at)) return comment(cursor, at);
  return tokenStep(cursor, at);
}

function tokenStep(cursor: Cursor, at: number): number {
  const character = cursor.text.charAt(at);
  switch (cursor.control.mode) {
    case 'value':
      return value(cursor, at, character);
    case 'first':
    case 'next':
      return cursor.provenance.frame?.shape.bracket === '{' ? name(cursor, at, character) : item(cursor, at, character);
    case 'colon':
      return colon(cursor, at, character);
    case 'separator':
      return separator(cursor, at, character);
    default:
      return behind(cursor, at, character);
  }
}

function value(cursor: Cursor, at: number, character: string): number {
  if (cursor.provenance.frame === undefined && !'{["-tfn'.includes(character) && !isDigit(character))
    return outside(cursor, at);
  if (character === ',' || character === '}' || character === ']') {
    cursor.report('missing-value', cursor.span(at, at + 1), character, undefined);
    cursor.begin('value', at);
    cursor.complete({ type: 'scalar', kind: 'json', content: undefined, ...cursor.span(at, at) });
    return at;
  }
  if (isNextMember(cursor, at)) return goOnWithNext(cursor, at, 'missing-value');
  return anyValue(cursor, at, character);
}

/** Where something of a member is still due, the name of the next one comes already. */
function isNextMember({ text, provenance }: Cursor, at: number): boolean {
  return text.charAt(at) === '"' && provenance.frame?.nameSpan !== undefined && isBeforeName(text, at);
}

/** A member that is half written. All ways that lead on from it have one error, wherever the next member comes. */
function goOnWithNext(cursor: Cursor, at: number, kind: 'missing-colon' | 'missing-value'): number {
  const { frame } = cursor.provenance;
  cursor.report(kind, frame?.nameSpan ?? cursor.span(at, at + 1), '');
  cursor.begin('value', at);
  cursor.complete({ type: 'scalar', kind: 'json', content: undefined, ...cursor.span(at, at) });
  cursor.control.mode = 'next';
  return at;
}

/** A value, or something that is to be taken for one. */
function anyValue(cursor: Cursor, at: number, character: string): number {
  if (character === '"') {
    cursor.begin('string', at);
    cursor.mark = at + 1;
    return at + 1;
  }
  if (character === '{' || character === '[') {
    cursor.open(character, at);
    return at + 1;
  }
  if (character === '-' || isDigit(character)) {
    cursor.begin(character === '-' ? 'minus' : character === '0' ? 'zero' : 'integer', at);
    return at + 1;
  }
  if (character === 't' || character === 'f' || character === 'n') {
    cursor.begin('literal', at);
    cursor.control.rest = LITERALS[character];
    return at + 1;
  }
  if (character === ':') return unexpected(cursor, at);
  return word(cursor, at, 'invalid-value');
}

const LITERALS = { t: 'rue', f: 'alse', n: 'ull' } as const;

function name(cursor: Cursor, at: number, character: string): number {
  const { mode } = cursor.control;
  if (character === '"') {
    cursor.control.isName = true;
    cursor.begin('string', at);
    cursor.mark = at + 1;
    return at + 1;
  }
  if (character === '}' || character === ']') return closer(cursor, at, character);
  if (character === ',') {
    cursor.report('trailing-comma', cursor.span(at, at + 1), ',');
    return at + 1;
  }
  if (character === ':') {
    cursor.report('missing-key', cursor.span(at, at + 1), ':');
    cursor.mute();
    cursor.nameMember(undefined, cursor.span(at, at));
    cursor.control.mode = 'value';
    return at + 1;
  }
  if (character === '{' && mode === 'first' && isDoubledBrace(cursor.text, at)) return strayCharacter(cursor, at);
  if (character === '{' || character === '[') {
    cursor.report('missing-key', cursor.span(at, at + 1), character);
    cursor.mute();
    cursor.nameMember(undefined, cursor.span(at, at));
    cursor.control.mode = mode === 'first' ? 'value' : mode;
    cursor.open(character, at);
    return at + 1;
  }
  cursor.control.isName = true;
  return word(cursor, at, 'missing-key');
}

function item(cursor: Cursor, at: number, character: string): number {
  if (character === ']' || character === '}') return closer(cursor, at, character);
  if (character === ',' && cursor.provenance.deferred !== undefined) {
    const { when, trail } = cursor.state;
    cursor.reading.assume({ ...cursor.provenance.deferred, when, trail });
    cursor.isOver = true;
    return cursor.text.length;
  }
  if (character === ',') {
    cursor.report('trailing-comma', cursor.span(at, at + 1), ',');
    return at + 1;
  }
  return anyValue(cursor, at, character);
}

/** A closing bracket where a name, an item or a comma is due. */
function closer(cursor: Cursor, at: number, character: '}' | ']'): number {
  const span = cursor.span(at, at + 1);
  const { frame } = cursor.provenance;
  const wanted = character === '}' ? '{' : '[';
  if (frame === undefined) return unexpected(cursor, at);
  if (frame.shape.bracket !== wanted) return mismatched(cursor, at, wanted);
  if (cursor.control.mode === 'next' && frame.comma !== undefined) {
    cursor.report('trailing-comma', frame.comma, ',', span);
  }
  cursor.close(span);
  return at + 1;
}

/** A bracket that closes another than the innermost container: those in between were not closed, or it is one too many. */
function mismatched(cursor: Cursor, at: number, wanted: '{' | '['): number {
  let due = '';
  const innermost = cursor.provenance.frame;
  let outer = innermost;
  while (outer !== undefined && outer.shape.bracket !== wanted) {
    due += outer.shape.bracket === '{' ? '}' : ']';
    outer = outer.outer;
  }
  const span = cursor.span(at, at + 1);
  if (outer === undefined) {
    if (innermost === undefined || !isOtherBracket(cursor.text, at, due.length)) return unexpected(cursor, at);
    const { start } = innermost.node;
    cursor.report('unexpected', span, cursor.text.charAt(at), { start, end: start + 1 });
    cursor.close(span);
    return at + 1;
  }
  cursor.report('missing-close', span, due);
  cursor.mute();
  for (let closed = 0; closed < due.length; closed++) cursor.close(cursor.span(at, at));
  return at;
}

function colon(cursor: Cursor, at: number, character: string): number {
  if (character === ':') {
    cursor.provenance.previous = cursor.span(at, at + 1);
    cursor.control.mode = 'value';
    return at + 1;
  }
  if (isStrayQuote(cursor.text, at)) return strayCharacter(cursor, at);
  if (isNextMember(cursor, at)) return goOnWithNext(cursor, at, 'missing-colon');
  if ('}],'.includes(character) && isBeforeValue(cursor.text, at + 1) && !isBeforeName(cursor.text, at + 1)) {
    // It stands where the colon belongs.
    cursor.report('missing-colon', cursor.span(at, at + 1), character);
    cursor.control.mode = 'value';
    return at + 1;
  }
  const token = tokenAt(cursor.text, at);
  cursor.report('missing-colon', cursor.span(at, at + token.length), token);
  cursor.control.mode = 'value';
  if (character === ',' || character === '}' || character === ']') {
    cursor.complete({ type: 'scalar', kind: 'json', content: undefined, ...cursor.span(at, at) });
    return at;
  }
  if (character === '=' || character === ';') return at + 1;
  return at;
}

function separator(cursor: Cursor, at: number, character: string): number {
  if (character === ',') {
    cursor.comma(at);
    return at + 1;
  }
  if (character === '}' || character === ']') return closer(cursor, at, character);
  if (character === ':') return unexpected(cursor, at);
  if (isStrayQuote(cursor.text, at)) return strayCharacter(cursor, at);
  if (!'"{['.includes(character) && !/[\w-]/.test(character)) return unexpected(cursor, at);
  // No member begins with it.
  const isSecondValue = character === '"' ? isLoneText(cursor.text, at) : character === '-' || isDigit(character);
  if (isSecondValue && cursor.provenance.frame?.shape.bracket === '{') return unexpected(cursor, at);
  const isWord = !'"{[-tfn'.includes(character) && !isDigit(character);
  const token = tokenAt(cursor.text, at);
  cursor.report(isWord ? 'unexpected' : 'missing-comma', cursor.span(at, at + token.length), token);
  if (isWord) {
    cursor.mute();
    return at + token.length;
  }
  cursor.control.mode = 'next';
  return at;
}
