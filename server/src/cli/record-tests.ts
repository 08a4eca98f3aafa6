import type { WritableFiles } from '../files/files.ts';
import { type Recorded, recordExpectations } from '../service/expectations/record.ts';
import { byFile, type Tested } from './run-tests.ts';
import { usage } from './usage.ts';

/** Writes what was sent into the files of the sample users, where it is not what they expect. Those that could be written are marked. */
export async function recordTests(
  tested: readonly Tested[],
  files: WritableFiles,
): Promise<{ readonly tested: readonly Tested[]; readonly isWhole: boolean }> {
  const recorded = new Set<Tested>();
  let isWhole = true;
  for (const [file, own] of byFile(tested)) {
    const changed = own.filter(({ verdict }) => !verdict.isMet && verdict.actual !== undefined);
    const after = recordExpectations(file.text, changed.flatMap(recordedOf));
    const problem =
      after === file.text ? undefined : await files.replace(file.path, { mark: file.mark, before: file.text, after });
    if (problem === undefined) for (const one of changed) recorded.add(one);
    else usage(`${file.path}: could not be updated: ${problem.problem}`);
    isWhole &&= problem === undefined;
  }
  return { tested: tested.map((one) => (recorded.has(one) ? { ...one, isRecorded: true } : one)), isWhole };
}

function recordedOf({ verdict, key, expected }: Tested): Recorded[] {
  return verdict.actual === undefined ? [] : [{ key, payload: verdict.actual, before: expected }];
}
