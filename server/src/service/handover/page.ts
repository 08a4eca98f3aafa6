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
    root.kind === 'attribute' ? { space: '', name: root.name } : { space: root.name, name: String(steps[0] ?? '') },
  );
  const lines = SPACES.flatMap(([space, words]) => {
    const names = roots.filter((one) => one.space === space && one.name !== '').map(({ name }) => `\`${name}\``);
    return names.length === 0 ? [] : [`- ${words}: ${[...new Set(names)].toSorted().join(', ')}`];
  });
  const used = blocks.map(({ name }) => `\`${name}\``);
  if (used.length > 0) lines.push(`- Content Blocks: ${used.join(', ')}`);
  const list = lines.length === 0 ? 'Nothing beyond the event.' : lines.join('\n');
  const known = roots.some(({ space, name }) => space === '' && name === 'user_id')
    ? '\n\n`user_id` must be the same identifier as `mi_u` in the creatives: here `${user_id}`, the external ID.'
    : '';
  return `${list}${known}`;
}

/** Where data come from, in the order in which somebody looks after them. */
const SPACES: readonly (readonly [space: string, words: string])[] = [
  ['event_properties', 'Properties of the trigger event, with exactly these names'],
  ['api_trigger_properties', 'Properties of the API call, with exactly these names'],
  ['context', 'Properties in the context of the Canvas'],
  ['canvas_entry_properties', 'Entry properties of the Canvas'],
  ['custom_attribute', 'Custom attributes of users'],
  ['', 'Fields of the profile, which Braze has anyway'],
  ['catalogs', 'Catalogs'],
];

function plain(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/[\\`<>*[\]#|]|(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])/g, '\\$&');
}
