import { print } from '../../semantics/print.ts';
import { appendTo, partsOf } from '../machine/content.ts';
import { Cursor } from '../machine/cursor.ts';
import type { Hole } from '../machine/draft.ts';
import type { OwedAssumption } from '../machine/found.ts';
import { NUMBER_MODES } from '../machine/numbers.ts';
import { endLiteral, readText } from '../machine/read.ts';
import type { Frame, Mode, State } from '../machine/state.ts';
import type { AssumptionKind } from '../proof.ts';
import { isExact } from '../values/filter-prints.ts';
import { sampleOf } from '../values/filters.ts';
import { printsOf } from '../values/printed.ts';
import { canBeScalar, either, isSafeInText, type Prints, prints } from '../values/prints.ts';
import { type Leaf, leavesUnder, type Place } from './outputs.ts';
import type { Run } from './run.ts';

interface Seen extends Leaf {
  readonly prints: Prints;
}

/** Prints what comes from data: by where it stands, it must not be all that it might. */
export function printHole(leaves: readonly Leaf[], state: State, place: Place, run: Run): readonly State[] {
  const seen = leaves.map((leaf) => ({ ...leaf, prints: printsOf(leaf.value) }));
  const { mode } = state;
  if (mode === 'string') return printInText(seen, state, place, run);
  if (mode in NUMBER_MODES) return printInNumber(seen, state, place, run);
  if (mode === 'outside' || mode === 'comment' || mode === 'word' || mode === 'quoted-word')
    return [narrowed(seen, state, run)];
  if (isValueDue(state)) return printAsValue(seen, state, place, run);
  if (mode === 'literal' && state.rest === '') return printHole(leaves, endedLiteral(state, run), place, run);
  return printBetween(seen, state, place, run);
}

function isValueDue({ mode, frame }: State): boolean {
  return mode === 'value' || ((mode === 'first' || mode === 'next') && frame?.shape.bracket === '[');
}

function endedLiteral(state: State, run: Run): State {
  const cursor = new Cursor(state, '', { kind: 'text', offset: state.previous?.end ?? 0 }, run.reading());
  endLiteral(cursor, 0);
  return cursor.toState();
}

/** The state in the cases of these leaves alone. */
function narrowed(leaves: readonly Leaf[], state: State, run: Run): State {
  return { ...state, when: run.conditions.any(leaves.map(({ when }) => when)) };
}

function union(leaves: readonly Seen[]): Prints {
  return leaves.map((leaf) => leaf.prints).reduce(either);
}

function hole(leaves: readonly Leaf[], { start, end }: Place): Hole {
  return { start, end, values: leaves };
}

function assumption(
  kind: AssumptionKind,
  leaves: readonly Seen[],
  state: State,
  place: Place,
  where: 'text' | 'name' | 'value',
  run: Run,
): OwedAssumption {
  const { start, end, text } = place;
  const values = leaves.map(({ value }) => value);
  const when = run.conditions.any(leaves.map((leaf) => leaf.when));
  const { when: reached, trail } = state;
  return { kind, start, end, text, values, place: where, member: memberOf(state), when, reached, trail };
}

/** The names of the members that lead to where a state stands. */
function memberOf({ frame, isName }: State): readonly string[] {
  const names: string[] = [];
  for (let at: Frame | undefined = frame; at !== undefined; at = at.outer) {
    if (at.shape.bracket === '[') names.push('[]');
    else if (at !== frame || !isName) names.push(nameOf(at));
  }
  return names.reverse();
}

function nameOf({ name }: Frame): string {
  const names = new Set(name?.map(({ parts }) => partsOf(parts).map(knownPart).join('')));
  const [only = ''] = names;
  return names.size === 1 ? only : '';
}

function knownPart(part: string | Hole): string {
  return typeof part === 'string' ? part : '';
}

/** It breaks the text whatever it is. */
function isAlwaysHarmful({ value, prints: one }: Seen): boolean {
  if (isExact(value)) return !isSafeInText(one);
  return (
    one.object &&
    one.text === 'none' &&
    one.number === 'none' &&
    !one.nothing &&
    value.kind === 'place' &&
    value.sort?.sort === 'object'
  );
}

