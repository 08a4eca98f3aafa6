import { isJson } from '../../json/validity.ts';
import { print } from '../../semantics/print.ts';
import type { AssumptionKind } from '../proof.ts';
import { type State, withProvenance } from '../reader/state.ts';
import { placeOf } from '../values/compare.ts';
import { isExact } from '../values/exact.ts';
import { ASSIGNED } from '../values/filter-kinds.ts';
import { sampleOf } from '../values/filters.ts';
import { isNeverValue, mayHaveCommas } from '../values/never-json.ts';
import { canBeBlank, canBeScalar, isOverflowAlone } from '../values/prints.ts';
import type { Representative } from '../values/representatives.ts';
import { addGap, assumption, classified, narrowed, printsOnlyBlank, type Seen } from './hole.ts';
import { anyValue, notAValue, printScalars } from './hole-scalars.ts';
import type { OutputSite, PossibleValue } from './outputs.ts';
import type { Run } from './run.ts';

/** What it costs to tell what one thing does that may be printed: it is asked much, and may lead to an assumption or a state of its own. */
const STEPS_PER_CLASS = 20;

/** Where a value is due: what can print one is taken to do so, if there is such. */
export function printAsValue(given: readonly Seen[], state: State, place: OutputSite, run: Run): readonly State[] {
  const isEmptyFine = state.control.mode === 'first';
  const leaves = given.flatMap((leaf) =>
    isOfManyClasses(leaf) || mayHaveCommas(leaf.value) || (isEmptyFine && mayBeEmptyList(leaf))
      ? classified(leaf, state, run)
      : [leaf],
  );
  run.meter.spend(STEPS_PER_CLASS * leaves.length);
  const broken = leaves.filter((leaf) => isNeverValue(leaf.value) || isWrittenOut(leaf));
  const unknown = leaves.filter((leaf) => leaf.prints.unknown && !broken.includes(leaf));
  if (unknown.length > 0) addGap(unknown, state, place, run);
  const followed = leaves.filter((leaf) => !leaf.prints.unknown && !broken.includes(leaf));
  const scalars = followed.filter(canBeValue);
  const blanks = followed.filter((leaf) => !canBeValue(leaf) && printsOnlyBlank(leaf));
  const others = followed.filter((leaf) => !canBeValue(leaf) && !printsOnlyBlank(leaf));
  const states = isEmptyFine ? emptyStates(scalars, blanks, state, place, run) : [];
  const due = isEmptyFine ? [] : blanks;
  if (broken.length > 0) states.push(notAValue(broken, narrowed(broken, state, run), place, run));
  if (scalars.length > 0) {
    assumeValues([...scalars, ...due, ...others], isEmptyFine, state, place, run);
    states.push(...printScalars(scalars, state, place, run));
    const lists = others.filter(isMadeList);
    if (lists.length > 0) states.push(anyValue(lists, state, place, run));
  } else states.push(...printNoValues(due, others, isEmptyFine, state, place, run));
  return run.joining.after(place, states);
}

/** Nothing that can stand here: an error, unless the data is merely of another class than the body means. */
function printNoValues(
  blanks: readonly Seen[],
  others: readonly Seen[],
  isEmptyFine: boolean,
  state: State,
  place: OutputSite,
  run: Run,
): readonly State[] {
  // White space that is escaped is a text only where it holds a line break.
  const isPerhapsEmpty = (leaf: Seen) => isEmptyFine && canBeBlank(leaf.prints) && !isList(leaf);
  assumeOther('blank', blanks.filter(isMissingMember), state, place, run);
  assumeOther('object', others.filter(isList), state, place, run);
  const perhaps = others.filter(isPerhapsEmpty);
  if (perhaps.length > 0) run.findings.addAssumption(assumption('text', perhaps, state, place, 'value', run));
  const empty = blanks.filter((leaf) => !isMissingMember(leaf));
  const misfits = others.filter((leaf) => !isList(leaf) && !isPerhapsEmpty(leaf));
  return [
    ...(empty.length > 0 ? [narrowed(empty, state, run)] : []),
    ...(perhaps.length > 0 ? [nothingBefore(perhaps, state, place, run), anyValue(perhaps, state, place, run)] : []),
    ...(misfits.length > 0 ? [notAValue(misfits, narrowed(misfits, state, run), place, run)] : []),
  ];
}

/** Of what follows on data of another class nothing is told. */
function assumeOther(kind: AssumptionKind, leaves: readonly Seen[], state: State, place: OutputSite, run: Run): void {
  if (leaves.length === 0) return;
  run.findings.addAssumption(assumption(kind, leaves, state, place, 'value', run));
  run.findings.lose(narrowed(leaves, state, run));
}

