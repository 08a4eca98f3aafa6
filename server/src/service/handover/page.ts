import { contractInMarkdown } from '../../contract/markdown.ts';
import type { Schema } from '../../contract/schema.ts';
import { readsOf } from '../../witness/reads.ts';
import type { CheckedBody } from '../check-body.ts';
import type { LaunchItem } from './launch-list.ts';
import type { SharedSample } from './samples.ts';

export interface HandOver {
  readonly contract: Schema;
  readonly samples: readonly SharedSample[];
  readonly request: string;
  readonly launch: readonly LaunchItem[];
}

/** One page for Movable Ink's team and for whoever launches the campaign. */
export function handOverPage(checked: CheckedBody, { contract, samples, request, launch }: HandOver): string {
  const parts = [
    contractInMarkdown(contract).trimEnd(),
    '## Sample payloads',
    'Each shows something that the ones before it do not.',
    ...samples.flatMap(({ user, payload }) => [`### ${plain(user)}`, fenced('json', payload)]),
    '## The request',
    'Address and credentials are placeholders.',
    fenced('sh', request),
    '## Before the launch in Braze',
    launchTable(launch),
    '## What must exist in Braze',
    needs(checked),
  ];
  return `${parts.join('\n\n')}\n`;
}

function fenced(language: string, text: string): string {
  const [longest = ''] = (text.match(/`{3,}/g) ?? []).toSorted((one, other) => other.length - one.length);
  const fence = '`'.repeat(Math.max(3, longest.length + 1));
  return `${fence}${language}\n${text.trimEnd()}\n${fence}`;
}

function launchTable(launch: readonly LaunchItem[]): string {
  const rows = launch.map(({ setting, value, why, source }) => `| ☐ | ${setting} | ${value} | ${why} | ${source} |`);
  return ['| | Setting | Value | Why | Braze page |', '|---|---|---|---|---|', ...rows].join('\n');
}

/** What the body reads, and which of it identifies the user. */
function needs({ template, blocks }: CheckedBody): string {
  const roots = readsOf(template, []).map(({ root, steps }) =>
    root.kind === 'attribute' ? `\${${root.name}}` : `${root.name}.\${${String(steps[0] ?? '')}}`,
  );
  const read = [...new Set(roots)].filter((one) => one.includes('${') && !one.endsWith('${}')).toSorted();
  const items = [...read.map((one) => `\`${one}\``), ...blocks.map(({ name }) => `the Content Block \`${name}\``)];
  const list = items.length === 0 ? 'Nothing beyond the event.' : items.map((one) => `- ${one}`).join('\n');
  const known = read.includes('${user_id}')
    ? '\n\n`user_id` must be the same identifier as `mi_u` in the creatives: here `${user_id}`, the external ID.'
    : '';
  return `${list}${known}`;
}

function plain(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/[\\`<>*_[\]#|]/g, '\\$&');
}
