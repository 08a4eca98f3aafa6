import { literals } from '../../catalog/literals.ts';
import type { Role } from '../cursor/expected.ts';
import { valueInfo } from '../knowledge/value-info.ts';
import { BY_SIZE } from './fitting.ts';
import type { CompletionItem } from './item.ts';
import { wordEdit } from './operators.ts';
import { restOfValue } from './reference.ts';
import type { MarkupRequest } from './request.ts';
import { simpleItem } from './simple-item.ts';

/** `blank` and `nil` to compare with, `'now'` for a date: only where they say something. */
export function literalItems(request: MarkupRequest, role: Role): CompletionItem[] {
  const names = namesFor(request, role);
  return literals
    .filter(({ name }) => names.includes(name))
    .map(({ name, description, example }) =>
      simpleItem({
        label: name,
        kind: 'literal',
        detail: 'Liquid',
        documentation: `${description}\n\n\`${example}\``,
        rank: names.indexOf(name) + (role.kind === 'compared' ? 0 : 30),
        filterText: name === 'nil' ? 'nil null undefined none' : name,
        edit: { ...wordEdit(request, name), end: request.offset + restOfValue(request) },
      }),
    );
}

function namesFor(
  { template, data, offset }: MarkupRequest,
  { kind, left, filter, operator = '' }: Role,
): readonly string[] {
  if (BY_SIZE.has(operator) || operator === 'contains') return [];
  if (kind === 'compared' && left !== undefined) {
    const { type } = valueInfo(left, template, data, offset);
    return type === 'boolean' ? ['true', 'false', 'nil'] : ['blank', 'nil', 'true', 'false', 'empty'];
  }
  if (kind === 'printed' || kind === 'assigned') return ["'now'"];
  return kind === 'argument' && filter === 'default' ? ['nil', 'true', 'false'] : [];
}
