import type { Span } from '../../template/span.ts';

/** An object or a list that a body opens, the same one in every branch that goes through its bracket. */
export interface Container {
  readonly kind: 'object' | 'list';
  /** Of the bracket, in the body. */
  readonly start: number;
  readonly outer?: Container;
  /** The member whose value it is; absent at the root and in a list. */
  readonly name?: string;
  /** What was seen of it on the way. */
  readonly members: MemberSeen[];
}

export interface MemberSeen extends Span {
  readonly name: string;
  /** The text of its value, where that is a string without Liquid. */
  text?: string;
}

/** What may come next: the tolerant reader of JSON as a value. */
export type Expect =
  /** After `{` and `[`. */
  | 'first'
  /** After a comma within brackets. */
  | 'next'
  | 'colon'
  /** After a colon, or at the root. */
  | 'value'
  /** After a value within brackets. */
  | 'comma'
  /** After the value of the root. */
  | 'end';

/** A string, a name or a bare word that is not complete. */
export interface Inside {
  readonly kind: 'name' | 'string' | 'word';
  /** Of its first character, the quote included. */
  readonly start: number;
  readonly text: string;
}

export interface JsonState {
  readonly expect: Expect;
  readonly container?: Container;
  /** The member that the value is due for. */
  readonly name?: string;
  readonly inside?: Inside;
  /** It has passed the cursor, and nothing of the JSON came yet. */
  readonly isWatching: boolean;
}

export const START: JsonState = { expect: 'value', isWatching: false };

/** What the first sign of JSON after the cursor is. */
export type NextSign = 'start' | 'comma' | 'colon' | 'close' | 'end';

/** What the reader tells while it goes on. */
export interface Listener {
  next(sign: NextSign): void;
  /** The container of this bracket within the outer one, always the same. */
  container(kind: Container['kind'], start: number, outer: Container | undefined, name: string | undefined): Container;
}

/** Moves a state over a text of JSON. Whatever does not fit is taken for what it most likely is. */
export function readJson(state: JsonState, source: string, { start, end }: Span, listener: Listener): JsonState {
  let now = state;
  let at = start;
  while (at < end) {
    if (now.inside !== undefined && now.inside.kind !== 'word') {
      const stop = stringStop(source, at, end);
      const inside = { ...now.inside, text: now.inside.text + source.slice(at, stop) };
      now = stop < end ? ended({ ...now, inside }, stop + (source.charAt(stop) === '"' ? 1 : 0)) : { ...now, inside };
      at = stop < end && source.charAt(stop) === '"' ? stop + 1 : stop;
      continue;
    }
    const sign = source.charAt(at);
    if (now.inside?.kind === 'word' && !WORD.test(sign)) now = ended(now, at);
    now = readSign(now, sign, at, listener);
    at++;
  }
  return now;
}

const WORD = /[\w.+$-]/;

/** The first quote or line break that ends a string; `end` where there is none. */
function stringStop(source: string, start: number, end: number): number {
  for (let at = start; at < end; at++) {
    const sign = source.charAt(at);
    if (sign === '"' || sign === '\n') return at;
    if (sign === '\\') at++;
  }
  return end;
}

/** The string, name or word ends before `end`. */
function ended(state: JsonState, end: number): JsonState {
  const { inside, container, name } = state;
  if (inside === undefined) return state;
  const { inside: _, name: __, ...rest } = state;
  if (inside.kind === 'name') {
    note(container, { name: inside.text, start: inside.start, end });
    return { ...rest, name: inside.text, expect: 'colon' };
  }
  const member = container?.members.findLast((one) => one.name === name);
  if (inside.kind === 'string' && member !== undefined && member.text === undefined) member.text = inside.text;
  return { ...rest, expect: container === undefined ? 'end' : 'comma' };
}

function note(container: Container | undefined, member: MemberSeen): void {
  if (container?.members.some(({ start }) => start === member.start) === false) container.members.push(member);
}

