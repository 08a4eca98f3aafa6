import type { Proof } from '../../proof/proof.ts';

/** A body that is not JSON at all may be part of a larger one, whose other parts set its variables. */
export function isPayload({ payload, problems }: Proof): boolean {
  return payload !== undefined && payload.type !== 'scalar' && !problems.some(({ kind }) => kind === 'text-outside');
}
