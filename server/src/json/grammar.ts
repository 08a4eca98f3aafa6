import type { JsonTokenKind } from './tokens.ts';

/** The state of a JSON reader: the innermost container and what may come next in it. Immutable, so that a reader can look ahead. */
export interface JsonState {
  /** Absent outside any container. */
  readonly open?: '{' | '[';
  readonly expects: 'value' | 'first' | 'next' | 'colon' | 'separator' | 'end';
  /** The state to return to after this container. */
  readonly outer?: JsonState;
}

export const startState: JsonState = { expects: 'value' };

/** The state after a token, or undefined if the token is not allowed. A word counts as a value or a name here: what is wrong with it is reported separately. */
export function step(state: JsonState, kind: JsonTokenKind): JsonState | undefined {
  switch (state.expects) {
    case 'first':
      return close(state, kind) ?? element(state, kind);
    case 'next':
      return element(state, kind);
    case 'colon':
      return kind === ':' ? { ...state, expects: 'value' } : undefined;
    case 'value':
      return value(state, kind);
    case 'separator':
      return kind === ',' ? { ...state, expects: 'next' } : close(state, kind);
    case 'end':
      return undefined;
  }
}

/** The bracket that ends the innermost container. */
export function closerOf({ open }: JsonState): '}' | ']' | undefined {
  if (open === undefined) return undefined;
  return open === '{' ? '}' : ']';
}

export function isScalar(kind: JsonTokenKind): boolean {
  return kind === 'string' || kind === 'literal' || kind === 'word';
}

/** A name in an object, a value in a list. */
export function expectsElement({ expects }: JsonState): boolean {
  return expects === 'first' || expects === 'next';
}

function element(state: JsonState, kind: JsonTokenKind): JsonState | undefined {
  if (state.open === '[') return value(state, kind);
  return isScalar(kind) ? { ...state, expects: 'colon' } : undefined;
}

function value(state: JsonState, kind: JsonTokenKind): JsonState | undefined {
  const behind: JsonState = { ...state, expects: state.open === undefined ? 'end' : 'separator' };
  if (kind === '{' || kind === '[') return { open: kind, expects: 'first', outer: behind };
  return isScalar(kind) ? behind : undefined;
}

function close(state: JsonState, kind: JsonTokenKind): JsonState | undefined {
  return kind === closerOf(state) ? state.outer : undefined;
}
