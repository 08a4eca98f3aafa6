import type { FindingCounts, StatusParams } from '../../server/src/service/protocol.ts';

type Verdict = StatusParams['verdict'];

const VERDICTS: Record<Verdict, string> = {
  proved: 'Proved',
  conditional: 'Conditional',
  refuted: 'Refuted',
  'not-proved': 'Not proved',
};

const MEANINGS: Record<Verdict, string> = {
  proved: 'Every rendering is valid JSON, whatever values the attributes have.',
  conditional: 'Every rendering is valid JSON, as long as:',
  refuted: 'There is a case in which the body renders to invalid JSON.',
  'not-proved': 'No case was found in which the JSON is invalid, but not every case could be followed.',
};

const LEFT_UNCHECKED = 'It stays unchecked until it changes, or the server is restarted.';

/** What the proof takes for granted; `presumptions` of the reports says the same. */
const PRESUMED = 'Presumed of all data: numbers within ±2^53, lists of at most 1,000,000 items.';

/** So many assumptions are read at a glance. */
const MOST_ASSUMPTIONS = 8;

/** In the status bar, after the icon. The verdict speaks of JSON alone, so errors of another kind are named beside it. */
export function statusText({
  verdict,
  cases,
  counts,
  isLeftUnchecked,
}: Pick<StatusParams, 'verdict' | 'cases' | 'counts' | 'isLeftUnchecked'>): string {
  if (isLeftUnchecked) return 'Not checked';
  const words = verdict === 'proved' ? `Proved: ${plural(cases, 'case')}` : VERDICTS[verdict];
  return verdict === 'refuted' || counts.errors === 0 ? words : `${words}, ${plural(counts.errors, 'error')}`;
}

/** A line each: what the verdict means and what it depends on, how many cases it speaks of, what was found. */
export function statusLines(status: Omit<StatusParams, 'uri' | 'version'>): string[] {
  const { verdict, cases, counts, isLeftUnchecked } = status;
  if (isLeftUnchecked) return ['The language server stopped while checking this text.', LEFT_UNCHECKED];
  return [
    MEANINGS[verdict],
    ...(verdict === 'conditional' ? assumptionLines(status) : []),
    ...(verdict === 'proved' || verdict === 'conditional' ? [PRESUMED] : []),
    `${plural(cases, 'case')} told apart.`,
    `${countsInWords(counts)}.`,
  ];
}

function assumptionLines({
  assumptions,
  assumptionCount,
}: Pick<StatusParams, 'assumptions' | 'assumptionCount'>): string[] {
  const lines = assumptions.slice(0, MOST_ASSUMPTIONS).map((assumption) => `• ${assumption}`);
  const more = assumptionCount - lines.length;
  return more > 0 ? [...lines, `• and ${more} more`] : lines;
}

function countsInWords({ errors, warnings, information, hints }: FindingCounts): string {
  const parts = [
    errors > 0 ? plural(errors, 'error') : '',
    warnings > 0 ? plural(warnings, 'warning') : '',
    information + hints > 0 ? plural(information + hints, 'hint') : '',
  ].filter((part) => part !== '');
  return parts.length === 0 ? 'No findings' : parts.join(', ');
}

function plural(number: number, word: string): string {
  return `${number} ${word}${number === 1 ? '' : 's'}`;
}
