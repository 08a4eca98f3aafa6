import { beginHtmlComment, HTML_COMMENT } from './comments.ts';
import type { Cursor } from './cursor.ts';
import {
  beginsMember,
  foreignSpacesAt,
  isBeforeValue,
  isDigit,
  isDoubledBrace,
  isLoneText,
  isSpace,
  isStrayQuote,
  tokenAt,
} from './tokens.ts';

/** Between names and values: reads one character or token, or repairs what does not fit and gives the place to go on. */
export function structureStep(cursor: Cursor, from: number): number {
  const { text } = cursor;
  let at = from;
  while (at < text.length && isSpace(text.charAt(at))) at++;
  if (at === text.length) return at;
  const space = foreignSpacesAt(text, at);
  if (space !== undefined) {
    cursor.report('unexpected', cursor.span(at, at + space.length), space);
    return at + space.length;
  }
  if (cursor.origin.kind === 'text' && text.startsWith(HTML_COMMENT, at)) return beginHtmlComment(cursor, at);
  const character = text.charAt(at);
  if (character === '/' && (text.charAt(at + 1) === '/' || text.charAt(at + 1) === '*')) return comment(cursor, at);
  switch (cursor.mode) {
    case 'value':
      return value(cursor, at, character);
    case 'first':
    case 'next':
      return cursor.frame?.shape.bracket === '{' ? name(cursor, at, character) : item(cursor, at, character);
    case 'colon':
      return colon(cursor, at, character);
    case 'separator':
      return separator(cursor, at, character);
    default:
      return behind(cursor, at, character);
  }
}

/** JSON has no comments; one outside of the payload is a text outside. */
function comment(cursor: Cursor, at: number): number {
  const { text, mode, frame } = cursor;
  const isBlock = text.charAt(at + 1) === '*';
  const close = isBlock ? text.indexOf('*/', at + 2) : text.indexOf('\n', at);
  const end = close < 0 ? text.length : isBlock ? close + 2 : close;
  const trimmed = text.slice(at, end).trimEnd();
  cursor.report(frame === undefined ? 'text-outside' : 'comment', cursor.span(at, at + trimmed.length), trimmed);
  cursor.hasPrinted = true;
  if (close < 0 && !isBlock) {
    cursor.rest = mode;
    cursor.mode = 'comment';
  }
  return end;
}

function value(cursor: Cursor, at: number, character: string): number {
  if (cursor.frame === undefined && !'{["-tfn'.includes(character) && !isDigit(character)) return outside(cursor, at);
  if (character === ',' || character === '}' || character === ']') {
    cursor.report('missing-value', cursor.span(at, at + 1), character, undefined);
    cursor.begin('value', at);
    cursor.complete({ type: 'scalar', kind: 'json', content: undefined, ...cursor.span(at, at) });
    return at;
  }
  return anyValue(cursor, at, character);
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
    cursor.rest = LITERALS[character];
    return at + 1;
  }
  if (character === ':') return unexpected(cursor, at);
  return word(cursor, at, 'invalid-value');
}

const LITERALS = { t: 'rue', f: 'alse', n: 'ull' } as const;

/** Text that is neither a name nor a value nor a bracket. */
function word(cursor: Cursor, at: number, kind: 'invalid-value' | 'missing-key'): number {
  const token = tokenAt(cursor.text, at);
  cursor.report(kind, cursor.span(at, at + token.length), token);
  const isQuoted = token.startsWith("'");
  cursor.begin(isQuoted ? 'quoted-word' : 'word', at);
  return isQuoted ? at + 1 : at + Math.max(1, token.length);
}

/** A quote too much: what follows it belongs to what stands before it. */
function strayCharacter(cursor: Cursor, at: number): number {
  cursor.report('unexpected', cursor.span(at, at + 1), cursor.text.charAt(at));
  return at + 1;
}

function unexpected(cursor: Cursor, at: number): number {
  const token = tokenAt(cursor.text, at);
  cursor.report('unexpected', cursor.span(at, at + token.length), token);
  cursor.hasPrinted = true;
  return at + token.length;
}

function name(cursor: Cursor, at: number, character: string): number {
  const { mode, frame } = cursor;
  if (character === '"') {
    cursor.isName = true;
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
    if (frame !== undefined) cursor.frame = { ...frame, name: undefined, nameSpan: cursor.span(at, at) };
    cursor.mode = 'value';
    return at + 1;
  }
  if (character === '{' && mode === 'first' && isDoubledBrace(cursor.text, at)) return strayCharacter(cursor, at);
  if (character === '{' || character === '[') {
    cursor.report('missing-key', cursor.span(at, at + 1), character);
    cursor.mute();
    if (frame !== undefined) cursor.frame = { ...frame, name: undefined, nameSpan: cursor.span(at, at) };
    cursor.mode = mode === 'first' ? 'value' : mode;
    cursor.open(character, at);
    return at + 1;
  }
  cursor.isName = true;
  return word(cursor, at, 'missing-key');
}

