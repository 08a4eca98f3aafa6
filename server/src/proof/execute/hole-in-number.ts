import type { Mode, State } from '../reader/state.ts';
import { prints } from '../values/prints.ts';
import { behindHole, narrowed, type Seen } from './hole.ts';
import type { OutputSite } from './outputs.ts';
import type { Run } from './run.ts';

/** Within a number digits go on; nothing is said of anything else. */
export function printInNumber(leaves: readonly Seen[], state: State, place: OutputSite, run: Run): readonly State[] {
  const nothing = leaves.filter((leaf) => leaf.prints === prints.nothing);
  const digits = leaves.filter(
    (leaf) => isDigits(leaf) && (state.control.mode !== 'minus' || leaf.prints.number !== 'zeros'),
  );
  const others = leaves.filter((leaf) => !nothing.includes(leaf) && !digits.includes(leaf));
  const states = nothing.length > 0 ? [narrowed(nothing, state, run)] : [];
  const mode = modeBehind(digits, state.control.mode);
  const lost = mode === undefined ? [...digits, ...others] : others;
  if (lost.length > 0) {
    const reason = `Could not determine what \`${place.text}\` adds to the number before it`;
    run.findings.addGap(place, reason, [narrowed(lost, state, run)]);
  }
  if (mode === undefined || digits.length === 0) return states;
  return [...states, behindHole(digits, mode, state, place, run)];
}

/** Behind a minus a zero may stand, but nothing behind it. */
function modeBehind(digits: readonly Seen[], mode: Mode): Mode | undefined {
  const mayBeZero = digits.some(({ prints: one }) => one.number !== 'counting');
  return mode === 'minus' && mayBeZero ? 'printed' : DIGIT_MODES[mode];
}

function isDigits({ prints: one }: Seen): boolean {
  const isNumber = one.number === 'counting' || one.number === 'digits' || one.number === 'zeros';
  return (
    isNumber &&
    one.text === 'none' &&
    !one.error &&
    !one.boolean &&
    !one.object &&
    !one.unknown &&
    !one.blank &&
    !one.nothing
  );
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
