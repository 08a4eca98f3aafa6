import { HTML_COMMENT, htmlCommentStep, leaveComment } from './comments.ts';
import { Cursor, type Origin, type Reading } from './cursor.ts';
import { NUMBER_MODES, numberStep } from './numbers.ts';
import type { State } from './state.ts';
import { structureStep } from './structure.ts';
import { isDelimiterAt } from './tokens.ts';

/** Moves a state over a text that is printed; none where only excluded values lead on. Linear in its length. */
export function readText(state: State, text: string, origin: Origin, reading: Reading): readonly State[] {
  if (text === '') return [state];
  if (origin.kind === 'text') reading.reads.enter(origin.offset);
  const cursor = new Cursor(state, text, origin, reading);
  let at = 0;
  while (at < text.length) at = step(cursor, at);
  if (isInScalar(cursor)) cursor.flush(text.length);
  return cursor.isOver ? [] : [cursor.toState()];
}

function isInScalar({ control: { mode } }: Cursor): boolean {
  return (
    mode === 'string' ||
    mode === 'escape' ||
    mode.startsWith('unicode') ||
    mode === 'literal' ||
    mode === 'word' ||
    mode in NUMBER_MODES
  );
}

/** Reads at least one character, or changes the mode. Gives the place to go on. */
function step(cursor: Cursor, at: number): number {
  const { text } = cursor;
  const { mode } = cursor.control;
  switch (mode) {
    case 'string':
      return stringStep(cursor, at);
    case 'escape':
      return escapeStep(cursor, at);
    case 'unicode1':
    case 'unicode2':
    case 'unicode3':
    case 'unicode4':
      return unicodeStep(cursor, at);
    case 'literal':
      return literalStep(cursor, at);
    case 'word':
      return wordStep(cursor, at);
    case 'quoted-word': {
      const end = text.indexOf("'", at);
      if (end < 0) return text.length;
      cursor.endScalar('string', end + 1);
      return end + 1;
    }
    case 'html-comment':
      return htmlCommentStep(cursor, at);
    case 'outside':
    case 'comment': {
      const end = text.indexOf('\n', at);
      if (end < 0) return text.length;
      leaveComment(cursor);
      return end;
    }
    default:
      return mode in NUMBER_MODES ? numberRun(cursor, at) : structureStep(cursor, at);
  }
}

