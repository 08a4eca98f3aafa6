import type { Proof } from '../../proof/proof.ts';

/** What is no JSON at all may be a part of a body, whose other parts set its variables. */
export function isPayload({ payload, problems }: Proof): boolean {
  return payload !== undefined && payload.type !== 'scalar' && !problems.some(({ kind }) => kind === 'text-outside');
}
