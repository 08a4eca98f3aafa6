import { print } from '../../semantics/print.ts';
import type { Hole } from '../reader/partial-node.ts';
import { readText } from '../reader/read.ts';
import type { Mode, State } from '../reader/state.ts';
import { placeOf } from '../values/compare.ts';
import { isExact } from '../values/exact.ts';
import { sampleOf } from '../values/filters.ts';
import { failureOf, withCommas } from '../values/never-json.ts';
import { canBeBlank, either, isNumber } from '../values/prints.ts';
import { hole, narrowed, outputCursor, type Seen, shown } from './hole.ts';
import type { OutputSite, PossibleValue } from './outputs.ts';
import type { Run } from './run.ts';

/** What is a date goes on by itself: of what it is followed by more can be said than behind any other value. */
export function printScalars(all: readonly Seen[], state: State, place: OutputSite, run: Run): readonly State[] {
  const dates = all.filter(({ value }) => placeOf(value)?.representative?.isDate === true);
  if (dates.length === 0) return printAlike(all, state, place, run);
  const others = all.filter((leaf) => !dates.includes(leaf));
  const fixed = others.filter((leaf) => isNumber(leaf.prints) && leaf.prints.number === 'counting');
  const rest = others.filter((leaf) => !fixed.includes(leaf));
  return [...printAlike([...dates, ...fixed], state, place, run), ...printAlike(rest, state, place, run)];
}

function printAlike(scalars: readonly Seen[], state: State, place: OutputSite, run: Run): readonly State[] {
  const isMixed = new Set(scalars.map(kindOf)).size > 1;
  const json = scalars.filter((leaf) => isMixed || isAnyJson(leaf));
  const exact = scalars.filter((leaf) => isExact(leaf.value) && !json.includes(leaf));
  const vague = scalars.filter((leaf) => !isExact(leaf.value) && !json.includes(leaf));
  return [
    ...jsonStates(json, state, place, run),
    ...exact.flatMap((leaf) => printExact(leaf, state, place, run)),
    ...(vague.length > 0 ? scalarStates(vague, state, place, run) : []),
  ];
}

function printExact(leaf: PossibleValue, state: State, place: OutputSite, run: Run): readonly State[] {
  const printed = print(sampleOf(leaf.value) ?? null);
  return readText(
    narrowed([leaf], state, run),
    printed,
    { kind: 'output', span: { start: place.start, end: place.end }, printed },
    run.reading(),
  );
}

/** Data that may be a number as well as a boolean is neither of them to those who ask for its type. */
function kindOf({ prints: one }: Seen): string {
  return one.number !== 'none' && one.boolean ? 'any' : one.number !== 'none' ? 'number' : 'other';
}

/** Whatever it is now, other data is another JSON value. */
function isAnyJson({ value }: Seen): boolean {
  return value.kind === 'filtered' && value.filter === 'as_json_string';
}

/** Behind any JSON value. What may be a number is taken for one: of what follows a number least can be said. */
function jsonStates(leaves: readonly Seen[], state: State, place: OutputSite, run: Run): State[] {
  const numbers = leaves.filter((leaf) => leaf.prints.number !== 'none');
  const others = leaves.filter((leaf) => leaf.prints.number === 'none');
  const states: State[] = [];
  if (numbers.length > 0) states.push(numberState(numbers, 'printed', state, place, run, 'json'));
  if (others.length > 0) states.push(completed(others, narrowed(others, state, run), 'json', place, run));
  return states;
}

/** The states behind a value that is a number, a boolean, or any JSON. */
function scalarStates(leaves: readonly Seen[], state: State, place: OutputSite, run: Run): State[] {
  const { number, boolean, json, object, text } = leaves.map((leaf) => leaf.prints).reduce(either);
  if (number === 'none' || number === 'zeros') {
    // A text, digits with zeros before them among them, is taken for a value where it is one: it may be any. So are items of a list.
    const kind = json || object || text !== 'none' || number === 'zeros' ? 'json' : 'boolean';
    return boolean || json ? [completed(leaves, narrowed(leaves, state, run), kind, place, run)] : [];
  }
  if (boolean || json || object) return jsonStates(leaves, state, place, run);
  return [numberState(leaves, number === 'counting' ? 'integer' : 'printed', state, place, run)];
}

/** Of what may be any text as far as anyone knows, and is presumed to be JSON. */
export function anyValue(leaves: readonly Seen[], state: State, place: OutputSite, run: Run): State {
  return numberState(leaves, 'printed', state, place, run, 'json');
}

function numberState(
  leaves: readonly Seen[],
  mode: Mode,
  state: State,
  place: OutputSite,
  run: Run,
  rest = state.control.rest,
): State {
  const cursor = outputCursor(narrowed(leaves, state, run), place, run);
  cursor.begin(mode, 0);
  cursor.control.rest = rest;
  cursor.append(scalarHole(leaves, place, state, run));
  cursor.provenance.last = place.end;
  return cursor.toState();
}

/** Right behind `[` it is remembered when there is no item after all. */
function scalarHole(leaves: readonly Seen[], place: OutputSite, state: State, run: Run): Hole {
  const made = hole(leaves, place, state);
  if (state.control.mode !== 'first') return made;
  const nothing = leaves.filter((leaf) => canBeBlank(leaf.prints) && !isListOfData(leaf));
  return { ...made, nothing: run.conditions.any(nothing.map(({ when }) => when)) };
}

/** Which is assumed not to be there. */
function isListOfData({ value, prints: one }: Seen): boolean {
  return value.kind === 'place' && one.object && one.text === 'none';
}

function completed(
  leaves: readonly Seen[],
  state: State,
  kind: 'json' | 'boolean' | 'string',
  place: OutputSite,
  run: Run,
): State {
  const cursor = outputCursor(state, place, run);
  cursor.begin('value', 0);
  cursor.append(scalarHole(leaves, place, state, run));
  cursor.provenance.start = place.start;
  cursor.control.isName = false;
  cursor.endScalar(kind, 0);
  cursor.provenance.previous = cursor.span(0, 0);
  return cursor.toState();
}

/** What is none stands where one is due: told, and taken for a text. */
export function notAValue(leaves: readonly Seen[], state: State, place: OutputSite, run: Run): State {
  const printed = leaves.map(({ value }) => withCommas(value) ?? failureOf(value)).find((one) => one !== undefined);
  const cursor = outputCursor(state, place, run, printed ?? shown(leaves));
  cursor.report('invalid-value', cursor.span(0, 0), place.text);
  return completed(leaves, cursor.toState(), 'string', place, run);
}
