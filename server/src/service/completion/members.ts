import { findNamespace } from '../../catalog/namespaces.ts';
import type { KnownValue } from '../knowledge/known-data.ts';
import { type ValueInfo, valueInfo } from '../knowledge/value-info.ts';
import { inCode, inWords } from '../markdown.ts';
import { nameItems } from './attributes.ts';
import { valueEdit } from './braces.ts';
import { isNoList, misfits } from './fitting.ts';
import type { CompletionItem } from './item.ts';
import { meantItems } from './meant-namespace.ts';
import { isMeantFor } from './rank.ts';
import type { MarkupRequest } from './request.ts';
import { safeFilters } from './value-filters.ts';

/** What can come after the dot behind a value. */
export function memberItems(request: MarkupRequest, of: string): CompletionItem[] {
  if (findNamespace(of) !== undefined) return nameItems(request, of);
  const { template, data, offset } = request;
  const info = valueInfo(of, template, data, offset);
  const { members = [], type } = info;
  const fields = type === 'array' ? [] : fieldsOf(info);
  const own = fields
    .filter(([, { type: its = 'any' }]) => !isNoList(its, request))
    .map(([name, value]) => fieldItem(name, value, of, request));
  const state = members.filter((name) => !fields.some(([one]) => one === name));
  const isKnown = own.length > 0 || state.length > 0 || type !== 'any';
  if (!isKnown) return meantItems(request, of);
  return [...own, ...state.map((name) => stateItem(name, request)), ...sizeItems(info, request)];
}

/** Those whose names can be written after a dot. */
export function fieldsOf({ known }: ValueInfo): [name: string, value: KnownValue][] {
  return [...(known?.members ?? [])].filter(([name]) => /^[A-Za-z_][\w-]*$/.test(name));
}

/** @param isWhole with the value that it is a field of. */
export function fieldItem(
  name: string,
  value: KnownValue,
  of: string,
  request: MarkupRequest,
  isWhole = false,
): CompletionItem {
  const { context, settings } = request;
  const { type = 'any', example, source = 'the workspace' } = value;
  const filters = safeFilters(context, `${of}.${name}`, type === 'number', settings);
  const isArgument = 'role' in request.expects && request.expects.role.kind === 'argument';
  const written = isWhole ? `${of}.${name}` : name;
  return {
    label: written,
    kind: 'property',
    detail: [type === 'any' ? '' : type, example ?? '', source].filter((part) => part !== '').join(' · '),
    documentation: `From ${inWords(source)}.${example === undefined ? '' : `\n\nExample: ${inCode(example)}`}`,
    rank: isMeantFor(name, context) && !isArgument ? 0 : misfits(type, request) ? 6 : 1,
    filterText: written,
    edit: valueEdit(request, written, filters),
    isSnippet: false,
  };
}

const STATES: Readonly<Record<string, string>> = {
  first: 'True in the first iteration.',
  last: 'True in the last iteration.',
  index: 'The number of the iteration, from 1.',
  index0: 'The number of the iteration, from 0.',
  rindex: 'How many iterations are left, this one included.',
  rindex0: 'How many iterations are left after this one.',
  length: 'How many iterations the loop has.',
  parentloop: 'The state of the loop around this one.',
};
/** Most people want to know whether it is the last one: for the comma. */
const STATE_ORDER = ['last', 'first', 'index', 'index0', 'length'];

function stateItem(name: string, request: MarkupRequest): CompletionItem {
  const place = STATE_ORDER.indexOf(name);
  return {
    label: name,
    kind: 'property',
    detail: 'Liquid',
    documentation: STATES[name] ?? '',
    rank: place < 0 ? STATE_ORDER.length : place,
    filterText: name,
    edit: valueEdit(request, name, ''),
    isSnippet: false,
  };
}

/** `size` of strings and lists, `first` and `last` of lists. */
function sizeItems({ type }: ValueInfo, request: MarkupRequest): CompletionItem[] {
  const { context, settings } = request;
  const names = type === 'array' ? ['size', 'first', 'last'] : type === 'string' ? ['size'] : [];
  return names.map((name) => ({
    label: name,
    kind: 'property',
    detail: 'Liquid',
    documentation:
      name === 'size' ? `How many ${type === 'array' ? 'items' : 'characters'} it has.` : `The ${name} item.`,
    rank: 10,
    filterText: name,
    edit: valueEdit(request, name, name === 'size' ? safeFilters(context, '', true, settings) : ''),
    isSnippet: false,
  }));
}
