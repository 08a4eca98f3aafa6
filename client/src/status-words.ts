import type { FindingCounts, StatusParams } from '../../server/src/service/protocol.ts';

type Verdict = StatusParams['verdict'];

const VERDICTS: Record<Verdict, string> = {
  proved: 'Proved: every rendering is valid JSON',
  conditional: 'Conditional: valid JSON as long as the values are what the findings say',
  refuted: 'Refuted: there is a case in which the body renders to invalid JSON',
  'not-proved': 'Not proved: no case was found in which the JSON is invalid, but not every case is known',
};

/** In the status bar, after the icon. */
export function statusText({ counts }: Pick<StatusParams, 'counts'>): string {
  const all = findings(counts);
  return `mi-webhook: ${all === 0 ? 'no findings' : plural(all, 'finding')}`;
}

/** A line each: the verdict, how many cases it speaks of, what was found. */
export function statusLines({ verdict, cases, counts }: Pick<StatusParams, 'verdict' | 'cases' | 'counts'>): string[] {
  return [`${VERDICTS[verdict]}.`, `${plural(cases, 'case')} looked at.`, `${countsInWords(counts)}.`];
}

function countsInWords({ errors, warnings, information, hints }: FindingCounts): string {
  const parts = [
    errors > 0 ? plural(errors, 'error') : '',
    warnings > 0 ? plural(warnings, 'warning') : '',
    information + hints > 0 ? plural(information + hints, 'hint') : '',
  ].filter((part) => part !== '');
  return parts.length === 0 ? 'No findings' : parts.join(', ');
}

function findings({ errors, warnings, information, hints }: FindingCounts): number {
  return errors + warnings + information + hints;
}

function plural(number: number, word: string): string {
  return `${number} ${word}${number === 1 ? '' : 's'}`;
}
