import type { AssumptionKind, Proof } from '../../proof/proof.ts';
import { type Alternative, outputOf } from '../../proof/walk-payload.ts';

/** What is only a string if a value is of another kind than the body uses it as. */
const OF_KIND: ReadonlySet<AssumptionKind> = new Set<AssumptionKind>(['date', 'list', 'number']);

/** An unquoted value that may also be a string is reported as that, since it is not JSON then. */
export function mayBeText(value: Alternative['value'], { assumptions, problems }: Proof): boolean {
  if (value.type !== 'scalar') return false;
  if (problems.some(({ kind, start }) => kind === 'invalid-value' && start === value.start)) return true;
  if (value.kind === 'string') return assumptions.some((one) => OF_KIND.has(one.kind) && one.start === value.start);
  if (value.kind !== 'number' && value.kind !== 'boolean') return false;
  const output = outputOf(value);
  return assumptions.some(({ kind, place, start }) => kind === 'text' && place === 'value' && start === output?.start);
}
