import type { Case } from '../payload/proof.ts';

/** Whether a case comes about by a text of white space alone, which nobody has as identifier or time zone. */
export function asksForWhiteSpace(when: Case): boolean {
  const facts = when.solve()?.facts ?? [];
  return facts.some(({ value }) => typeof value === 'string' && value !== '' && value.trim() === '');
}