function printInText(leaves: readonly Seen[], state: State, place: Place, run: Run): readonly State[] {
  const where = state.isName ? 'name' : 'text';
  const harmless = leaves.filter((leaf) => !isAlwaysHarmful(leaf));
  const unsafe = leaves.filter((leaf) => !isSafeInText(leaf.prints));
  const isDefinite = harmless.length === 0 && leaves.some(({ value }) => isExact(value));
  const kept = isDefinite ? leaves : harmless;
  if (isDefinite) {
    const cursor = new Cursor(
      state,
      '',
      { kind: 'output', span: spanOf(place), printed: shown(leaves) },
      run.reading(),
    );
    cursor.report('invalid-text', spanOf(place), place.text);
  } else if (unsafe.length > 0) {
    const isText = unsafe.some((leaf) => leaf.prints.text === 'any' || leaf.prints.json || leaf.prints.unknown);
    run.addAssumption(assumption(isText ? 'unescaped' : 'object', unsafe, state, place, where, run));
  }
  if (kept.length === 0) {
    run.lose(state);
    return [];
  }
  const after = narrowed(kept, state, run);
  return [{ ...after, content: appendTo(after.content, hole(kept, place)), last: place.end, hasPrinted: true }];
}

function spanOf({ start, end }: Place) {
  return { start, end };
}

function shown(leaves: readonly Leaf[]): string {
  const value = leaves.map((leaf) => sampleOf(leaf.value)).find((one) => one !== undefined);
  return value === undefined ? '' : print(value);
}

function printsOnlyBlank({ prints: one }: Seen): boolean {
  return (
    one === prints.nothing ||
    (!canBeScalar(one) && one.text !== 'any' && one.text === 'none' && !one.object && !one.error) ||
    isBlankSort(one)
  );
}

function isBlankSort(one: Prints): boolean {
  return one.blank && !one.nothing && one.number === 'none' && !one.boolean && !one.object && !one.unknown && !one.json;
}

/** Where a value is due: what can print one is taken to do so, if there is such. */
function printAsValue(given: readonly Seen[], state: State, place: Place, run: Run): readonly State[] {
  const leaves = given.flatMap((leaf) => (isOfManySorts(leaf) ? sortedOut(leaf, state, run) : [leaf]));
  const isEmptyFine = state.mode === 'first';
  const unknown = leaves.filter((leaf) => leaf.prints.unknown);
  if (unknown.length > 0) addGap(unknown, state, place, run);
  const followed = leaves.filter((leaf) => !leaf.prints.unknown);
  const scalars = followed.filter(canBeValue);
  const blanks = followed.filter((leaf) => !canBeValue(leaf) && printsOnlyBlank(leaf));
  const others = followed.filter((leaf) => !canBeValue(leaf) && !printsOnlyBlank(leaf));
  const states: State[] = [];
  if (isEmptyFine) states.push(...emptyStates(scalars, blanks, state, place, run));
  if (scalars.length > 0) {
    assumeValues([...scalars, ...(isEmptyFine ? [] : blanks), ...others], isEmptyFine, state, place, run);
    const json = scalars.filter(isAnyJson);
    const exact = scalars.filter((leaf) => isExact(leaf.value) && !isAnyJson(leaf));
    const vague = scalars.filter((leaf) => !isExact(leaf.value) && !isAnyJson(leaf));
    states.push(...jsonStates(json, state, place, run));
    states.push(...exact.flatMap((leaf) => printExact(leaf, state, place, run)));
    if (vague.length > 0) states.push(...scalarStates(vague, state, place, run));
    return run.settle(states, place);
  }
  if (!isEmptyFine && blanks.length > 0) states.push(narrowed(blanks, state, run));
  const lists = others.filter(isList);
  const misfits = others.filter((leaf) => !isList(leaf));
  if (lists.length > 0) {
    run.addAssumption(assumption('object', lists, state, place, 'value', run));
    run.lose(narrowed(lists, state, run));
  }
  if (misfits.length > 0) states.push(notAValue(misfits, narrowed(misfits, state, run), place, run));
  return run.settle(states, place);
}

/** A list or an object of the data: something else might stand there as well. */
function isList({ value, prints: one }: Seen): boolean {
  return value.kind === 'place' && one.object && one.text === 'none' && one.number === 'none';
}

