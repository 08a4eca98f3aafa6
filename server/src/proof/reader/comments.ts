import type { Cursor } from './cursor.ts';

export const HTML_COMMENT = '<!--';
const END = '-->';

/** Between the tokens of a payload. What was expected before the comment is expected again after it. */
export function beginHtmlComment(cursor: Cursor, at: number): number {
  cursor.rest = cursor.mode;
  cursor.mode = 'html-comment';
  cursor.start = cursor.span(at, at + 1).start;
  return at + HTML_COMMENT.length;
}

/** Braze removes HTML comments from messages. That it does so from a webhook body, no page says, so it is assumed. */
export function htmlCommentStep(cursor: Cursor, at: number): number {
  const close = cursor.text.indexOf(END, at);
  if (close < 0) return cursor.text.length;
  const { when, trail } = cursor.state;
  const { end } = cursor.span(close, close + END.length);
  const comment = { kind: 'html-comment', text: 'Braze', place: 'text', member: [], values: [] } as const;
  cursor.reading.assume({ ...comment, start: cursor.start, end, when, reached: when, trail });
  leaveComment(cursor);
  return close + END.length;
}

/** Behind a comment or a line that is no JSON, what was due before it is due again. */
export function leaveComment(cursor: Cursor): void {
  cursor.mode = modeOf(cursor.rest);
  cursor.rest = '';
}

function modeOf(rest: string): Cursor['mode'] {
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