function readSign(state: JsonState, sign: string, at: number, listener: Listener): JsonState {
  switch (sign) {
    case ' ':
    case '\n':
    case '\t':
    case '\r':
      return state;
    case '"':
      return stringStart(heard(state, 'start', listener), at);
    case '{':
      return opened(heard(state, 'start', listener), 'object', at, listener);
    case '[':
      return opened(heard(state, 'start', listener), 'list', at, listener);
    case '}':
      return closed(heard(state, 'close', listener), 'object');
    case ']':
      return closed(heard(state, 'close', listener), 'list');
    case ',':
      return afterComma(heard(state, 'comma', listener));
    case ':':
      return afterColon(heard(state, 'colon', listener));
    default:
      return wordAt(state, sign, at, listener);
  }
}

function heard(state: JsonState, sign: NextSign, listener: Listener): JsonState {
  if (!state.isWatching) return state;
  listener.next(sign);
  return { ...state, isWatching: false };
}

function afterColon(state: JsonState): JsonState {
  return state.container?.kind === 'object' ? { ...state, expect: 'value' } : state;
}

function afterComma(state: JsonState): JsonState {
  const { name: _, ...rest } = state;
  return state.container === undefined ? state : { ...rest, expect: 'next' };
}

function stringStart(state: JsonState, start: number): JsonState {
  return { ...state, inside: { kind: isNameDue(state) ? 'name' : 'string', start, text: '' } };
}

/** Within an object, where no value is due: also where a comma is missing. */
export function isNameDue({ container, expect }: JsonState): boolean {
  return container?.kind === 'object' && expect !== 'value';
}

function wordAt(state: JsonState, sign: string, start: number, listener: Listener): JsonState {
  if (state.inside?.kind === 'word') return { ...state, inside: { ...state.inside, text: state.inside.text + sign } };
  return WORD.test(sign) ? { ...heard(state, 'start', listener), inside: { kind: 'word', start, text: sign } } : state;
}

function opened(state: JsonState, kind: Container['kind'], at: number, listener: Listener): JsonState {
  const { name, ...rest } = state;
  return { ...rest, expect: 'first', container: listener.container(kind, at, state.container, name) };
}

/** A bracket that does not fit closes what it can close. */
function closed(state: JsonState, kind: Container['kind']): JsonState {
  let closing = state.container;
  while (closing !== undefined && closing.kind !== kind) closing = closing.outer;
  if (closing === undefined) return state;
  const { container: _, name: __, ...rest } = state;
  const { outer } = closing;
  return outer === undefined ? { ...rest, expect: 'end' } : { ...rest, container: outer, expect: 'comma' };
}

/** Moves a state over an output: a value, a part of a string, or members that nobody knows. */
export function readOutput(state: JsonState, at: number, listener: Listener): JsonState {
  const { inside } = state;
  if (inside !== undefined) return { ...state, inside: { ...inside, text: `${inside.text}\0` } };
  const now = heard(state, 'start', listener);
  if (now.expect === 'colon' || now.expect === 'end' || now.expect === 'comma') return now;
  if (isNameDue(now)) return { ...now, expect: 'comma' };
  return { ...now, inside: { kind: 'word', start: at, text: '\0' } };
}

export function keyOf(
  { expect, container, name, inside, isWatching }: JsonState,
  idOf: (one: Container) => number,
): string {
  const place = container === undefined ? -1 : idOf(container);
  return `${expect} ${place} ${name ?? ''} ${inside?.kind ?? ''} ${inside?.start ?? ''} ${isWatching}`;
}

/** The names that lead to a container, `[]` for an item of a list. */
export function pathOf(container: Container | undefined): string[] {
  const path: string[] = [];
  for (let at = container; at?.outer !== undefined; at = at.outer)
    path.push(at.outer.kind === 'list' ? '[]' : (at.name ?? ''));
  return path.reverse();
}
