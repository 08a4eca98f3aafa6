import { NUMBER_MODES } from '../reader/numbers.ts';
import type { State } from '../reader/state.ts';
import { withEnd } from './end-scalars.ts';
import {
  addGap,
  classified,
  narrowed,
  outputCursor,
  printsOnlyBlank,
  type Seen,
  seenAlone,
  seenInText,
  shown,
} from './hole.ts';
import { printAsValue } from './hole-as-value.ts';
import { isInEscape, printInEscape } from './hole-in-escape.ts';
import { printInNumber } from './hole-in-number.ts';
import { printInText } from './hole-in-text.ts';
import type { OutputSite, PossibleValue } from './outputs.ts';
import type { Run } from './run.ts';

/** Prints what comes from data: by where it stands, it must not be all that it might. */
export function printHole(
  leaves: readonly PossibleValue[],
  state: State,
  place: OutputSite,
  run: Run,
): readonly State[] {
  const { mode } = state.control;
  if (mode === 'string') return printInText(leaves.map(seenInText), state, place, run);
  if (isInEscape(state)) {
    const { states, others } = printInEscape(leaves.map(seenInText), state, place, run);
    return others.length === 0
      ? states
      : run.joining.after(place, [...states, ...printBetween(others, state, place, run)]);
  }
  const seen = leaves.map((leaf) => seenAlone(leaf, state, run));
  if (mode in NUMBER_MODES) return printInNumber(seen, state, place, run);
  if (mode === 'outside' || mode === 'comment' || mode === 'word' || mode === 'quoted-word')
    return [narrowed(seen, state, run)];
  if (isValueDue(state)) return printAsValue(seen, state, place, run);
  if (mode === 'literal' && state.control.rest === '') return printHole(leaves, withEnd(state, run), place, run);
  return printBetween(seen, state, place, run);
}

function isValueDue({ control: { mode, shape } }: State): boolean {
  return mode === 'value' || ((mode === 'first' || mode === 'next') && shape?.bracket === '[');
}

/** Where a name, a comma or nothing is due: only what prints nothing fits. */
function printBetween(leaves: readonly Seen[], state: State, place: OutputSite, run: Run): readonly State[] {
  const sorted = leaves.flatMap((leaf) => classified(leaf, state, run));
  const blanks = sorted.filter(printsOnlyBlank);
  const others = sorted.filter((leaf) => !printsOnlyBlank(leaf));
  const states: State[] = blanks.length > 0 ? [narrowed(blanks, state, run)] : [];
  const unknown = others.filter((leaf) => leaf.prints.unknown);
  if (unknown.length > 0) addGap(unknown, state, place, run);
  const misplaced = others.filter((leaf) => !leaf.prints.unknown);
  if (misplaced.length > 0) {
    const after = narrowed(misplaced, state, run);
    const cursor = outputCursor(after, place, run, shown(misplaced));
    cursor.report('unexpected', cursor.span(0, 0), place.text);
    cursor.control.hasPrinted = true;
    states.push(cursor.toState());
  }
  return run.joining.after(place, states);
}
