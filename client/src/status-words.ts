import type { FindingCounts, StatusParams } from '../../server/src/service/protocol.ts';
import { plural } from './plural.ts';

type Verdict = StatusParams['verdict'];

const MEANINGS: Record<Verdict, string> = {
  proved: 'Every rendering is valid JSON, whatever values the attributes have.',
  conditional: 'Every rendering is valid JSON if:',
  refuted: 'In at least one case, Braze would send invalid JSON. The problems say when.',
  'not-proved': 'No case with invalid JSON was found, but not every case could be checked.',
};

const LEFT_UNCHECKED = 'It stays unchecked until you change it or restart the server.';

/** What the proof presumes; `presumptions` in the reports says the same. */
const PRESUMED = 'Presumes numbers within ±2^53 and arrays of at most 1,000,000 items.';

/** As many as people read at a glance. */
const MOST_ASSUMPTIONS = 8;

/** In the status bar, after the icon. The verdict is about JSON only, so errors of other kinds are counted as well. */
export function statusText(
  status: Pick<StatusParams, 'verdict' | 'assumptionCount' | 'ways' | 'counts' | 'isLeftUnchecked' | 'isEmpty'>,
): string {
  const { verdict, counts, isLeftUnchecked, isEmpty } = status;
  if (isLeftUnchecked) return 'Not checked';
  if (isEmpty) return 'Empty: type mi- for a snippet';
  const words = verdictText(status);
  return verdict === 'refuted' || counts.errors === 0 ? words : `${words}, ${plural(counts.errors, 'error')}`;
}

function verdictText({
  verdict,
  assumptionCount,
  ways,
}: Pick<StatusParams, 'verdict' | 'assumptionCount' | 'ways'>): string {
  switch (verdict) {
    case 'proved':
      return 'Always valid JSON';
    case 'conditional':
      return `Valid JSON if ${plural(assumptionCount, 'condition')} ${assumptionCount === 1 ? 'holds' : 'hold'}`;
    case 'refuted':
      return `Can send invalid JSON (${plural(ways, 'way')})`;
    case 'not-proved':
      return 'Could not be proved';
  }
}

/** One line each: what the verdict means and what it depends on, how many cases were checked, what was found. */
export function statusLines(status: Omit<StatusParams, 'uri' | 'version'>): string[] {
  const { verdict, cases, counts, isLeftUnchecked, isEmpty } = status;
  if (isLeftUnchecked) return ['The language server stopped while checking this text.', LEFT_UNCHECKED];
  if (isEmpty)
    return [
      'Nothing is written yet, so there is nothing to send.',
      'Type mi- and choose a snippet, or run "New Webhook Body…".',
    ];
  return [
    MEANINGS[verdict],
    ...(verdict === 'conditional' ? assumptionLines(status) : []),
    ...(verdict === 'proved' || verdict === 'conditional' ? [PRESUMED] : []),
    `${plural(cases, 'case')} checked.`,
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
