import type { Finding } from '../rules/finding.ts';
import { readSampleUser } from '../samples/read.ts';

/** The findings of a `*.sample-user.json`, in the order of their places. */
export function checkSampleUser(text: string): Finding[] {
  return readSampleUser(text).problems.map((problem) => ({ ...problem, code: 'sample-user', related: [], fixes: [] }));
}
