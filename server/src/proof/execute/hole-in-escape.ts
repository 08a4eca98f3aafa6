import { appendTo } from '../reader/content.ts';
import type { Mode, State } from '../reader/state.ts';
import { hexLength } from '../values/hex.ts';
import { hole, narrowed, type Seen } from './hole.ts';
import type { Place } from './outputs.ts';
import type { Run } from './run.ts';

const DIGITS: readonly Mode[] = ['unicode1', 'unicode2', 'unicode3', 'unicode4'];

export function isInEscape({ mode }: State): boolean {
  return DIGITS.includes(mode);
}

/** Within `\uXXXX` hexadecimal digits go on, as many as are missing; more of them are a part of the text. */
export function printInEscape(
  leaves: readonly Seen[],
  state: State,
  place: Place,
  run: Run,
): { readonly states: readonly State[]; readonly others: readonly Seen[] } {
  const lengths = new Set(leaves.map(({ value }) => hexLength(value)));
  const states = [...lengths].flatMap((length) => {
    if (length === undefined) return [];
    const those = leaves.filter(({ value }) => hexLength(value) === length);
    const after = narrowed(those, state, run);
    const mode = DIGITS[DIGITS.indexOf(state.mode) + length] ?? 'string';
    return [
      {
        ...after,
        mode,
        content: appendTo(after.content, hole(those, place, state)),
        last: place.end,
        hasPrinted: true,
      },
    ];
  });
  const others = leaves.filter(({ value }) => hexLength(value) === undefined);
  return { states: run.joinAfter(states, place), others };
}
