import { isJson } from '../../json/validity.ts';
import { print } from '../../semantics/print.ts';
import type { Mode, State } from '../reader/state.ts';
import type { AbstractValue } from '../values/abstract-value.ts';
import { isExact } from '../values/exact.ts';
import { type PossibleValue, possibleValuesIn } from './outputs.ts';
import type { Run } from './run.ts';

const VALUE_DUE: ReadonlySet<Mode> = new Set(['value', 'first', 'next']);

/** Where a value is due, a text of the body that stands in for what is missing is told from the data: it breaks the payload whatever that holds. */
export function withFallback(leaf: PossibleValue, state: State, run: Run): readonly PossibleValue[] {
  if (!VALUE_DUE.has(state.control.mode) || !hasText(leaf.value)) return [leaf];
  const { conditions } = run;
  return possibleValuesIn(run.evaluator.classified(leaf.value), state, run).map(({ value, when }) => ({
    value,
    when: conditions.and(leaf.when, when),
  }));
}

/** `default: 'n/a'` of data, in a value's place. */
function hasText(value: AbstractValue): boolean {
  if (value.kind !== 'filtered' || value.filter !== 'default' || value.value !== undefined) return false;
  const [fallback] = value.args;
  if (value.input.kind !== 'place' || value.args.length > 1 || fallback?.kind !== 'known') return false;
  const printed = print(fallback.value);
  return printed.trim() !== '' && !isJson(printed);
}

/** The body's own text, in a case in which there is nothing else. */
export function isFallback(value: AbstractValue): boolean {
  if (value.kind !== 'filtered' || value.filter !== 'default' || value.value === undefined) return false;
  const [fallback] = value.args;
  return fallback?.kind === 'known' && fallback.value === value.value && isExact(value);
}
