import type { Finding } from '../../rules/engine/finding.ts';
import { caseFile } from '../../witness/case-file.ts';
import { casesOf } from '../../witness/cases.ts';
import { readsOf } from '../../witness/reads.ts';
import type { CheckedBody } from '../check-body.ts';
import { contentOf, resized, type TrialUser, userOf } from './sample-users.ts';

/** A test reads one value, or compares two. */
const MOST_TOUCHED = 2;
/** Both are blank, and one of them cannot be printed in a string. */
const BLANK = ['', '\n'];

/**
 * Sample users of whom what a finding is on is blank, in the cases of what is wrong after its fix: a test that the fix changes may lead them
 * into another branch than today, and there other values matter.
 */
export function usersOfTouched(
  findings: readonly Finding[],
  { template: { source }, template }: CheckedBody,
  wrongAfter: readonly Finding[],
  after: CheckedBody,
): readonly TrialUser[] {
  const written = findings.map(({ start, end }) => source.slice(start, end));
  const touched = readsOf(template, []).flatMap(({ root, steps, at }) => {
    const text = source.slice(at.start, at.end);
    const named = steps.filter((step) => step !== null);
    return named.length < steps.length || !written.some((one) => one.includes(text))
      ? []
      : BLANK.map((value) => ({ path: { root, steps: named, text }, value }));
  });
  const files = wrongAfter.flatMap((finding) => casesOf(finding, after.template, after.proof).slice(0, 1));
  return touched.slice(0, MOST_TOUCHED * BLANK.length).flatMap((fact) =>
    files.flatMap(({ file }) => {
      // What cannot be printed in a string is right where no items are.
      const answers = fact.value === '' ? contentOf(file) : resized(contentOf(file), 0);
      const made = caseFile('Trial', [fact], answers);
      const words = `when \`${fact.path.text}\` is ${fact.value === '' ? 'empty' : 'a line break'}`;
      return made === undefined ? [] : userOf({ file: made, words });
    }),
  );
}
