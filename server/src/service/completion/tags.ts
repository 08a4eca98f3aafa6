import { documentationAddress } from '../../catalog/documentation.ts';
import { withOtherNames } from '../../catalog/synonyms.ts';
import { findTag, tags } from '../../catalog/tags.ts';
import type { TagEntry } from '../../catalog/types.ts';
import type { Block } from '../../template/tree.ts';
import { valueInfo } from '../knowledge/value-info.ts';
import { isComparable, subjectOfCase } from './case-subject.ts';
import type { CompletionEdit, CompletionItem } from './item.ts';
import { plainSnippet } from './item.ts';
import type { MarkupRequest } from './request.ts';
import { separatorItems } from './separator.ts';
import { simpleItem } from './simple-item.ts';
import { isEndThere } from './stray-end.ts';
import { hasMarkup, standingName, tagEdit, tagNameEdit } from './tag-edit.ts';
import { blocksAround } from './variables.ts';

/** Tags as snippets that close themselves, the end of the block that is open, and the branches that it can have. */
export function tagItems(request: MarkupRequest): CompletionItem[] {
  const { template, place } = request;
  const around = blocksAround(template, place.node.start);
  const inner = around.at(-1);
  const standing = standingName(request);
  if (inner?.closing?.nameSpan.start === standing.start)
    return [{ ...endItem(inner, request), edit: tagNameEdit(request, inner.closing.name) }];
  const offered = tags.filter((entry) => isOffered(entry, inner, around));
  // The end of what the cursor is not in, such as a comment.
  if (/^end\w/.test(standing.name) && standing.start + standing.name.length > request.offset) return [];
  // Nothing of the tag is lost or written twice, and a name is not put before what it cannot have.
  if (hasMarkup(request))
    return offered
      .filter((entry) => isLike(entry, findTag(standing.name)))
      .map((entry) => itemOf(entry, request, inner));
  const isUnclosed = around.some(({ closing }) => closing === undefined);
  const ends = inner !== undefined && isUnclosed ? [endItem(inner, request)] : [];
  return [...ends, ...separatorItems(inner, request), ...offered.map((entry) => itemOf(entry, request, inner))];
}

function isOffered(
  { name, support, branchOf, instead }: TagEntry,
  inner: Block | undefined,
  around: readonly Block[],
): boolean {
  if (branchOf !== undefined) return inner !== undefined && branchOf.includes(inner.name);
  if (name === 'break' || name === 'continue') return around.some((one) => one.name === 'for');
  return (support === 'documented' || USEFUL.has(name)) && instead === undefined && !USELESS.has(name);
}

/** It can have what stands behind the name of the other one, as far as that is known. */
function isLike(entry: TagEntry, standing: TagEntry | undefined): boolean {
  if (standing === undefined) return entry.markup !== 'none';
  if (entry.markup === 'raw') return entry.name === standing.name;
  return entry.markup === standing.markup && (entry.branchOf === undefined) === (standing.branchOf === undefined);
}

/** Braze's pages do not name them, but they work. */
const USEFUL: ReadonlySet<string> = new Set(['raw', 'cycle', 'increment', 'decrement']);
/** A webhook cannot use them. */
const USELESS: ReadonlySet<string> = new Set(['translation', 'landing_page_url']);

function endItem(block: Block, request: MarkupRequest): CompletionItem {
  const end = findTag(block.name)?.block?.end ?? `end${block.name}`;
  return simpleItem({
    label: end,
    kind: 'closing',
    detail: `Closes ${block.name}`,
    documentation: 'The block is not closed yet.',
    rank: 0,
    edit: tagEdit(request, end, ''),
  });
}

function itemOf(entry: TagEntry, request: MarkupRequest, inner: Block | undefined): CompletionItem {
  const { name, description, example, page, origin } = entry;
  const link = page === undefined ? '' : `\n\n[Braze's documentation](${documentationAddress(page)})`;
  const isName = hasMarkup(request);
  return simpleItem({
    label: name,
    kind: 'tag',
    detail: origin === 'braze' ? 'Braze tag' : 'Liquid tag',
    documentation: `${description}\n\n\`${example.replaceAll('\n', ' ')}\`${link}`,
    // A `case` without a value is closed by nobody.
    rank: name === 'when' && inner?.branches.length === 1 ? -1 : 1 + rankOf(entry),
    filterText: withOtherNames(name),
    edit: isName ? tagNameEdit(request, name) : wholeEdit(entry, request),
    isSnippet: !isName,
  });
}

function wholeEdit(entry: TagEntry, request: MarkupRequest): CompletionEdit {
  const { name, block } = entry;
  const markup = name === 'when' ? valueOfCase(request) : (MARKUPS[name] ?? markupOf(entry));
  return tagEdit(request, `${name}${markup}`, block === undefined ? '' : endAfter(block.end, request));
}

function endAfter(end: string, request: MarkupRequest): string {
  if (isEndThere(request, end)) return '';
  return request.place.isLine ? `\n  $0\n${end}` : `$0{% ${end} %}`;
}

const MARKUPS: Readonly<Record<string, string>> = {
  if: ` \${1:${plainSnippet('{{${user_id}}} != blank')}}`,
  unless: ` \${1:${plainSnippet('{{${user_id}}} == blank')}}`,
  elsif: ` \${1:${plainSnippet('{{${email_address}}} != blank')}}`,
  case: ` \${1:${plainSnippet('{{${language}}}')}}`,
  for: ` \${1:item} in \${2:${plainSnippet('{{event_properties.${products}}}')}}`,
  assign: ` \${1:name} = \${2:${plainSnippet('{{${user_id}}}')}}`,
  capture: ' ${1:name}',
  abort_message: "('${1:reason}')",
  connected_content: ' ${1:https://example.com/} :save ${2:result}',
  comment: '',
};

/** A value that the case is known to have. */
function valueOfCase({ template, place, data, offset }: MarkupRequest): string {
  const { known } = valueInfo(subjectOfCase(template, place.node.start), template, data, offset);
  const example = known?.example ?? '';
  return ` '\${1:${isComparable(example) ? example : 'en'}}'`;
}

/** What the example has after the name, to be typed over. */
function markupOf({ name, example, markup }: TagEntry): string {
  if (markup === 'none' || markup === 'lines') return '';
  const shown = new RegExp(`^\\{% ${name}(.*?)\\s*%\\}`, 's').exec(example)?.[1] ?? '';
  return shown === '' ? '' : shown.startsWith(' ') ? ` \${1:${plainSnippet(shown.trim())}}` : plainSnippet(shown);
}

const USUAL = [
  'if',
  'assign',
  'for',
  'else',
  'elsif',
  'when',
  'unless',
  'capture',
  'case',
  'abort_message',
  'comment',
  'connected_content',
];

function rankOf({ name, branchOf }: TagEntry): number {
  const place = USUAL.indexOf(name);
  if (branchOf !== undefined) return name === 'else' ? 0 : 0.5;
  return place < 0 ? USUAL.length + 1 : place + 1;
}
