import type { Mode, State } from '../reader/state.ts';
import { hexLength } from '../values/hex.ts';
import { behindHole, type Seen } from './hole.ts';
import type { OutputSite } from './outputs.ts';
import type { Run } from './run.ts';

const DIGITS: readonly Mode[] = ['unicode1', 'unicode2', 'unicode3', 'unicode4'];

export function isInEscape({ control: { mode } }: State): boolean {
  return DIGITS.includes(mode);
}

/** Within `\uXXXX` hexadecimal digits go on, as many as are missing; more of them are a part of the text. */
export function printInEscape(
  leaves: readonly Seen[],
  state: State,
  place: OutputSite,
  run: Run,
): { readonly states: readonly State[]; readonly others: readonly Seen[] } {
  // An error is no hash, whatever was to be hashed.
  const lengthOf = ({ value, prints }: Seen) => (prints.error ? undefined : hexLength(value));
  const lengths = new Set(leaves.map(lengthOf));
  const states = [...lengths].flatMap((length) => {
    if (length === undefined) return [];
    const those = leaves.filter((leaf) => lengthOf(leaf) === length);
    const mode = DIGITS[DIGITS.indexOf(state.control.mode) + length] ?? 'string';
    return [behindHole(those, mode, state, place, run)];
  });
  const others = leaves.filter((leaf) => lengthOf(leaf) === undefined);
  return { states: run.joining.after(place, states), others };
}
