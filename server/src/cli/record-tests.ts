import type { WritableFiles } from '../files/files.ts';
import { type Recorded, recordExpectations } from '../service/expectations/record.ts';
import { byFile, type Tested } from './run-tests.ts';
import { usage } from './usage.ts';

/** Writes what was sent into the files of the sample users, where it is not what they expect. Returns whether all could be written. */
export async function recordTests(tested: readonly Tested[], files: WritableFiles): Promise<boolean> {
  let isWhole = true;
  for (const [file, own] of byFile(tested)) {
    const after = recordExpectations(file.text, own.flatMap(recordedOf));
    if (after === file.text) continue;
    const problem = await files.replace(file.path, { mark: file.mark, before: file.text, after });
    if (problem === undefined) continue;
    usage(`${file.path}: could not be updated: ${problem.problem}`);
    isWhole = false;
  }
  return isWhole;
}

function recordedOf({ verdict, key, expected }: Tested): Recorded[] {
  return verdict.isMet || verdict.actual === undefined ? [] : [{ key, payload: verdict.actual, before: expected }];
}
