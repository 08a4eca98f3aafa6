import type { Proof } from '../../proof/proof.ts';
import { type Alternative, outputOf } from '../../proof/walk-payload.ts';

/** What stands without quotes and may be a text as well is told of as that: it is no JSON then. */
export function mayBeText(value: Alternative['value'], { assumptions }: Proof): boolean {
  if (value.type !== 'scalar' || (value.kind !== 'number' && value.kind !== 'boolean')) return false;
  const output = outputOf(value);
  return assumptions.some(({ kind, place, start }) => kind === 'text' && place === 'value' && start === output?.start);
}
