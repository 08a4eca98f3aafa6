import { closerOf, expectsElement, isScalar, type JsonState, startState, step } from './grammar.ts';
import type { JsonToken, JsonTokenKind } from './tokens.ts';

/** In a rendering, loops have already been unrolled. */
export type JsonProblemKind =
  | 'text-outside'
  | 'comment'
  | 'missing-comma'
  | 'trailing-comma'
  | 'missing-value'
  | 'missing-key'
  | 'missing-colon'
  | 'missing-close'
  | 'invalid-value'
  | 'invalid-text'
  /** Not expected at this position. */
  | 'unexpected'
  | 'empty';

/** A token that was read or inserted, and the state after it. */
export interface Kept {
  readonly token: JsonToken;
  readonly state: JsonState;
}

/** One way to continue at a token that is not allowed. */
export interface Repair {
  readonly kind: JsonProblemKind;
  /** How many tokens before it the error is: 0 for the token itself. */
  readonly back: number;
  /** How many tokens are removed there. */
  readonly skips: number;
  /** What is inserted there. */
  readonly inserts: readonly JsonTokenKind[];
}

export interface FoundRepair extends Repair {
  /** Enough of what follows fits. */
  readonly sure: boolean;
}

const LOOKAHEAD = 6;
/** Enough tokens for a member with its comma, or an object of one member: then a repair is sure. */
const ENOUGH = 5;
/** A payload that seems to have ended only continues if this much of what follows belongs to it. */
const ENOUGH_TO_REOPEN = 3;

function remove(kind: JsonProblemKind, back = 0, inserts: readonly JsonTokenKind[] = []): Repair {
  return { kind, back, skips: 1, inserts };
}

function insert(kind: JsonProblemKind, inserts: readonly JsonTokenKind[], back = 0): Repair {
  return { kind, back, skips: 0, inserts };
}

/** The repair after which most of the following tokens fit; of two equal ones the first in the list. */
export function findRepair(tokens: readonly JsonToken[], index: number, kept: readonly Kept[]): FoundRepair {
  let best: FoundRepair = { ...remove('unexpected'), sure: false };
  let most = Number.NEGATIVE_INFINITY;
  for (const repair of repairs(stateBehind(kept), tokens[index]?.kind ?? 'end')) {
    const { back, skips, inserts } = repair;
    if (back > 0 && kept.at(-back)?.token !== tokens[index - back]) continue;
    const state = inserts.reduce<JsonState | undefined>((at, kind) => at && step(at, kind), stateBehind(kept, back));
    if (state === undefined) continue;
    const from = index - back + skips;
    const fitting = countFitting(tokens, from, index + LOOKAHEAD, state) + from - index;
    if (fitting <= most || (back > 0 && fitting < 1)) continue;
    most = fitting;
    best = { ...repair, sure: fitting >= Math.min(ENOUGH, tokens.length - index) };
  }
  return best;
}

/** The repair for a bracket that ends the payload too early, if what follows continues as if it were not there. */
export function findReopening(
  tokens: readonly JsonToken[],
  index: number,
  kept: readonly Kept[],
): FoundRepair | undefined {
  const fits = countFitting(tokens, index, index + LOOKAHEAD, stateBehind(kept, 1)) >= ENOUGH_TO_REOPEN;
  return fits && kept.at(-1)?.token === tokens[index - 1] ? { ...remove('unexpected', 1), sure: true } : undefined;
}

/** The state before the last tokens. */
function stateBehind(kept: readonly Kept[], without = 0): JsonState {
  return kept.at(-1 - without)?.state ?? startState;
}

/** How many tokens may follow a state. A token that is invalid in itself does not count. */
function countFitting(tokens: readonly JsonToken[], from: number, to: number, start: JsonState): number {
  let state: JsonState | undefined = start;
  let fitting = 0;
  for (let index = from; index < to; index++) {
    const token = tokens[index];
    if (token === undefined) break;
    const isKey: boolean = expectsElement(state) && state.open === '{';
    state = step(state, token.kind);
    if (state === undefined) break;
    fitting += isSound(token, isKey) ? 1 : -1;
  }
  return fitting;
}

function isSound({ kind, faulty }: JsonToken, isKey: boolean): boolean {
  return kind !== 'word' && faulty !== true && !(isKey && kind === 'literal');
}

function* repairs(state: JsonState, kind: JsonTokenKind): Generator<Repair> {
  const closer = closerOf(state);
  const isCloser = kind === '}' || kind === ']';
  if (state.expects === 'separator') yield insert('missing-comma', [',']);
  if (state.expects === 'colon') yield* colonRepairs(kind);
  if (state.expects === 'next' && isCloser) yield remove('trailing-comma', 1);
  if (state.expects === 'value' || (state.open === '[' && expectsElement(state))) {
    yield insert('missing-value', ['literal']);
    if (state.open === '{' && kind === 'string') yield insert('missing-value', ['literal', ',']);
  }
  if (state.expects === 'separator' && state.open === '{' && kind === ':')
    yield insert('missing-value', ['literal', ','], 1);
  if (closer !== undefined) yield* closingRepairs(state, closer);
  if (state.expects === 'separator' && closer !== undefined && isCloser) yield remove('unexpected', 0, [closer]);
  if (state.open === '{' && expectsElement(state)) yield* keyRepairs(kind);
  yield remove(kind === ',' ? 'trailing-comma' : 'unexpected');
  if (state.expects === 'separator') yield remove('unexpected', 0, [',']);
  yield remove('unexpected', 1);
}

function* colonRepairs(kind: JsonTokenKind): Generator<Repair> {
  yield insert('missing-colon', [':']);
  yield remove('missing-colon', 0, [':']);
  if (kind === 'string') yield insert('missing-value', [':', 'literal', ',']);
  if (!isScalar(kind)) yield insert('missing-value', [':', 'literal']);
}

function* keyRepairs(kind: JsonTokenKind): Generator<Repair> {
  if (kind === ':') yield insert('missing-key', ['string']);
  if (kind === '{' || kind === '[') yield insert('missing-key', ['string', ':']);
}

/** Here, or before the comma; or, where a member follows on items, before the comma and its name. */
function* closingRepairs(state: JsonState, closer: '}' | ']'): Generator<Repair> {
  if (state.expects === 'next') yield insert('missing-close', [closer], 1);
  if (state.expects === 'first') yield insert('missing-close', [closer]);
  if (state.expects !== 'separator') return;
  if (state.open === '[') yield insert('missing-close', [closer], 2);
  yield insert('missing-close', [closer]);
}
