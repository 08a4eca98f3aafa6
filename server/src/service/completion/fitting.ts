import { findFilter } from '../../catalog/filters/index.ts';
import type { ValueType } from '../../catalog/types.ts';
import { isNumberMember } from '../../catalog/value-shapes.ts';
import type { Role } from '../cursor/expected.ts';
import { valueInfo } from '../knowledge/value-info.ts';
import type { MarkupRequest } from './request.ts';

const LISTS: ReadonlySet<ValueType> = new Set(['array', 'string-or-array', 'object-or-array']);
const WHOLES: ReadonlySet<ValueType> = new Set([...LISTS, 'object']);

/** A value of another type is expected, so that this one comes behind those that fit: a list within a string, a text that is compared by size. */
export function misfits(type: ValueType, request: MarkupRequest): boolean {
  const { context, expects } = request;
  const role = 'role' in expects ? expects.role : undefined;
  if (type === 'any') return false;
  switch (role?.kind) {
    case 'collection':
      return !LISTS.has(type);
    case 'argument':
      return misfitsArgument(type, role);
    case 'compared':
      return isNumberCompared(role, request) ? type !== 'number' : WHOLES.has(type);
    case 'printed':
      return context?.kind === 'value' ? isNumberMember(context.path) && type !== 'number' : WHOLES.has(type);
    default:
      return WHOLES.has(type);
  }
}

/** Ends of ranges are arguments of no filter. */
function misfitsArgument(type: ValueType, role: Role): boolean {
  const taken = takenBy(role);
  if (taken === 'number') return type !== 'number';
  return taken !== undefined && !WHOLES.has(taken) && WHOLES.has(type);
}

function takenBy({ filter, index = 0 }: Role): ValueType | undefined {
  return filter === undefined ? 'number' : findFilter(filter)?.arguments[index]?.type;
}

/** Most people write the number itself, or a second argument that no name of theirs fits. */
export function isMostlyWritten(role: Role): boolean {
  return role.kind === 'argument' && ((role.index ?? 0) > 0 || takenBy(role) === 'number');
}

export const BY_SIZE: ReadonlySet<string> = new Set(['<', '>', '<=', '>=']);

function isNumberCompared({ left, operator = '' }: Role, { template, data, offset }: MarkupRequest): boolean {
  return BY_SIZE.has(operator) || (left !== undefined && valueInfo(left, template, data, offset).type === 'number');
}

/** No loop goes over it. */
export function isNoList(type: ValueType, { expects }: MarkupRequest): boolean {
  const isCollection = 'role' in expects && expects.role.kind === 'collection';
  return isCollection && type !== 'any' && !WHOLES.has(type);
}
