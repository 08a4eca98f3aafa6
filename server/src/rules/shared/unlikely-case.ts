import type { Case } from '../../proof/proof.ts';
import { isArray } from '../../semantics/values.ts';

/** Whether a case needs a string of spaces, or an array that prints nothing: no user has such an identifier or time zone. */
export function isUnlikely(when: Case): boolean {
  const facts = when.solve()?.facts ?? [];
  return facts.some(
    ({ value }) => isArray(value) || (typeof value === 'string' && value !== '' && value.trim() === ''),
  );
}
