import { findVariable, variables } from '../../catalog/predefined-variables.ts';
import { findTag } from '../../catalog/tags.ts';
import type { ValueType } from '../../catalog/types.ts';
import { nodesOf } from '../../template/nodes.ts';
import type { Block, Template } from '../../template/tree.ts';
import { type Definition, variablesOf } from '../../template/variables.ts';
import { type ValueInfo, valueInfo } from '../knowledge/value-info.ts';
import { valueEdit } from './braces.ts';
import { isNoList, misfits } from './fitting.ts';
import type { CompletionItem } from './item.ts';
import { fieldItem, fieldsOf } from './members.ts';
import type { MarkupRequest } from './request.ts';
import { safeFilters } from './value-filters.ts';

/** Variables that have a value where the cursor stands. */
export function variableItems(request: MarkupRequest): CompletionItem[] {
  const { template, offset, place } = request;
  const around = new Set(blocksAround(template, offset).map(({ start }) => start));
  const own = [...variablesOf(template).definitions].flatMap(([name, definitions]) => {
    // A tag that is being written sets its variable later.
    const inScope = definitions.filter((one) => one.tag.start !== place.node.start && isInScope(one, offset, around));
    const last = inScope.at(-1);
    return last === undefined || !/^[\w-]+$/.test(name) ? [] : ownItems(name, last, request);
  });
  const names = new Set(own.map(({ label }) => label));
  const given = variables.filter(({ name, setBy }) => !names.has(name) && isSet(setBy, template, offset));
  return [
    ...own,
    ...lastTurn(request),
    ...given.map(({ name, description, type }) => item(name, type, 'set by Braze', description, request)),
  ];
}

/** @param around where the blocks around the offset begin. */
function isInScope({ start, tag, block }: Definition, offset: number, around: ReadonlySet<number>): boolean {
  if (start >= offset) return false;
  if (block !== undefined) return block.end <= offset;
  if (tag.markup.kind !== 'loop') return tag.end <= offset;
  return around.has(tag.start);
}

/** The blocks that hold a place, outer first. */
export function blocksAround(template: Template, offset: number): Block[] {
  return nodesOf(template).filter((node): node is Block => {
    if (node.type !== 'block') return false;
    const [first] = node.branches;
    const end = node.closing?.start ?? node.end;
    return first !== undefined && first.tag.end <= offset && offset <= end;
  });
}

function isSet(setBy: readonly string[] | undefined, template: Template, offset: number): boolean {
  if (setBy === undefined) return false;
  const isLoop = setBy.some((name) => findTag(name)?.markup === 'loop');
  const nodes = isLoop ? blocksAround(template, offset) : nodesOf(template).filter(({ end }) => end <= offset);
  return nodes.some((node) => (node.type === 'tag' || node.type === 'block') && setBy.includes(node.name));
}

/** The variable, and before it the fields of an item: an object as a whole is rarely wanted. */
function ownItems(name: string, definition: Definition, request: MarkupRequest): CompletionItem[] {
  const { template, data, offset } = request;
  const info = valueInfo(name, template, data, offset);
  if (isNoList(info.type, request)) return [];
  const fields = definition.tag.markup.kind === 'loop' && info.type === 'object' ? fieldsOf(info) : [];
  return [
    ...fields.map(([field, known]) => fieldItem(field, known, name, request, true)),
    ownItem(name, info, definition, request),
  ];
}

function ownItem(name: string, { type }: ValueInfo, definition: Definition, request: MarkupRequest): CompletionItem {
  const { template } = request;
  // The tag itself may hold what nothing should repeat.
  const line = lineOf(template.source, definition.tag.start);
  const words = `Set by \`${definition.tag.name}\` on line ${line}.`;
  return item(name, type, `set by ${definition.tag.name}`, words, request);
}

/** What `{% unless %}` within a loop mostly tests: whether a comma is due. */
function lastTurn(request: MarkupRequest): CompletionItem[] {
  const { template, offset, place } = request;
  const isFirst = place.tag === 'unless' && place.tokens.length < 2;
  if (!isFirst || !isSet(['for'], template, offset)) return [];
  const words = 'True in the last iteration: no comma comes behind it.';
  return [{ ...item('forloop.last', 'boolean', 'Liquid', words, request), rank: 0 }];
}

function lineOf(source: string, offset: number): number {
  let line = 1;
  for (let at = source.indexOf('\n'); at >= 0 && at < offset; at = source.indexOf('\n', at + 1)) line++;
  return line;
}

function item(
  name: string,
  type: ValueType,
  source: string,
  documentation: string,
  request: MarkupRequest,
): CompletionItem {
  const { context, settings } = request;
  const isWhole = findVariable(name) !== undefined;
  const filters = /loop$/.test(name) && isWhole ? '' : safeFilters(context, name, type === 'number', settings);
  return {
    label: name,
    kind: 'variable',
    detail: type === 'any' ? source : `${type} · ${source}`,
    documentation,
    rank: isWhole ? 12 : misfits(type, request) ? 6 : type === 'object' ? 1.5 : 1,
    filterText: name,
    edit: valueEdit(request, name, filters),
    isSnippet: false,
  };
}