function item(cursor: Cursor, at: number, character: string): number {
  if (character === ']' || character === '}') return closer(cursor, at, character);
  if (character === ',' && cursor.deferred !== undefined) {
    const { when, trail } = cursor.state;
    cursor.reading.assume({ ...cursor.deferred, when, trail });
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
  const { frame } = cursor;
  const wanted = character === '}' ? '{' : '[';
  if (frame === undefined) return unexpected(cursor, at);
  if (frame.shape.bracket !== wanted) return mismatched(cursor, at, wanted);
  if (cursor.mode === 'next' && frame.comma !== undefined) {
    cursor.report('trailing-comma', frame.comma, ',', span);
  }
  cursor.close(span);
  return at + 1;
}

/** A bracket that closes another than the innermost container: those in between were not closed, or it is one too many. */
function mismatched(cursor: Cursor, at: number, wanted: '{' | '['): number {
  let due = '';
  let outer = cursor.frame;
  while (outer !== undefined && outer.shape.bracket !== wanted) {
    due += outer.shape.bracket === '{' ? '}' : ']';
    outer = outer.outer;
  }
  if (outer === undefined) return unexpected(cursor, at);
  const span = cursor.span(at, at + 1);
  cursor.report('missing-close', span, due);
  cursor.mute();
  for (let closed = 0; closed < due.length; closed++) cursor.close(cursor.span(at, at));
  return at;
}

function colon(cursor: Cursor, at: number, character: string): number {
  if (character === ':') {
    cursor.previous = cursor.span(at, at + 1);
    cursor.mode = 'value';
    return at + 1;
  }
  if (isStrayQuote(cursor.text, at)) return strayCharacter(cursor, at);
  if ('}],'.includes(character) && isBeforeValue(cursor.text, at + 1)) {
    // It stands where the colon belongs.
    cursor.report('missing-colon', cursor.span(at, at + 1), character);
    cursor.mode = 'value';
    return at + 1;
  }
  const token = tokenAt(cursor.text, at);
  cursor.report('missing-colon', cursor.span(at, at + token.length), token);
  cursor.mode = 'value';
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
  if (character === '"' && cursor.frame?.shape.bracket === '{' && isLoneText(cursor.text, at))
    return unexpected(cursor, at);
  const isWord = !'"{[-tfn'.includes(character) && !isDigit(character);
  const token = tokenAt(cursor.text, at);
  cursor.report(isWord ? 'unexpected' : 'missing-comma', cursor.span(at, at + token.length), token);
  if (isWord) {
    cursor.mute();
    return at + token.length;
  }
  cursor.mode = 'next';
  return at;
}

/** Behind the payload: what goes on as if the last bracket were not there tells that it is one too many. */
function behind(cursor: Cursor, at: number, character: string): number {
  const { closed, text } = cursor;
  if (closed !== undefined && beginsMember(text, at) && closed.shape.bracket === '{' && cursor.previous !== undefined) {
    const bracket = cursor.previous;
    cursor.report('unexpected', bracket, '}');
    cursor.frame = closed;
    cursor.mode = 'separator';
    if (character !== ',') cursor.mute();
    return at;
  }
  return character === '}' || character === ']' ? unexpected(cursor, at) : outside(cursor, at);
}

/** Text that is no JSON, before or behind the payload: lines that follow each other are one error. */
function outside(cursor: Cursor, at: number): number {
  const { text, mode } = cursor;
  const withinBudget = mode === 'end' ? COMMENT_LINE : COMMENT_LINE_OR_BRACKET;
  withinBudget.lastIndex = at;
  const end = withinBudget.exec(text)?.index ?? text.length;
  const trimmed = text.slice(at, end).trimEnd();
  cursor.report('text-outside', cursor.span(at, at + trimmed.length), trimmed);
  cursor.hasPrinted = true;
  if (end === text.length && !text.includes('\n', at + trimmed.length)) {
    cursor.rest = mode;
    cursor.mode = 'outside';
  }
  return end;
}

const COMMENT_LINE = /\n(?=[ \t]*\/[/*])/g;
const COMMENT_LINE_OR_BRACKET = /[{[]|\n(?=[ \t]*\/[/*])/g;