/** A date in a form that is no number. */
function isWrittenOut(leaf: Seen): boolean {
  const { value, prints: one } = leaf;
  const isDate = placeOf(value)?.representative?.isDate === true && value.kind === 'filtered';
  return isDate && !canBeValue(leaf) && one.text !== 'none' && !one.error && !one.nothing && !one.blank && !one.object;
}

/** A number goes on with what is printed next, other values end, and nothing is no value. */
function isOfManyClasses(leaf: Seen): boolean {
  const { prints: one } = leaf;
  if (one.json || (one.number === 'number' && one.boolean)) return true;
  return (one.nothing || one.blank) && (one.text !== 'none' || one.number !== 'none') && !printsOnlyBlank(leaf);
}

/** What a filter makes of data prints nothing where it is an empty list. */
function mayBeEmptyList({ value, prints: one }: Seen): boolean {
  return value.kind === 'filtered' && one.object && one.nothing;
}

/** A text that is known to the last character can be any JSON. */
function canBeValue({ value, prints: one }: Seen): boolean {
  return canBeScalar(one) || (isExact(value) && isJson(print(sampleOf(value) ?? null)));
}

function assumeValues(leaves: readonly Seen[], isEmptyFine: boolean, state: State, place: OutputSite, run: Run): void {
  const concerned = leaves.filter((leaf) => !isFit(leaf));
  for (const [kind, is] of ASSUMED) {
    const those = concerned.filter(is);
    if (those.length === 0 || (kind === 'blank' && isEmptyFine)) continue;
    run.findings.addAssumption(assumption(kind, those, state, place, 'value', run));
  }
}

const ASSUMED: readonly [AssumptionKind, (leaf: Seen) => boolean][] = [
  // That a list may print nothing is told with all else of lists.
  [
    'blank',
    (leaf) =>
      (leaf.prints.nothing || leaf.prints.blank) &&
      !(leaf.prints.object && leaf.prints.text === 'none') &&
      !isContainer(leaf),
  ],
  ['text', ({ prints: one }) => (one.text !== 'none' && !isOverflowAlone(one)) || one.number === 'zeros'],
  ['object', ({ prints: one }) => one.object],
  ['error', ({ prints: one }) => one.error],
  // Told with the error, where the same filter may fail as well.
  ['overflow', ({ prints: one }) => isOverflowAlone(one) && !one.error],
];

function isFit(leaf: Seen): boolean {
  const { prints: one } = leaf;
  if (isExact(leaf.value) && canBeValue(leaf)) return true;
  if (one.blank || one.nothing) return false;
  return one.number !== 'zeros' && one.text === 'none' && !one.object && !one.error;
}

/** What a filter makes of a list with items or of an object is no blank value of the data, unless the filter has failed. */
function isContainer({ value }: PossibleValue): boolean {
  const representative = placeOf(value)?.representative;
  return (
    value.kind === 'filtered' &&
    value.filter !== ASSIGNED &&
    representative !== undefined &&
    !isEmptyList(representative) &&
    (representative.valueClass === 'list' || representative.valueClass === 'object')
  );
}

function isEmptyList({ value }: Representative): boolean {
  return Array.isArray(value) && value.length === 0;
}

/** Right behind `[` nothing may be printed, unless a comma follows. */
function emptyStates(
  scalars: readonly Seen[],
  blanks: readonly Seen[],
  state: State,
  place: OutputSite,
  run: Run,
): State[] {
  const empty = [
    ...blanks,
    ...scalars.filter((leaf) => (leaf.prints.nothing || leaf.prints.blank) && !isContainer(leaf)),
  ];
  if (empty.length === 0) return [];
  return scalars.length === 0 ? [narrowed(empty, state, run)] : [nothingBefore(empty, state, place, run)];
}

/** Nothing is printed where a value might be, which is wrong only if a comma follows. */
function nothingBefore(leaves: readonly Seen[], state: State, place: OutputSite, run: Run): State {
  const deferred = assumption('blank', leaves, state, place, 'value', run);
  return withProvenance(narrowed(leaves, state, run), { deferred });
}

/** A member of a text, a number or an empty list: where it is read, the body means data of another class. */
function isMissingMember({ value }: Seen): boolean {
  return value.kind === 'filtered' && value.filter === 'property_accessor' && value.value === null;
}

/** What a filter makes of data: of one item it prints what that item does. */
function isMadeList({ value, prints: one }: Seen): boolean {
  return value.kind === 'filtered' && one.object;
}

/** A list or an object of the data: something else might stand there as well. */
function isList({ value, prints: one }: Seen): boolean {
  return value.kind === 'place' && one.object && one.text === 'none' && one.number === 'none';
}
