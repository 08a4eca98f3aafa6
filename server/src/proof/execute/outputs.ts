import { print } from '../../semantics/print.ts';
import type { FilteredExpression } from '../../template/expressions.ts';
import type { Span } from '../../template/span.ts';
import { isLeaf, leavesOf } from '../conditions/diagram.ts';
import { readText } from '../reader/read.ts';
import { type State, withCollected } from '../reader/state.ts';
import type { AbstractValue, Captured, Filtered, Values } from '../values/abstract-value.ts';
import { fails, isExact } from '../values/exact.ts';
import { ASSIGNED } from '../values/filter-kinds.ts';
import { isVisibleText, sampleOf } from '../values/filters.ts';
import { printCaptured } from './captures.ts';
import { isFallback, withFallback } from './fallbacks.ts';
import { assumption, narrowed, seenAlone } from './hole.ts';
import { printHole } from './holes.ts';
import type { Run } from './run.ts';

/** An output in the body, and its expression without filters as the author wrote it. */
export interface OutputSite extends Span {
  readonly text: string;
}

/** One thing that a value may be, and when among the cases of the state in which it is printed. */
export interface PossibleValue {
  readonly value: AbstractValue;
  readonly when: State['when'];
}

/** `{{ … }}` and `echo`. */
export function executeOutput(
  expression: FilteredExpression,
  { start, end }: Span,
  states: readonly State[],
  run: Run,
): readonly State[] {
  const { value } = expression;
  const place = { start, end, text: value === undefined ? '' : run.source.slice(value.start, value.end) };
  if (value?.type === 'lookup' && value.root.kind === 'name' && !hasFallback(expression)) {
    const { name } = value.root;
    if (run.variables.isPartlySet(name)) for (const state of states) noteUnset(name, value, state, run);
  }
  const [only] = states;
  if (states.length === 1 && only !== undefined)
    return printValues(run.evaluator.filtered(expression, only.variables), only, place, run);
  return states.flatMap((state) => printValues(run.evaluator.filtered(expression, state.variables), state, place, run));
}

/** A variable that is printed into a text although nothing has set it. */
function noteUnset(name: string, place: Span, state: State, run: Run): void {
  if (state.control.mode !== 'string' || state.collected !== undefined || state.isUnsure) return;
  const when = run.variables.unsetIn(state, name);
  if (when !== run.conditions.never) run.findings.addUnset(name, place, when, state.trail);
}

function hasFallback({ filters }: FilteredExpression): boolean {
  return filters.some(({ name }) => name === 'default');
}

/** Prints a value in all that it may be. */
export function printValues(values: Values, state: State, place: OutputSite, run: Run): readonly State[] {
  if (state.collected !== undefined) return [collectValues(values, state, run)];
  if (state.control.mode === 'html-comment') return [state];
  const possible = possibleValuesIn(values, state, run).flatMap((leaf) => withFallback(leaf, state, run));
  const leaves = possible.flatMap((leaf) => {
    const value = asPutTogether(asPrinted(leaf.value));
    return run.decided.split(value === leaf.value ? leaf : { value, when: leaf.when }, state.when);
  });
  const known = leaves.filter(({ value }) => isOwn(value));
  const holes = leaves.filter(({ value }) => !isOwn(value));
  const printed = known.flatMap((leaf) => printOwn(leaf.value, narrowed([leaf], state, run), place, run));
  if (holes.length === 0) return run.joining.after(place, printed);
  const others = printHole(holes, state, place, run);
  return run.joining.after(place, printed.length === 0 ? others : [...printed, ...others]);
}

/**
 * What prints alike: of a text of one part the part, and white space that is split where there is nothing to split, joined again or
 * not.
 */
function asPrinted(value: AbstractValue): AbstractValue {
  if (value.kind === 'joined' && value.parts.length === 1) return asPrinted(value.parts[0] ?? value);
  if (value.kind !== 'filtered') return value;
  const { filter, input, args } = value;
  const joined = filter === 'join' ? asPrinted(input) : input;
  if (joined !== input) return joined;
  if (filter !== 'split') return value;
  return isVisibleText(args[0]) && input.kind === 'place' && input.representative?.valueClass === 'blank'
    ? input
    : value;
}

/** Where a variable was not set because a filter has failed, nothing is printed: that it has not is assumed part by part. */
function asPutTogether(value: AbstractValue): AbstractValue {
  return value.kind === 'filtered' && value.filter === ASSIGNED && value.input.kind === 'joined' ? value.input : value;
}

/**
 * What a value may be in a state, and when among the cases of that state. What all is decided there is left out: a body that has
 * decided much would pay for it with each alternative.
 */
