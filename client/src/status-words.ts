import { l10n } from 'vscode';
import type { FindingCounts, StatusParams } from '../../server/src/service/protocol.ts';
import { counted } from './counted.ts';

type Verdict = StatusParams['verdict'];

const MEANINGS: Record<Verdict, string> = {
  proved: l10n.t('Every rendering is valid JSON, whatever values the attributes have.'),
  conditional: l10n.t('Every rendering is valid JSON if:'),
  refuted: l10n.t('In at least one case, Braze would send invalid JSON. The problems say when.'),
  'not-proved': l10n.t('No case with invalid JSON was found, but not every case could be checked.'),
};

const LEFT_UNCHECKED = l10n.t('It stays unchecked until you change it or restart the server.');

/** What the proof presumes; `presumptions` in the reports says the same. */
const PRESUMED = l10n.t('Presumes numbers within ±2^53 and arrays of at most 1,000,000 items.');

/** As many as people read at a glance. */
const MOST_ASSUMPTIONS = 8;

/** In the status bar, after the icon. The verdict is about JSON only, so errors of other kinds are counted as well. */
export function statusText(
  status: Pick<StatusParams, 'verdict' | 'assumptionCount' | 'ways' | 'counts' | 'isLeftUnchecked' | 'isEmpty'>,
): string {
  const { verdict, counts, isLeftUnchecked, isEmpty } = status;
  if (isLeftUnchecked) return l10n.t('Not checked');
  if (isEmpty) return l10n.t('Empty: type mi- for a snippet');
  const words = verdictText(status);
  return verdict === 'refuted' || counts.errors === 0 ? words : `${words}, ${counted.errors(counts.errors)}`;
}

function verdictText({
  verdict,
  assumptionCount,
  ways,
}: Pick<StatusParams, 'verdict' | 'assumptionCount' | 'ways'>): string {
  switch (verdict) {
    case 'proved':
      return l10n.t('Always valid JSON');
    case 'conditional':
      return assumptionCount === 1
        ? l10n.t('Valid JSON if 1 condition holds')
        : l10n.t('Valid JSON if {0} conditions hold', assumptionCount);
    case 'refuted':
      return ways === 1 ? l10n.t('Can send invalid JSON (1 way)') : l10n.t('Can send invalid JSON ({0} ways)', ways);
    case 'not-proved':
      return l10n.t('Could not be proved');
  }
}

/** One line each: what the verdict means and what it depends on, how many cases were checked, what was found. */
export function statusLines(status: Omit<StatusParams, 'uri' | 'version'>): string[] {
  const { verdict, cases, counts, isLeftUnchecked, isEmpty } = status;
  if (isLeftUnchecked) return [l10n.t('The language server stopped while checking this text.'), LEFT_UNCHECKED];
  if (isEmpty)
    return [
      l10n.t('Nothing is written yet, so there is nothing to send.'),
      l10n.t('Type mi- and choose a snippet, or run "New Webhook Body…".'),
    ];
  return [
    MEANINGS[verdict],
    ...(verdict === 'conditional' ? assumptionLines(status) : []),
    ...(verdict === 'proved' || verdict === 'conditional' ? [PRESUMED] : []),
    cases === 1 ? l10n.t('1 case checked.') : l10n.t('{0} cases checked.', cases),
    `${countsInWords(counts)}.`,
  ];
}

function assumptionLines({
  assumptions,
  assumptionCount,
}: Pick<StatusParams, 'assumptions' | 'assumptionCount'>): string[] {
  const lines = assumptions.slice(0, MOST_ASSUMPTIONS).map((assumption) => `• ${assumption}`);
  const more = assumptionCount - lines.length;
  return more > 0 ? [...lines, `• ${l10n.t('and {0} more', more)}`] : lines;
}

function countsInWords({ errors, warnings, information, hints }: FindingCounts): string {
  const parts = [
    errors > 0 ? counted.errors(errors) : '',
    warnings > 0 ? counted.warnings(warnings) : '',
    information + hints > 0 ? counted.hints(information + hints) : '',
  ].filter((part) => part !== '');
  return parts.length === 0 ? l10n.t('No findings') : parts.join(', ');
}
