import type { Finding } from '../rules/engine/finding.ts';
import { speaksOfValue } from '../witness/breaking.ts';

/** So many cases of one body that take too long to render are tried: each takes seconds, and those of one body are all alike. */
export const MOST_SLOW = 3;

/** Whether there is a case to be told of a finding. */
export function hasCase({ when, iteration, code }: Finding): boolean {
  return when !== undefined || iteration !== undefined || speaksOfValue(code);
}
