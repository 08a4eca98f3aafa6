import { personalData } from '../../catalog/personal-data.ts';
import type { TextDocument } from '../../files/text-document.ts';
import type { SinkData } from '../../privacy/sinks.ts';
import { traceInWords } from '../../privacy/trace.ts';
import type { Related, Severity } from '../engine/finding.ts';
import { join } from './words.ts';

const SEVERITIES = { high: 'warning', medium: 'information', low: 'hint' } as const;

/** That of the most sensitive data. */
export function severityOf(data: readonly SinkData[]): Severity {
  const found = data.map(({ sensitivity }) => SEVERITIES[sensitivity]);
  return found.includes('warning') ? 'warning' : found.includes('information') ? 'information' : 'hint';
}

/** The data that decides the severity. */
export function primaryData(data: readonly SinkData[]): readonly SinkData[] {
  const severity = severityOf(data);
  return data.filter(({ sensitivity }) => SEVERITIES[sensitivity] === severity);
}

/** "`${first_name}` and `${last_name}`". */
export function dataInWords(data: readonly SinkData[]): string {
  const names = [...new Set(data.map(({ flow }) => `\`${flow.text}\``))];
  return join(names.length > 4 ? [...names.slice(0, 3), 'others'] : names, 'and');
}

/** "a name and an e-mail address". */
export function kindsInWords(data: readonly SinkData[]): string {
  return join([...new Set(data.map(({ kind }) => personalData[kind].words))], 'and');
}

/** " through `email` (line 1) and `contact` (line 3)", for the first value that goes through variables. */
export function throughInWords(data: readonly SinkData[], lines: TextDocument): string {
  const traces = data.map(({ flow }) => traceInWords(flow, lines)).filter((trace) => trace !== undefined);
  return traces[0] === undefined ? '' : ` through ${traces[0]}`;
}

/** Each variable on the way. */
export function relatedTo(data: readonly SinkData[]): readonly Related[] {
  const found = new Map<number, Related>();
  for (const { flow } of data) {
    for (const { variable, start, end } of flow.trace) {
      if (!found.has(start)) found.set(start, { start, end, message: `\`${variable}\` gets \`${flow.text}\` here.` });
    }
  }
  return [...found.values()].toSorted((one, other) => one.start - other.start);
}
