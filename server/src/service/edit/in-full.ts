import type { Case } from '../../proof/proof.ts';

/** What is said, as a text that differs where anybody could tell a difference. @param explained whether the words of cases belong to it */
export function inFull(said: unknown, explained: boolean): string {
  return JSON.stringify(said, (name, value) => {
    if (name !== 'when') return typeof value === 'bigint' ? `${value}n` : value;
    if (!isCase(value)) return undefined;
    return explained ? [value.isAlways, value.explain()] : value.isAlways;
  });
}

function isCase(value: unknown): value is Case {
  return typeof value === 'object' && value !== null && 'isAlways' in value;
}