function stringStep(cursor: Cursor, from: number): number {
  const { text } = cursor;
  let at = from;
  let code = text.charCodeAt(at);
  while (at < text.length && code !== QUOTE && code !== BACKSLASH && code >= SPACE) code = text.charCodeAt(++at);
  if (at > from && !cursor.control.isName) cursor.noteCharacters(from, at);
  if (at === text.length) return at;
  if (code === QUOTE) {
    cursor.flush(at);
    cursor.endScalar('string', at + 1);
  } else if (code === BACKSLASH) cursor.control.mode = 'escape';
  else return controlStep(cursor, at);
  return at + 1;
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const SPACE = 0x20;

/** What follows on a line break when the text was meant to end before it. */
const ENDED = /(,?)[ \t]*\r?\n\s*(?:"|[\]}])/y;
/** No name goes on behind a line break, whatever comes there. */
const NAME_ENDED = /(,?)[ \t]*\r?\n\s*(?:"|[\]}]|$)/y;

/** A control character within a text: a line break may stand for a quote that was projected away. */
function controlStep(cursor: Cursor, at: number): number {
  const { text } = cursor;
  const from = text.charAt(at - 1) === ',' && at - 1 >= cursor.mark ? at - 1 : at;
  const end = cursor.control.isName ? NAME_ENDED : ENDED;
  end.lastIndex = from;
  const isEnded = end.test(text);
  const length = at - Math.max(cursor.mark - 1, 0);
  const begin = Math.max(0, at - length);
  const span =
    cursor.origin.kind === 'text'
      ? { start: cursor.provenance.start, end: cursor.span(from, from).end }
      : cursor.span(at, at);
  cursor.report('invalid-text', span, text.slice(begin, from));
  cursor.mute();
  if (!isEnded) {
    // The rest of the text is muted: one error is told once.
    return at + 1;
  }
  cursor.flush(from);
  cursor.endScalar('string', from);
  return from;
}

function escapeStep(cursor: Cursor, at: number): number {
  const character = cursor.text.charAt(at);
  if (character === 'u') cursor.control.mode = 'unicode1';
  else {
    if (!'"\\/bfnrt'.includes(character))
      cursor.report('invalid-text', cursor.span(Math.max(0, at - 1), at + 1), `\\${character}`);
    cursor.control.mode = 'string';
  }
  return at + 1;
}

const NEXT_UNICODE = { unicode1: 'unicode2', unicode2: 'unicode3', unicode3: 'unicode4', unicode4: 'string' } as const;

function unicodeStep(cursor: Cursor, at: number): number {
  const { mode } = cursor.control;
  const isHex = /[0-9a-fA-F]/.test(cursor.text.charAt(at));
  if (isHex && (mode === 'unicode1' || mode === 'unicode2' || mode === 'unicode3' || mode === 'unicode4')) {
    cursor.control.mode = NEXT_UNICODE[mode];
    return at + 1;
  }
  cursor.report('invalid-text', cursor.span(Math.max(0, at - 1), at), '\\u');
  cursor.control.mode = 'string';
  return at;
}

function literalStep(cursor: Cursor, at: number): number {
  const character = cursor.text.charAt(at);
  if (cursor.control.rest === '') {
    if (!endsToken(cursor.text, at)) return spoil(cursor, at);
    endLiteral(cursor, at);
    return at;
  }
  if (character !== cursor.control.rest.charAt(0)) return spoil(cursor, at);
  cursor.control.rest = cursor.control.rest.slice(1);
  return at + 1;
}

/** Also where it is the number that any JSON happens to be. */
export function endNumber(cursor: Cursor, at: number): void {
  const kind = cursor.control.rest === 'json' ? 'json' : 'number';
  cursor.control.rest = '';
  cursor.endScalar(kind, at);
}

/** `null`, `true` or `false`, by how it began. */
export function endLiteral(cursor: Cursor, at: number): void {
  cursor.flush(at);
  const first = firstCharacter(cursor);
  cursor.endScalar(first === 'n' ? 'null' : 'boolean', at);
}

function firstCharacter({ provenance: { content } }: Cursor): string {
  let parts = content?.[0]?.parts;
  while (parts?.before !== undefined) parts = parts.before;
  return typeof parts?.part === 'string' ? parts.part.charAt(0) : '';
}

/** A number or a literal goes on as neither. */
function spoil(cursor: Cursor, at: number): number {
  cursor.control.mode = 'word';
  cursor.control.rest = '';
  let end = at;
  while (end < cursor.text.length && !isDelimiterAt(cursor.text, end)) end++;
  const from = Math.min(cursor.mark, at);
  const span =
    cursor.origin.kind === 'text'
      ? { start: cursor.provenance.start, end: cursor.span(end, end).end }
      : cursor.span(at, end);
  cursor.report('invalid-value', span, cursor.text.slice(from, end));
  return at;
}

function wordStep(cursor: Cursor, at: number): number {
  let end = at;
  while (end < cursor.text.length && !isDelimiterAt(cursor.text, end)) end++;
  if (end < cursor.text.length) {
    cursor.flush(end);
    cursor.endScalar('string', end);
  }
  return end;
}

/** What is behind a number that is not known may belong to it, or spoil it. */
function lose(cursor: Cursor, at: number): number {
  const reason = 'The text right after a printed number may change the number, or make it invalid';
  cursor.reading.lose(cursor.span(at, at + 1), reason, cursor.state);
  cursor.isOver = true;
  return cursor.text.length;
}

function endsToken(text: string, at: number): boolean {
  return isDelimiterAt(text, at) || text.startsWith(HTML_COMMENT, at);
}

function numberRun(cursor: Cursor, from: number): number {
  let at = from;
  for (; at < cursor.text.length; at++) {
    const character = cursor.text.charAt(at);
    const next = numberStep(cursor.control.mode, character);
    if (next !== undefined) cursor.control.mode = next;
    else if (endsToken(cursor.text, at) && NUMBER_MODES[cursor.control.mode] === true) {
      cursor.flush(at);
      endNumber(cursor, at);
      return at;
    } else if (cursor.control.mode === 'printed') return lose(cursor, at);
    else return spoil(cursor, at);
  }
  return at;
}
