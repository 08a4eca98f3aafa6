import type { WritableFiles } from '../files/files.ts';
import { recordExpectation } from '../service/expectations/record.ts';
import type { SampleUserFile } from './expectations.ts';
import type { Tested } from './run-tests.ts';
import { usage } from './usage.ts';

/** Writes what was sent into the files of the sample users, where it is not what they expect. Returns whether all could be written. */
export async function recordTests(tested: readonly Tested[], files: WritableFiles): Promise<boolean> {
  const byFile = grouped(tested);
  let isWhole = true;
  for (const [file, own] of byFile) {
    const after = own.reduce(withRecorded, file.text);
    if (after === file.text) continue;
    const problem = await files.replace(file.path, { mark: file.mark, before: file.text, after });
    if (problem === undefined) continue;
    usage(`${file.path}: could not be updated: ${problem.problem}`);
    isWhole = false;
  }
  return isWhole;
}

function grouped(tested: readonly Tested[]): Map<SampleUserFile, Tested[]> {
  const byFile = new Map<SampleUserFile, Tested[]>();
  for (const one of tested) byFile.set(one.file, [...(byFile.get(one.file) ?? []), one]);
  return byFile;
}

function withRecorded(text: string, { verdict, key, expected }: Tested): string {
  if (verdict.isMet || verdict.actual === undefined) return text;
  return recordExpectation(text, key, verdict.actual, expected);
}