/** Whatever it is now, other data is another JSON value. */
function isAnyJson({ value }: Seen): boolean {
  return value.kind === 'filtered' && value.filter === 'as_json_string';
}

/** Behind any JSON value; what is a number may go on with digits. */
function jsonStates(leaves: readonly Seen[], state: State, place: Place, run: Run): State[] {
  const numbers = leaves.filter((leaf) => leaf.prints.number !== 'none');
  const others = leaves.filter((leaf) => leaf.prints.number === 'none');
  const states = others.length > 0 ? [completed(others, narrowed(others, state, run), 'json', place, run)] : [];
  if (numbers.length > 0) states.push({ ...numberState(numbers, 'printed', state, place, run), rest: 'json' });
  return states;
}

function numberState(leaves: readonly Seen[], mode: Mode, state: State, place: Place, run: Run): State {
  const origin = { kind: 'output', span: spanOf(place), printed: '' } as const;
  const cursor = new Cursor(narrowed(leaves, state, run), '', origin, run.reading());
  cursor.begin(mode, 0);
  cursor.append(hole(leaves, place));
  return { ...cursor.toState(), last: place.end };
}

/** A number goes on with what is printed next, and other values end. */
function isOfManySorts({ prints: one }: Seen): boolean {
  return one.json || (one.number === 'number' && one.boolean);
}

function addGap(leaves: readonly Leaf[], state: State, place: Place, run: Run): void {
  run.addGap(place, `What \`${place.text}\` prints cannot be followed`, [narrowed(leaves, state, run)]);
}

