import { operators } from '../../catalog/operators.ts';
import type { ValueType } from '../../catalog/types.ts';
import { valueInfo } from '../knowledge/value-info.ts';
import type { CompletionItem } from './item.ts';
import { restOfLine } from './reference.ts';
import type { MarkupRequest } from './request.ts';
import { simpleItem } from './simple-item.ts';

const COMPARISON = /^[ \t]*(?:[=!<>]=|<>|[=<>]|contains\b)/;
const JOIN = /^[ \t]*(?:and|or)\b/;
const VALUE = /^[ \t]*(?:[\w'"$]|\{\{)/;

/** After a value in a condition: comparisons that fit it, and what joins conditions. What stands there as one is replaced. */
export function operatorItems(request: MarkupRequest, left: string, isSecond: boolean): CompletionItem[] {
  const { template, data, offset, wordStart, place } = request;
  const rest = place.isClosed ? restOfLine(request) : '';
  const [comparison, join] = [COMPARISON, JOIN].map((pattern) => pattern.exec(rest)?.[0]);
  if (comparison !== undefined && isSecond) return [];
  const { type } = isSecond ? { type: 'any' as const } : valueInfo(left, template, data, offset);
  const word = /^\w*/.exec(rest)?.[0].length ?? 0;
  const isValueBehind = join === undefined && VALUE.test(rest.slice(wordStart < offset ? word : 0));
  const hasGuards = !isSecond && comparison === undefined && !isValueBehind;
  const names = (isSecond ? JOINS : namesFor(type)).filter((name) => comparison === undefined || !JOINS.includes(name));
  const guards = hasGuards ? ['!= blank', '== blank'].map((text, rank) => guardItem(text, rank, request)) : [];
  const half = /[=!]/.exec(template.source.slice(wordStart, offset))?.[0] ?? '';
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
          edit: operatorEdit(request, name, (JOINS.includes(name) ? join : comparison)?.length),
        }),
      ),
  ];
  // Half of an operator is typed, and maybe a space behind it.
  return items.filter(({ label }) => label.startsWith(half));
}

const JOINS: readonly string[] = ['and', 'or'];

/** @param existing the length of the operator behind the cursor that it takes the place of. */
function operatorEdit(request: MarkupRequest, name: string, existing: number | undefined) {
  const edit = wordEdit(request, name);
  if (existing !== undefined) return { ...edit, end: request.offset + existing };
  // A value that begins right here would become a part of the word.
  const isJoined =
    /^['"$\w{]/.test(request.template.source.charAt(request.offset)) && request.wordStart === request.offset;
  return isJoined && request.place.isClosed ? { ...edit, end: request.offset, newText: `${edit.newText} ` } : edit;
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
