import { findAttribute } from '../../catalog/attributes.ts';
import { findFilter } from '../../catalog/filters/index.ts';
import { findNamespace } from '../../catalog/namespaces.ts';
import { findVariable } from '../../catalog/predefined-variables.ts';
import type { ValueType } from '../../catalog/types.ts';
import type { Template } from '../../template/tree.ts';
import { type Definition, variablesOf } from '../../template/variables.ts';
import { type KnownData, type KnownValue, namesIn, valueAt } from './known-data.ts';

/** What is known of a value by the way it is written. */
export interface ValueInfo {
  readonly type: ValueType;
  /** Its members, or those of its items. */
  readonly known?: KnownValue;
  /** Names of members that it has in any case. */
  readonly members?: readonly string[];
  /** From a namespace on: `event_properties`, `categories`, `[]`; absent for other values. */
  readonly path?: readonly string[];
}

const ANY: ValueInfo = { type: 'any' };
/** A variable may be set from another one, and so on. */
const MOST_STEPS = 8;

/** @param text a value as written, with braces around it or not: `product.price`, `{{event_properties.${price}}}`. */
export function valueInfo(text: string, template: Template, data: KnownData, offset: number): ValueInfo {
  return infoOf(text.replaceAll(/^\s*(?:\{\{)?\s*|\s*(?:\}\})?\s*$/g, ''), { template, data, offset }, MOST_STEPS);
}

interface Scope {
  readonly template: Template;
  readonly data: KnownData;
  readonly offset: number;
}

function infoOf(text: string, scope: Scope, left: number): ValueInfo {
  if (left === 0) return ANY;
  if (/^['"]/.test(text)) return { type: 'string' };
  if (/^-?\d/.test(text)) return { type: 'number' };
  if (text === 'true' || text === 'false') return { type: 'boolean' };
  const attribute = /^\$\{([^{}]*)\}(.*)$/s.exec(text);
  if (attribute !== null) return ofAttribute(attribute[1] ?? '', attribute[2] ?? '');
  const [root = '', ...names] = namesIn(text);
  if (findNamespace(root) !== undefined) return ofPath([root, ...names], scope);
  const definition = variablesOf(scope.template)
    .definitions.get(root)
    ?.findLast(({ start }) => start < scope.offset);
  if (definition !== undefined) return ofVariable(definition, names, scope, left);
  return ofPredefined(root, names, scope);
}

function ofAttribute(name: string, rest: string): ValueInfo {
  const entry = findAttribute(name);
  if (rest !== '' || entry === undefined) return ANY;
  return { type: entry.type, ...(entry.members && { members: entry.members }) };
}

function ofPath(written: readonly string[], { data }: Scope): ValueInfo {
  const path = written.map((name, at) => (isItemOf(name, written.slice(0, at), data) ? '[]' : name));
  const [root = '', name, ...others] = path;
  const member = findNamespace(root)?.members.find((one) => one.name === name);
  const known = valueAt(data, path);
  const isItem = path.at(-1) === '[]';
  const listed = others.length === 0 ? member?.type : undefined;
  const type = isItem ? typeOfItem(known) : (known?.type ?? listed ?? 'any');
  return { type, path, ...(known && { known }) };
}

/** Of items that are not looked at by their names nothing is known: they may be texts. */
function typeOfItem(known: KnownValue | undefined): ValueType {
  return known !== undefined && known.members.size > 0 ? 'object' : 'any';
}

/** `products.first` is an item of the list. */
function isItemOf(name: string, of: readonly string[], data: KnownData): boolean {
  return (name === 'first' || name === 'last') && of.length > 1 && valueAt(data, of)?.type === 'array';
}

function ofVariable(definition: Definition, names: readonly string[], scope: Scope, left: number): ValueInfo {
  const { markup } = definition.tag;
  const { source } = scope.template;
  const there = { ...scope, offset: definition.start };
  if (markup.kind === 'loop' && markup.loop.collection !== undefined) {
    const { start, end } = markup.loop.collection;
    return inside(infoOf(source.slice(start, end), there, left - 1), ['[]', ...names], scope);
  }
  if (markup.kind === 'name') return { type: names.length > 0 ? 'any' : markupType(definition) };
  if (markup.kind !== 'assign' || markup.expression.value === undefined) return ANY;
  const { value, filters } = markup.expression;
  const given = infoOf(source.slice(value.start, value.end), there, left - 1);
  return inside(
    filtered(
      given,
      filters.map(({ name }) => name),
    ),
    names,
    scope,
  );
}

function markupType({ tag }: Definition): ValueType {
  return tag.name === 'capture' ? 'string' : 'number';
}

function inside(info: ValueInfo, names: readonly string[], scope: Scope): ValueInfo {
  if (names.length === 0) return info;
  return info.path === undefined ? ANY : ofPath([...info.path, ...names], scope);
}

function ofPredefined(root: string, names: readonly string[], { data }: Scope): ValueInfo {
  const entry = findVariable(root);
  if (entry === undefined) return ANY;
  const fields = { members: new Map([...data.catalogs.members.values()].flatMap(({ members }) => [...members])) };
  if (root === 'items') return itemsInfo(names, fields);
  if (names.length > 0) return entry.members?.includes(names[0] ?? '') ? { type: typeOfState(names[0] ?? '') } : ANY;
  return { type: entry.type, ...(entry.members && { members: entry.members }) };
}

function itemsInfo(names: readonly string[], fields: KnownValue): ValueInfo {
  const path = names.filter((name) => name !== '[]');
  if (path.length === 0) return { type: names.length === 0 ? 'array' : 'object', known: fields };
  const known = fields.members.get(path[0] ?? '');
  return path.length === 1 && known !== undefined ? { type: known.type ?? 'any', known } : ANY;
}

function typeOfState(name: string): ValueType {
  return /^(?:first|last|col_first|col_last)$/.test(name)
    ? 'boolean'
    : /^(?:products|parentloop)$/.test(name)
      ? 'any'
      : 'number';
}

/** The value after its filters. Members are lost where a filter makes another value of it. */
export function filtered(info: ValueInfo, filters: readonly string[]): ValueInfo {
  return filters.reduce(afterFilter, info);
}

function afterFilter(info: ValueInfo, name: string): ValueInfo {
  const entry = findFilter(name);
  if (entry === undefined || name === 'default' || KEEPING.has(name)) return info;
  if (name !== 'first' && name !== 'last') return { type: entry.output };
  return info.path === undefined ? ANY : { ...info, type: typeOfItem(info.known) };
}

/** They leave the items as they are. */
const KEEPING: ReadonlySet<string> = new Set([
  'sort',
  'sort_natural',
  'where',
  'reverse',
  'uniq',
  'compact',
  'concat',
  'slice',
  'id',
  'lid',
]);
