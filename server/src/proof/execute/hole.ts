import { print } from '../../semantics/print.ts';
import type { AssumptionKind } from '../proof.ts';
import { appendTo, partsOf } from '../reader/content.ts';
import { Cursor } from '../reader/cursor.ts';
import type { DeferredAssumption } from '../reader/occurrences.ts';
import type { Hole } from '../reader/partial-node.ts';
import { type Frame, type Mode, type State, withCondition, withProvenance } from '../reader/state.ts';
import { type AbstractValue, innerOf } from '../values/abstract-value.ts';

import { sampleOf } from '../values/filters.ts';
import { isOfIteration, isOfSeveralTexts, isRearranged, placesOf } from '../values/inside.ts';
import { printsOf } from '../values/printed.ts';
import { canBeScalar, isNumber, type Prints, prints } from '../values/prints.ts';
import { type OutputSite, type PossibleValue, possibleValuesIn } from './outputs.ts';
import type { Run } from './run.ts';

/** One thing that an output may print, and what is known of it. */
export interface Seen extends PossibleValue {
  readonly prints: Prints;
}

/** The state in the cases of these leaves alone. */
export function narrowed(leaves: readonly PossibleValue[], state: State, run: Run): State {
  return withCondition(state, whenAny(leaves, state, run));
}

function whenAny(leaves: readonly PossibleValue[], { when }: State, { conditions }: Run): State['when'] {
  let any: State['when'] = conditions.never;
  for (const leaf of leaves) any = conditions.or(any, leaf.when);
  return conditions.and(when, any);
}

export function hole(leaves: readonly PossibleValue[], { start, end }: OutputSite, { when: reached }: State): Hole {
  return { start, end, values: leaves, reached };
}

/** What an output prints belongs to the scalar that is being read. */
export function behindHole(
  leaves: readonly PossibleValue[],
  mode: Mode,
  state: State,
  place: OutputSite,
  run: Run,
): State {
  const { control, provenance } = state;
  const content = appendTo(provenance.content, hole(leaves, place, state));
  const after = withProvenance(narrowed(leaves, state, run), { content, last: place.end });
  if (mode !== control.mode) after.control = run.controls.of({ ...control, mode });
  return after;
}

/** A cursor that speaks of an output as a whole. */
export function outputCursor(state: State, { start, end }: OutputSite, run: Run, printed = ''): Cursor {
  return new Cursor(state, '', { kind: 'output', span: { start, end }, printed }, run.reading());
}

export function assumption(
  kind: AssumptionKind,
  leaves: readonly Seen[],
  state: State,
  place: OutputSite,
  where: 'text' | 'name' | 'value',
  run: Run,
): DeferredAssumption {
  const { start, end, text } = place;
  const values = leaves.map(({ value }) => value);
  const when = whenAny(leaves, state, run);
  const { when: reached, trail } = state;
  return { kind, start, end, text, values, place: where, member: memberOf(state), when, reached, trail };
}

/** The names of the members that lead to where a state stands. */
function memberOf({ provenance: { frame }, control: { isName } }: State): readonly string[] {
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

export function shown(leaves: readonly PossibleValue[]): string {
  const value = leaves.map((leaf) => sampleOf(leaf.value)).find((one) => one !== undefined);
  return value === undefined ? '' : print(value);
}

export function printsOnlyBlank({ value, prints: one }: Seen): boolean {
  return (
    one === prints.nothing ||
    (!canBeScalar(one) && one.number === 'none' && one.text === 'none' && !one.object && !one.error) ||
    (isBlankClass(one) && (one.text === 'none' || isWhiteSpace(value)))
  );
}

function isBlankClass(one: Prints): boolean {
  return (
    one.blank &&
    !one.nothing &&
    one.number === 'none' &&
    !one.boolean &&
    !one.object &&
    !one.unknown &&
    !one.json &&
    !one.error
  );
}

/** It may be a line break, which a text must not hold. */
function isWhiteSpace(value: AbstractValue): boolean {
  const sample = sampleOf(value);
  return typeof sample === 'string' && sample.trim() === '';
}

export function addGap(leaves: readonly PossibleValue[], state: State, place: OutputSite, run: Run): void {
  run.findings.addGap(place, `Could not determine what \`${place.text}\` prints`, [narrowed(leaves, state, run)]);
}

/** Which text it is, no data decides but how far a loop has come. */
function isTextByIteration({ value, prints: one }: Seen): boolean {
  return (
    value.kind === 'filtered' &&
    one.text !== 'none' &&
    innerOf(value).some(isOfIteration) &&
    placesOf(value).length === 0
  );
}

export function seenInText({ value, when }: PossibleValue): Seen {
  return { value, when, prints: printsOf(value) };
}

/** Outside of quotes. */
export function seenAlone(leaf: PossibleValue, state: State, run: Run): Seen {
  const known = seenInText(leaf);
  const seen = run.decided.isOpen(leaf.value)
    ? { ...known, prints: run.decided.printsIn(leaf.value, narrowed([leaf], state, run).when) }
    : known;
  // Of any text `as_json_string` makes one whole value.
  const isOneOfMany = isOfSeveralTexts(leaf.value) && !isNumber(seen.prints) && seen.prints !== prints.json;
  return isTextByIteration(seen) || isOneOfMany || isRearranged(seen.value)
    ? { ...seen, prints: { ...seen.prints, unknown: true } }
    : seen;
}

/** Told apart by classes, so that the case in which nothing is printed is none of the error. */
export function classified(leaf: Seen, state: State, run: Run): readonly Seen[] {
  return leavesByClass(leaf, state, run).map((one) => seenAlone(one, state, run));
}

/** The same within quotes. */
export function classifiedInText(leaf: Seen, state: State, run: Run): readonly Seen[] {
  return leavesByClass(leaf, state, run).map(seenInText);
}

function leavesByClass(leaf: Seen, state: State, run: Run): readonly PossibleValue[] {
  const values = run.evaluator.classified(leaf.value);
  return possibleValuesIn(values, narrowed([leaf], state, run), run).map(({ value, when }) => ({
    value,
    when: run.conditions.and(leaf.when, when),
  }));
}
