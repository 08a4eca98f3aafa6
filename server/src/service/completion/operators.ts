import { operators } from '../../catalog/operators.ts';
import type { ValueType } from '../../catalog/types.ts';
import { valueInfo } from '../knowledge/value-info.ts';
import type { CompletionItem } from './item.ts';
import type { MarkupRequest } from './request.ts';
import { simpleItem } from './simple-item.ts';

/** After a value in a condition: comparisons that fit it, and what joins conditions. */
export function operatorItems(request: MarkupRequest, left: string, isSecond: boolean): CompletionItem[] {
  const { template, data, offset } = request;
  const { type } = isSecond ? { type: 'any' as const } : valueInfo(left, template, data, offset);
  const names = isSecond ? ['and', 'or'] : namesFor(type);
  const guards = isSecond ? [] : ['!= blank', '== blank'].map((text, rank) => guardItem(text, rank, request));
  const half = /[=!]/.exec(template.source.slice(request.wordStart, offset))?.[0] ?? '';
  const items = [
    ...guards,
    ...operators
      .filter(({ name, support }) => support === 'documented' && names.includes(name))
      .map(({ name, description, example }) =>
        simpleItem({
          label: name,
          kind: 'operator',
          detail: 'Liquid operator',
          documentation: `${description}\n\n\`${example}\``,
          rank: 2 + names.indexOf(name),
          edit: wordEdit(request, name),
        }),
      ),
  ];
  // Half of an operator is typed, and maybe a space behind it.
  return items.filter(({ label }) => label.startsWith(half));
}

function namesFor(type: ValueType): string[] {
  const sizes = ['>', '<', '>=', '<='];
  if (type === 'boolean') return ['==', '!=', 'and', 'or'];
  if (type === 'number') return ['==', '!=', ...sizes, 'and', 'or'];
  if (type === 'array') return ['contains', 'and', 'or'];
  return ['==', '!=', 'contains', ...(type === 'any' ? sizes : []), 'and', 'or'];
}

function guardItem(text: string, rank: number, request: MarkupRequest): CompletionItem {
  return simpleItem({
    label: text,
    kind: 'operator',
    detail: 'Liquid operator',
    documentation: text.startsWith('!')
      ? 'True if there is a value.'
      : 'True if there is no value, or only white space.',
    rank,
    edit: wordEdit(request, text),
  });
}

export function wordEdit({ wordStart, offset, template }: MarkupRequest, text: string) {
  const rest = template.source.slice(offset, offset + 200);
  const end = offset + (/^\w*/.exec(rest)?.[0].length ?? 0);
  const before = /[\s{%|:,(-]/.test(template.source.charAt(wordStart - 1)) ? '' : ' ';
  return { start: wordStart, end, newText: `${before}${text}` };
}