export function possibleValuesIn(values: Values, { when }: State, run: Run): readonly PossibleValue[] {
  const { conditions } = run;
  if (isLeaf(values)) return [{ value: values.value, when: conditions.always }];
  const all = run.leavesOf(values);
  const possible = all.filter((leaf) => conditions.meet(when, leaf.when));
  const [first, ...others] = possible;
  if (first === undefined || possible.length === all.length) return possible;
  // What cannot be goes with one that can, so that together they are all cases, and the state is as it was behind them.
  const rest = conditions.not(conditions.any(others.map((leaf) => leaf.when)));
  return [{ value: first.value, when: rest }, ...others];
}

/** The same, and when with all that is decided in the state. */
export function possibleValuesUnder(values: Values, state: State, run: Run): readonly PossibleValue[] {
  return possibleValuesIn(values, state, run).map(({ value, when }) => ({
    value,
    when: run.conditions.and(state.when, when),
  }));
}

/** What the body itself has put together, as opposed to what comes from data. */
function isOwn(value: AbstractValue): boolean {
  return OWN.has(value.kind) || isTrimmedCapture(value) || isOwnError(value) || isPutTogether(value);
}

const OWN = new Set<AbstractValue['kind']>(['known', 'joined', 'captured']);

/** The same error in every rendering. */
function isOwnError(value: AbstractValue): value is Filtered {
  return fails(value) && OWN.has(value.input.kind) && value.args.every(({ kind }) => kind === 'known');
}

/** Of the body's own texts and of data that is known to the last character. */
function isPutTogether(value: AbstractValue): boolean {
  if (isFallback(value)) return true;
  return value.kind === 'filtered' && (value.filter === 'append' || value.filter === 'prepend') && isExact(value);
}

function isTrimmedCapture(value: AbstractValue): value is Filtered & { input: Captured } {
  return value.kind === 'filtered' && value.input.kind === 'captured' && !fails(value);
}

function printOwn(value: AbstractValue, state: State, place: OutputSite, run: Run): readonly State[] {
  if (value.kind === 'captured') return printCaptured(value, state, place, run);
  if (isTrimmedCapture(value)) return printTrimmed(value, state, place, run);
  if (value.kind === 'joined') {
    assumeNoError(value.parts, state, place, run);
    let states: readonly State[] = [state];
    for (const part of value.parts) {
      states = run.joining.after(
        place,
        states.flatMap((one) => printPart(part, one, place, run)),
      );
    }
    return states;
  }
  const printed = textOf(value) ?? '';
  const span = { start: place.start, end: place.end };
  return readText(state, printed, { kind: 'output', span, printed }, run.reading());
}

/** Where a filter fails, nothing is put together: the error alone is printed. */
function assumeNoError(parts: readonly AbstractValue[], state: State, place: OutputSite, run: Run): void {
  if (state.control.mode === 'string') return;
  const seen = parts.map((value) => seenAlone({ value, when: run.conditions.always }, state, run));
  const failing = seen.filter((part) => part.prints.error);
  if (failing.length > 0) run.findings.addAssumption(assumption('error', failing, state, place, 'value', run));
}

function textOf(value: AbstractValue): string | undefined {
  if (value.kind === 'known') return print(value.value);
  if (isPutTogether(value)) return print(sampleOf(value) ?? null);
  return fails(value) ? value.fails : undefined;
}

/** Outside of texts white space at the ends of a captured block is nothing. */
function printTrimmed(
  value: Filtered & { input: Captured },
  state: State,
  place: OutputSite,
  run: Run,
): readonly State[] {
  if (state.control.mode !== 'string') return printCaptured(value.input, state, place, run);
  return printValues(run.evaluator.collected(run.space.leaf(value)), state, place, run);
}

function printPart(part: AbstractValue, state: State, place: OutputSite, run: Run): readonly State[] {
  if (isOwn(part)) return printOwn(part, state, place, run);
  const leaves = run.decided.split({ value: part, when: run.conditions.always }, state.when);
  return run.joining.after(
    place,
    leaves.flatMap((leaf) =>
      isOwn(leaf.value)
        ? printOwn(leaf.value, narrowed([leaf], state, run), place, run)
        : printHole([leaf], state, place, run),
    ),
  );
}

function collectValues(values: Values, state: State, run: Run): State {
  const { space, abstractValues } = run;
  const { collected } = state;
  if (collected === undefined) return state;
  const parts = run.evaluator.collected(values);
  const joined = space.combine(collected, parts, (before, one) => {
    const isLost = before.kind === 'anything' || one.kind === 'anything' || one.kind === 'captured';
    if (isLost) return abstractValues.anything('what a captured block prints');
    const text = textOf(one);
    return abstractValues.joined([before, text === undefined ? asPrinted(one) : abstractValues.known(text)]);
  });
  const isTooMany = leavesOf(joined).length > MOST_COLLECTED;
  return withCollected(state, isTooMany ? space.leaf(abstractValues.anything('what a captured block prints')) : joined);
}

const MOST_COLLECTED = 64;
