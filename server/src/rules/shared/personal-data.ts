import { personalData } from '../../catalog/personal-data.ts';
import { personalDataReaching, type Reach, type ReachingData } from '../../privacy/reach.ts';
import { wayInWords } from '../../privacy/way.ts';
import type { Template } from '../../template/tree.ts';
import type { Related, Severity } from '../engine/finding.ts';
import type { Analysis } from '../engine/rule.ts';
import { join } from './words.ts';

const known = new WeakMap<Analysis, readonly Reach[]>();

/** Computed once for all rules that ask. */
export function reachesOf(analysis: Analysis): readonly Reach[] {
  const { template, proof, settings } = analysis;
  const { classes, allowed } = settings.personalData;
  const found =
    known.get(analysis) ?? personalDataReaching(template, proof, { classes, allowed, types: settings.types });
  known.set(analysis, found);
  return found;
}

const SEVERITIES = { high: 'warning', medium: 'information', low: 'hint' } as const;

/** That of the most sensitive data. */
export function severityOf(data: readonly ReachingData[]): Severity {
  const found = data.map(({ sensitivity }) => SEVERITIES[sensitivity]);
  return found.includes('warning') ? 'warning' : found.includes('information') ? 'information' : 'hint';
}

/** The data that decides the severity. */
export function leadingData(data: readonly ReachingData[]): readonly ReachingData[] {
  const severity = severityOf(data);
  return data.filter(({ sensitivity }) => SEVERITIES[sensitivity] === severity);
}

/** "`${first_name}` and `${last_name}`". */
export function dataInWords(data: readonly ReachingData[]): string {
  const names = [...new Set(data.map(({ flow }) => `\`${flow.text}\``))];
  return join(names.length > 4 ? [...names.slice(0, 3), 'others'] : names, 'and');
}

/** "a name and an e-mail address". */
export function kindsInWords(data: readonly ReachingData[]): string {
  return join([...new Set(data.map(({ kind }) => personalData[kind].words))], 'and');
}

/** " through `email` (line 1) and `contact` (line 3)", for the first value that goes through variables. */
export function throughInWords(data: readonly ReachingData[], template: Template): string {
  const ways = data.map(({ flow }) => wayInWords(flow, template)).filter((way) => way !== undefined);
  return ways[0] === undefined ? '' : ` through ${ways[0]}`;
}

/** Each variable on the way. */
export function relatedTo(data: readonly ReachingData[]): readonly Related[] {
  const found = new Map<number, Related>();
  for (const { flow } of data) {
    for (const { variable, start, end } of flow.steps) {
      if (!found.has(start)) found.set(start, { start, end, message: `\`${variable}\` gets \`${flow.text}\` here.` });
    }
  }
  return [...found.values()].toSorted((one, other) => one.start - other.start);
}
