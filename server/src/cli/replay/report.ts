import type { Arm } from '../../render/arms.ts';
import type { Group, Tally } from '../../service/replay/tally.ts';
import { jsonText, terminalLine } from '../terminal.ts';
import type { Replayed } from './run-replay.ts';

export interface ReplayReport extends Replayed {
  readonly body: string;
  readonly files: readonly string[];
  readonly arms: readonly Arm[];
  /** What the places of arms are offsets into. */
  readonly source: string;
}

export const replayFormats: ReadonlyMap<string, (report: ReplayReport) => string> = new Map([
  ['text', textOf],
  ['json', jsonOf],
]);

const SECTIONS = [
  ['Lost', 'causes'],
  ['Stopped', 'stops'],
  ['Sent with findings', 'findings'],
  ['Not read', 'problems'],
] as const;

function textOf(report: ReplayReport): string {
  const { tally, isStopped, body, files } = report;
  const lines = [
    `${body} for ${number(tally.events)} ${tally.events === 1 ? 'event' : 'events'} of ${files.join(', ')}${isStopped ? ', stopped before the end' : ''}`,
    '',
    ...countLines(tally),
    ...SECTIONS.flatMap(([title, name]) => section(title, tally[name], files)),
    ...caseLines(report),
  ];
  return `${lines.map(terminalLine).join('\n')}\n`;
}

function countLines(tally: Tally): string[] {
  const counts: readonly (readonly [number, string, boolean])[] = [
    [tally.sent, tally.withFindings > 0 ? `sent, ${number(tally.withFindings)} of them with findings` : 'sent', true],
    [tally.lost, 'lost: Braze would send invalid JSON', true],
    [tally.stopped, 'stopped by the body', true],
    [tally.skipped, `${tally.skipped === 1 ? 'record' : 'records'} without an event to replay`, false],
    [tally.unreadable, `${tally.unreadable === 1 ? 'record' : 'records'} that could not be read`, false],
    [tally.unjudged, 'sent, but not checked for findings: the payloads have too many shapes', false],
  ];
  return counts.flatMap(([count, words, isAlways]) => (count > 0 || isAlways ? [`${padded(count)}  ${words}`] : []));
}

function section(title: string, groups: ReadonlyMap<string, Group>, files: readonly string[]): string[] {
  if (groups.size === 0) return [];
  return ['', title, ...sorted(groups).flatMap((group) => groupLines(group, files))];
}

function groupLines({ message, count, example }: Group, files: readonly string[]): string[] {
  const excerpt = example.excerpt === '' ? '' : `: ${example.excerpt}`;
  return [`${padded(count)}  ${message}`, `${' '.repeat(WIDTH)}  first in ${placeOf(example, files)}${excerpt}`];
}

/** The most frequent first. */
function sorted(groups: ReadonlyMap<string, Group>): Group[] {
  return [...groups.values()].sort((one, other) => other.count - one.count || one.message.localeCompare(other.message));
}

function placeOf({ file, record }: Group['example'], files: readonly string[]): string {
  return `${files[file] ?? 'the users'}:${record}`;
}

function caseLines({ tally, arms, source }: ReplayReport): string[] {
  if (arms.length === 0 || tally.events === 0) return [];
  const lines = arms.map((arm, at) => `${padded(tally.arms[at] ?? 0)}  ${armInWords(arm, source)}`);
  return ['', 'Cases', ...lines];
}

/** "line 4, `{% if a %}`: printed" */
function armInWords({ block, which }: Arm, source: string): string {
  const own = typeof which === 'number' ? block.branches[which]?.tag : block.branches[0]?.tag;
  const tag = own ?? block;
  const line = source.slice(0, tag.start).split('\n').length;
  const text = source.slice(tag.start, tag.end).replace(/\s+/g, ' ');
  return `line ${line}, \`${text}\`${typeof which === 'number' ? ': printed' : WORDS[which]}`;
}

const WORDS: Readonly<Record<Exclude<Arm['which'], number>, string>> = {
  none: ': not printed',
  one: ': once',
  several: ': several times',
};

function jsonOf({ tally, isStopped, body, files, arms, source }: ReplayReport): string {
  const { causes, stops, findings, problems, arms: counts, lostIds, ...numbers } = tally;
  const groups = (map: ReadonlyMap<string, Group>) =>
    sorted(map).map(({ message, count, example: { file, record, excerpt } }) => ({
      message,
      count,
      example: { file: files[file], record, excerpt },
    }));
  const report = {
    version: 1,
    body,
    files,
    isWhole: !isStopped,
    counts: numbers,
    lost: groups(causes),
    stopped: groups(stops),
    findings: groups(findings),
    unreadable: groups(problems),
    cases: arms.map((arm, at) => ({ case: armInWords(arm, source), events: counts[at] ?? 0 })),
  };
  return `${jsonText(report, 2)}\n`;
}

const WIDTH = 10;

function padded(count: number): string {
  return number(count).padStart(WIDTH);
}

function number(count: number): string {
  return count.toLocaleString('en');
}
