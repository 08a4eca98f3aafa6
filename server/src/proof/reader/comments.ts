import type { Cursor } from './cursor.ts';
import type { Mode } from './state.ts';

export const HTML_COMMENT = '<!--';
const END = '-->';

/** Between the tokens of a payload. What was expected before the comment is expected again after it. */
export function beginHtmlComment(cursor: Cursor, at: number): number {
  cursor.control.rest = cursor.control.mode;
  cursor.control.mode = 'html-comment';
  cursor.provenance.start = cursor.span(at, at + 1).start;
  return at + HTML_COMMENT.length;
}

/** Braze removes HTML comments from messages. That it does so from a webhook body, no page says, so it is assumed. */
export function htmlCommentStep(cursor: Cursor, at: number): number {
  const close = cursor.text.indexOf(END, at);
  if (close < 0) return cursor.text.length;
  const { when, trail } = cursor.state;
  const { end } = cursor.span(close, close + END.length);
  const comment = { kind: 'html-comment', text: 'Braze', place: 'text', member: [], values: [] } as const;
  cursor.reading.assume({ ...comment, start: cursor.provenance.start, end, when, reached: when, trail });
  leaveComment(cursor);
  return close + END.length;
}

/** Behind a comment or a line that is no JSON, what was due before it is due again. */
export function leaveComment(cursor: Cursor): void {
  cursor.control.mode = modeOf(cursor.control.rest);
  cursor.control.rest = '';
}

function modeOf(rest: string): Mode {
  switch (rest) {
    case 'first':
    case 'next':
    case 'colon':
    case 'separator':
    case 'end':
      return rest;
    default:
      return 'value';
  }
}
