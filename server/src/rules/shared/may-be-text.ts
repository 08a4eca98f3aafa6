import type { Proof } from '../../proof/proof.ts';
import { type Alternative, outputOf } from '../../proof/walk-payload.ts';

/** An unquoted value that may also be a string is reported as that, since it is not JSON then. */
export function mayBeText(value: Alternative['value'], { assumptions }: Proof): boolean {
  if (value.type !== 'scalar' || (value.kind !== 'number' && value.kind !== 'boolean')) return false;
  const output = outputOf(value);
  return assumptions.some(({ kind, place, start }) => kind === 'text' && place === 'value' && start === output?.start);
}
