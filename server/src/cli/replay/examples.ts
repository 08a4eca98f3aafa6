import { join } from 'node:path';
import type { Group, Tally } from '../../service/replay/tally.ts';
import { writeNewFile } from '../write-file.ts';

const GROUPS = [
  ['lost', 'causes'],
  ['stopped', 'stops'],
  ['finding', 'findings'],
] as const;

/** Writes the first example of each cause, reason and finding as a sample user. @returns what kept one from being written. */
export async function writeExamples(folder: string, tally: Tally): Promise<string | undefined> {
  for (const [word, name] of GROUPS) {
    for (const [at, text] of textsOf(tally[name]).entries()) {
      const file = join(folder, `${word}-${at + 1}.sample-user.json`);
      const problem = await writeNewFile(file, text);
      if (problem !== undefined) return `${file}: ${problem}`;
    }
  }
  return undefined;
}

/** The most frequent first. */
function textsOf(groups: ReadonlyMap<string, Group>): string[] {
  return [...groups.values()]
    .sort((one, other) => other.count - one.count || one.message.localeCompare(other.message))
    .flatMap(({ example: { sampleUser } }) => (sampleUser === undefined ? [] : [sampleUser]));
}
