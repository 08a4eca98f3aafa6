import { skipSpace } from '../../template/characters.ts';
import type { Span } from '../../template/span.ts';
import type { Container, MemberSeen } from './json-container.ts';

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

/** All fields are always there, so that all states have one shape: they are made for every sign of a body. */
export interface JsonState {
  readonly expect: Expect;
  readonly container: Container | undefined;
  /** The member that the value is due for, and the place of its name. */
  readonly name: string | undefined;
  readonly nameStart: number;
  readonly inside: Inside | undefined;
  /** It has passed the cursor, and nothing of the JSON came yet. */
  readonly isWatching: boolean;
}

function stateOf(
  expect: Expect,
  container: Container | undefined,
  isWatching: boolean,
  name: string | undefined = undefined,
  nameStart = -1,
  inside: Inside | undefined = undefined,
): JsonState {
  return { expect, container, name, nameStart, inside, isWatching };
}

function within({ expect, container, isWatching, name, nameStart }: JsonState, inside: Inside): JsonState {
  return stateOf(expect, container, isWatching, name, nameStart, inside);
}

export const START: JsonState = stateOf('value', undefined, false);

/** Within an object that is open already. */
export function startIn(container: Container): JsonState {
  return stateOf('first', container, false);
}

export function watching({ expect, container, name, nameStart, inside }: JsonState): JsonState {
  return stateOf(expect, container, true, name, nameStart, inside);
}

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
    const { inside } = now;
    if (inside !== undefined) {
      const stop = inside.kind === 'word' ? wordStop(source, at, end) : stringStop(source, at, end);
      const text = inside.text + source.slice(at, stop);
      now = within(now, { kind: inside.kind, start: inside.start, text });
      if (stop === end) return now;
      at = inside.kind !== 'word' && source.charAt(stop) === '"' ? stop + 1 : stop;
      now = ended(now, at);
    } else {
      at = skipSpace(source, at, end);
      if (at === end) return now;
      now = readSign(now, source.charAt(at), at, listener);
      at++;
    }
  }
  return now;
}

const WORD = /[\w.+$-]/;
const WORDS = /[\w.+$-]*/y;

function wordStop(source: string, start: number, end: number): number {
  WORDS.lastIndex = start;
  WORDS.test(source);
  return Math.min(WORDS.lastIndex, end);
}

/** The first quote or line break that ends a string; `end` where there is none. */
export function stringStop(source: string, start: number, end: number): number {
  for (let at = start; at < end; at++) {
    const sign = source.charAt(at);
    if (sign === '"' || sign === '\n') return at;
    if (sign === '\\') at++;
  }
  return end;
}

/** The string, name or word ends before `end`. */
function ended({ inside, container, nameStart, isWatching }: JsonState, end: number): JsonState {
  if (inside?.kind === 'name') {
    note(container, { name: inside.text, start: inside.start, end });
    return stateOf('colon', container, isWatching, inside.text, inside.start);
  }
  const member = container?.members.get(nameStart);
  if (inside?.kind === 'string' && member !== undefined && member.text === undefined) member.text = inside.text;
  return stateOf(container === undefined ? 'end' : 'comma', container, isWatching);
}

function note(container: Container | undefined, member: MemberSeen): void {
  if (container?.members.has(member.start) === false) container.members.set(member.start, member);
}

function readSign(state: JsonState, sign: string, at: number, listener: Listener): JsonState {
  switch (sign) {
    case '"':
      return within(heard(state, 'start', listener), {
        kind: isNameDue(state) ? 'name' : 'string',
        start: at,
        text: '',
      });
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
      return WORD.test(sign) ? within(heard(state, 'start', listener), { kind: 'word', start: at, text: sign }) : state;
  }
}

function heard(state: JsonState, sign: NextSign, listener: Listener): JsonState {
  if (!state.isWatching) return state;
  listener.next(sign);
  return stateOf(state.expect, state.container, false, state.name, state.nameStart, state.inside);
}

function afterColon(state: JsonState): JsonState {
  const { container, isWatching, name, nameStart } = state;
  return container?.kind === 'object' ? stateOf('value', container, isWatching, name, nameStart) : state;
}

function afterComma(state: JsonState): JsonState {
  return state.container === undefined ? state : stateOf('next', state.container, state.isWatching);
}

/** Within an object, where no value is due: also where a comma is missing. */
export function isNameDue({ container, expect }: JsonState): boolean {
  return container?.kind === 'object' && expect !== 'value';
}

function opened(
  { container, name, isWatching }: JsonState,
  kind: Container['kind'],
  at: number,
  listener: Listener,
): JsonState {
  return stateOf('first', listener.container(kind, at, container, name), isWatching);
}

/** A bracket that does not fit closes what it can close. */
function closed(state: JsonState, kind: Container['kind']): JsonState {
  let closing = state.container;
  while (closing !== undefined && closing.kind !== kind) closing = closing.outer;
  if (closing === undefined) return state;
  const { outer } = closing;
  return stateOf(outer === undefined ? 'end' : 'comma', outer, state.isWatching);
}

/** Moves a state over an output: a value, a part of a string, or members that nobody knows. */
export function readOutput(state: JsonState, at: number, listener: Listener): JsonState {
  const { inside } = state;
  if (inside !== undefined) return within(state, { ...inside, text: `${inside.text}\0` });
  const now = heard(state, 'start', listener);
  if (now.expect === 'colon' || now.expect === 'end' || now.expect === 'comma') return now;
  if (isNameDue(now)) return stateOf('comma', now.container, now.isWatching);
  return within(now, { kind: 'word', start: at, text: '\0' });
}

/** Whether what follows is read alike. */
export function isSameState(one: JsonState, other: JsonState): boolean {
  return (
    one.expect === other.expect &&
    one.container === other.container &&
    one.name === other.name &&
    one.inside?.kind === other.inside?.kind &&
    one.inside?.start === other.inside?.start &&
    one.isWatching === other.isWatching
  );
}