/** A text that is known to the last character can be any JSON. */
function canBeValue({ value, prints: one }: Seen): boolean {
  return canBeScalar(one) || (isExact(value) && isJson(print(sampleOf(value) ?? null)));
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function printExact({ value, when }: Leaf, state: State, place: Place, run: Run): readonly State[] {
  const printed = print(sampleOf(value) ?? null);
  return readText({ ...state, when }, printed, { kind: 'output', span: spanOf(place), printed }, run.reading());
}

function assumeValues(leaves: readonly Seen[], isEmptyFine: boolean, state: State, place: Place, run: Run): void {
  const concerned = leaves.filter((leaf) => !isFit(leaf));
  for (const [kind, is] of ASSUMED) {
    const those = concerned.filter(is);
    if (those.length === 0 || (kind === 'blank' && isEmptyFine)) continue;
    run.addAssumption(assumption(kind, those, state, place, 'value', run));
  }
}

/** Right behind `[` nothing may be printed, unless a comma follows. */
function emptyStates(scalars: readonly Seen[], blanks: readonly Seen[], state: State, place: Place, run: Run): State[] {
  const empty = [...blanks, ...scalars.filter(({ prints: one }) => one.nothing || one.blank)];
  if (empty.length === 0) return [];
  const after = narrowed(empty, state, run);
  if (scalars.length === 0) return [after];
  return [{ ...after, owed: assumption('blank', empty, state, place, 'value', run) }];
}

const ASSUMED: readonly [AssumptionKind, (leaf: Seen) => boolean][] = [
  // That a list may print nothing is told with all else of lists.
  ['blank', ({ prints: one }) => (one.nothing || one.blank) && !(one.object && one.text === 'none')],
  ['text', ({ prints: one }) => one.text !== 'none' || one.number === 'zeros'],
  ['object', ({ prints: one }) => one.object],
  ['error', ({ prints: one }) => one.error],
];

function isFit(leaf: Seen): boolean {
  const { prints: one } = leaf;
  if (isExact(leaf.value) && canBeValue(leaf)) return true;
  if (one.blank || one.nothing) return false;
  return one.number !== 'zeros' && one.text === 'none' && !one.object && !one.error;
}

/** The states behind a value that is a number, a boolean, or any JSON. */
function scalarStates(leaves: readonly Seen[], state: State, place: Place, run: Run): State[] {
  const after = narrowed(leaves, state, run);
  const { number, boolean, json } = union(leaves);
  const states: State[] = [];
  if (number !== 'none' && number !== 'zeros') {
    const numeric = leaves.filter((leaf) => leaf.prints.number !== 'none');
    states.push(numberState(numeric, number === 'counting' ? 'integer' : 'printed', state, place, run));
  }
  if (boolean || json) {
    const ended = completed(leaves, after, json ? 'json' : 'boolean', place, run);
    // Where both were possible and could not be told apart, nothing is sure of what follows.
    states.push(states.length > 0 ? { ...ended, isUnsure: true } : ended);
  }
  return states;
}

function completed(
  leaves: readonly Leaf[],
  state: State,
  kind: 'json' | 'boolean' | 'string',
  place: Place,
  run: Run,
): State {
  const cursor = new Cursor(state, '', { kind: 'output', span: spanOf(place), printed: '' }, run.reading());
  cursor.begin('value', 0);
  cursor.append(hole(leaves, place));
  cursor.start = place.start;
  cursor.isName = false;
  cursor.endScalar(kind, 0);
  cursor.previous = spanOf(place);
  return cursor.toState();
}

function notAValue(leaves: readonly Seen[], state: State, place: Place, run: Run): State {
  const cursor = new Cursor(state, '', { kind: 'output', span: spanOf(place), printed: shown(leaves) }, run.reading());
  cursor.report('invalid-value', cursor.span(0, 0), place.text);
  return completed(leaves, cursor.toState(), 'string', place, run);
}

/** Within a number digits go on; nothing is said of anything else. */
function printInNumber(leaves: readonly Seen[], state: State, place: Place, run: Run): readonly State[] {
  const isDigits = ({ prints: one }: Seen) =>
    (one.number === 'counting' || one.number === 'digits' || one.number === 'zeros') &&
    one.text === 'none' &&
    !one.boolean &&
    !one.object &&
    !one.unknown &&
    !one.blank;
  const digits = leaves.filter((leaf) => isDigits(leaf) || leaf.prints === prints.nothing);
  const others = leaves.filter((leaf) => !digits.includes(leaf));
  if (others.length > 0) {
    run.addGap(place, `\`${place.text}\` continues a number, and what it prints cannot be followed`, [
      narrowed(others, state, run),
    ]);
  }
  if (digits.length === 0) return [];
  const after = narrowed(digits, state, run);
  const mode = DIGIT_MODES[state.mode];
  if (mode === undefined) {
    run.addGap(place, `\`${place.text}\` continues a number that cannot go on`, [after]);
    return [];
  }
  return [{ ...after, mode, content: appendTo(after.content, hole(digits, place)), last: place.end }];
}

const DIGIT_MODES: Partial<Record<Mode, Mode>> = {
  minus: 'integer',
  integer: 'integer',
  point: 'fraction',
  fraction: 'fraction',
  exponent: 'power',
  sign: 'power',
  power: 'power',
};

/** Where a name, a comma or nothing is due: only what prints nothing fits. */
function printBetween(leaves: readonly Seen[], state: State, place: Place, run: Run): readonly State[] {
  const sorted = leaves.flatMap((leaf) => sortedOut(leaf, state, run));
  const blanks = sorted.filter(printsOnlyBlank);
  const others = sorted.filter((leaf) => !printsOnlyBlank(leaf));
  const states: State[] = blanks.length > 0 ? [narrowed(blanks, state, run)] : [];
  const unknown = others.filter((leaf) => leaf.prints.unknown);
  if (unknown.length > 0) addGap(unknown, state, place, run);
  const misplaced = others.filter((leaf) => !leaf.prints.unknown);
  if (misplaced.length > 0) {
    const after = narrowed(misplaced, state, run);
    const cursor = new Cursor(
      after,
      '',
      { kind: 'output', span: spanOf(place), printed: shown(misplaced) },
      run.reading(),
    );
    cursor.report('unexpected', cursor.span(0, 0), place.text);
    states.push({ ...cursor.toState(), hasPrinted: true });
  }
  return run.settle(states, place);
}

/** Told apart by sorts, so that the case in which nothing is printed is none of the slip. */
function sortedOut(leaf: Seen, state: State, run: Run): readonly Seen[] {
  const values = run.evaluator.sortedOut(leaf.value);
  return leavesUnder(values, { ...state, when: leaf.when }, run).map((one) => ({
    ...one,
    prints: printsOf(one.value),
  }));
}
