import type { Cursor } from './cursor.ts';
import { unexpected } from './repairs.ts';
import { beginsMember } from './tokens.ts';

/** JSON has no comments; one outside of the payload is a text outside. */
export function comment(cursor: Cursor, at: number): number {
  const { text } = cursor;
  const { mode } = cursor.control;
  const { frame } = cursor.provenance;
  const isBlock = text.charAt(at + 1) === '*';
  const close = isBlock ? text.indexOf('*/', at + 2) : text.indexOf('\n', at);
  const end = close < 0 ? text.length : isBlock ? close + 2 : close;
  const trimmed = text.slice(at, end).trimEnd();
  cursor.report(frame === undefined ? 'text-outside' : 'comment', cursor.span(at, at + trimmed.length), trimmed);
  cursor.control.hasPrinted = true;
  if (close < 0 && !isBlock) {
    cursor.control.rest = mode;
    cursor.control.mode = 'comment';
  }
  return end;
}

/** Behind the payload: what goes on as if the last bracket were not there tells that it is one too many. */
export function behind(cursor: Cursor, at: number, character: string): number {
  const { text } = cursor;
  const { closed } = cursor.provenance;
  if (
    closed !== undefined &&
    beginsMember(text, at) &&
    closed.shape.bracket === '{' &&
    cursor.provenance.previous !== undefined
  ) {
    const bracket = cursor.provenance.previous;
    cursor.report('unexpected', bracket, '}');
    cursor.provenance.frame = closed;
    cursor.control.mode = 'separator';
    if (character !== ',') cursor.mute();
    return at;
  }
  return character === '}' || character === ']' ? unexpected(cursor, at) : outside(cursor, at);
}

/** Text that is no JSON, before or behind the payload: lines that follow each other are one error. */
export function outside(cursor: Cursor, at: number): number {
  const { text } = cursor;
  const { mode } = cursor.control;
  const endOfText = mode === 'end' ? COMMENT_LINE : COMMENT_LINE_OR_BRACKET;
  endOfText.lastIndex = at;
  const end = endOfText.exec(text)?.index ?? text.length;
  const trimmed = text.slice(at, end).trimEnd();
  cursor.report('text-outside', cursor.span(at, at + trimmed.length), trimmed);
  cursor.control.hasPrinted = true;
  if (end === text.length && !text.includes('\n', at + trimmed.length)) {
    cursor.control.rest = mode;
    cursor.control.mode = 'outside';
  }
  return end;
}

const COMMENT_LINE = /\n(?=[ \t]*\/[/*])/g;
const COMMENT_LINE_OR_BRACKET = /[{[]|\n(?=[ \t]*\/[/*])/g;
