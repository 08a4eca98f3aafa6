import { findAttribute } from '../catalog/attributes.ts';
import { filterEffect, isFullDate, printsArguments } from '../catalog/filter-effects.ts';
import { findNamespace } from '../catalog/namespaces.ts';
import { personalData, personalDataNamed } from '../catalog/personal-data.ts';
import { findVariable } from '../catalog/predefined-variables.ts';
import type { PersonalData } from '../catalog/types.ts';
import type { AppliedFilter, TaintFlow } from './taint-flow.ts';

/** What is left of personal data where it is printed. */
export type Left = 'all' | 'hash' | 'nothing';

type NamedData = Pick<TaintFlow, 'root' | 'names' | 'text'>;

/**
 * The kind of data at a place: as the workspace declares it, else as Braze documents the field, else as its name suggests. Undefined if
 * nothing is known.
 */
export function personalDataOf(data: NamedData, declared: ReadonlyMap<string, PersonalData>): PersonalData | undefined {
  const { root, names, text } = data;
  const known = declared.get(text);
  if (known !== undefined) return known;
  if (root.kind === 'attribute') return ofAttribute(root.name, names);
  const [first = '', ...inner] = names;
  if (root.kind === 'namespace') {
    const namespace = findNamespace(root.name);
    const member = namespace?.members.find(({ name }) => name === first);
    if (member !== undefined && inner.length === 0) return member.personalData;
    if (namespace !== undefined && !HOLDING.has(root.name)) return 'none';
  }
  if (findVariable(root.name)?.setBy?.includes('connected_content') === false) return 'none';
  const name = names.at(-1);
  return name === undefined ? undefined : personalDataNamed(name, names.slice(0, -1));
}

/** Namespaces whose names the author's company gives, for data of users and events. */
const HOLDING: ReadonlySet<string> = new Set([
  'custom_attribute',
  'event_properties',
  'context',
  'canvas_entry_properties',
  'api_trigger_properties',
]);

function ofAttribute(name: string, names: readonly string[]): PersonalData | undefined {
  const attribute = findAttribute(name);
  return attribute === undefined ? personalDataNamed(names.at(-1) ?? name) : attribute.personalData;
}

/** What filters leave of data of one kind, in their order. */
export function leftBy(filters: readonly AppliedFilter[], kind: PersonalData): Left {
  let left: Left = 'all';
  for (const [index, filter] of filters.entries()) {
    const next = leftByOne(filter, kind, filters.slice(0, index));
    if (next === 'nothing') return next;
    if (next === 'hash') left = next;
  }
  return left;
}

function leftByOne(filter: AppliedFilter, kind: PersonalData, before: readonly AppliedFilter[]): Left {
  const { name, isArgument = false } = filter;
  const previous = before.at(-1);
  if (isArgument && !printsArguments(name)) return 'nothing';
  if (kind === 'email' && isPart(filter, previous, '@', ['1', '-1'])) return 'nothing';
  if (kind === 'birth-date' && isPartOfDate(filter, previous)) return 'nothing';
  switch (filterEffect(name)) {
    case 'drops':
      return 'nothing';
    case 'hides':
      return 'hash';
    case 'reckons':
      return isNumber(kind, before) ? 'all' : 'nothing';
    default:
      return 'all';
  }
}

/** Of a birth date a sum leaves the year, unless `date` made seconds of it. */
function isNumber(kind: PersonalData, before: readonly AppliedFilter[]): boolean {
  return personalData[kind].isNumeric ?? (kind === 'birth-date' && before.some(({ name }) => name === 'date'));
}

/** One piece of a value that was split. */
function isPart(
  { name, arguments: [index] }: AppliedFilter,
  previous: AppliedFilter | undefined,
  separator: string,
  indexes: readonly string[],
): boolean {
  if (previous?.name !== 'split' || previous.arguments[0] !== separator) return false;
  return (
    (name === 'last' && indexes.includes('-1')) || (name === 'index' && index !== undefined && indexes.includes(index))
  );
}

/** The year alone, or the day without the year: no full birth date. */
function isPartOfDate(filter: AppliedFilter, previous: AppliedFilter | undefined): boolean {
  const { name, arguments: given } = filter;
  const [first, second] = given;
  if (name === 'date') return first !== undefined && !isFullDate(first);
  if (name === 'slice') return Number(second ?? 1) < shortestDate;
  if (name === 'truncate') return Number(first ?? Number.POSITIVE_INFINITY) < shortestDate;
  return previous?.name === 'split' && /^(?:first|last|index)$/.test(name);
}

/** `19900101` */
const shortestDate = 8;
