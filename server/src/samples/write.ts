import type { Value } from '../semantics/values.ts';
import { writeJson } from '../semantics/write-json.ts';
import type { SampleUser } from './sample-user.ts';

/** A sample user as the text of a file, on one line; `readSampleUser` gives the same sample user back. */
export function writeSampleUser(sampleUser: SampleUser): string {
  const { now, event, ...rest } = sampleUser;
  const file = new Map<string, Value>(Object.entries(rest));
  file.set('now', new Date(now).toISOString());
  file.set('event', new Map<string, Value>(Object.entries(event)));
  return writeJson(file) ?? '{}';
}
