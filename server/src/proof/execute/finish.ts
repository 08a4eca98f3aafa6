import type { Span } from '../../template/span.ts';
import { HTML_COMMENT } from '../reader/comments.ts';
import { Cursor } from '../reader/cursor.ts';
import { NUMBER_MODES } from '../reader/numbers.ts';
import { endLiteral, endNumber } from '../reader/read.ts';
import type { State } from '../reader/state.ts';
import type { Run } from './run.ts';

/** At the end of the body: what is still open is missing its end. */
export function finish(states: readonly State[], run: Run): void {
  const end = run.source.length;
  for (const state of states) finishOne(new Cursor(state, '', { kind: 'text', offset: end }, run.reading()), end);
}

function finishOne(cursor: Cursor, end: number): void {
  const { mode, rest } = cursor.control;
  if (NUMBER_MODES[mode] === true) endNumber(cursor, 0);
  else if (mode === 'literal' && rest === '') endLiteral(cursor, 0);
  else if (mode === 'word' || mode === 'quoted-word') cursor.endScalar('string', 0);
  else if (mode in NUMBER_MODES || mode === 'literal') {
    cursor.report('invalid-value', { start: cursor.provenance.start, end }, cursor.state.control.rest);
    cursor.endScalar('number', 0);
  }
  if (cursor.control.mode === 'outside' || cursor.control.mode === 'comment') {
    if (cursor.control.rest === 'end' || (cursor.control.rest === 'value' && cursor.provenance.frame === undefined))
      return;
  }
  if (cursor.control.mode === 'html-comment') {
    const { start } = cursor.provenance;
    cursor.report('unexpected', { start, end: start + HTML_COMMENT.length }, HTML_COMMENT);
    return;
  }
  if (isInText(cursor)) {
    cursor.report(
      'invalid-text',
      { start: cursor.provenance.start, end: Math.min(end, cursor.provenance.start + 1) },
      '"',
    );
    cursor.mute();
  }
  if (cursor.provenance.frame !== undefined) reportOpen(cursor, end);
  else if (cursor.control.mode === 'value' && !cursor.control.hasPrinted)
    cursor.report('empty', { start: end, end }, '');
}

function isInText({ control: { mode } }: Cursor): boolean {
  return mode === 'string' || mode === 'escape' || mode.startsWith('unicode');
}

function reportOpen(cursor: Cursor, end: number): void {
  let due = '';
  for (let at = cursor.provenance.frame; at !== undefined; at = at.outer) {
    if (due.length < MOST_BRACKETS) due += at.shape.bracket === '{' ? '}' : ']';
  }
  cursor.report('missing-close', lastPart(cursor) ?? { start: end, end }, due);
}

/** What was captured further up stands in front of the bracket that is to be closed, and is no place to close it. */
function lastPart({ provenance: { previous, frame } }: Cursor): Span | undefined {
  const isCaptured = previous !== undefined && frame !== undefined && previous.end <= frame.node.start;
  return isCaptured ? undefined : previous;
}

const MOST_BRACKETS = 60;
