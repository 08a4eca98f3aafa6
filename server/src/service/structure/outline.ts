import type { Span } from '../../template/span.ts';
import type { Template } from '../../template/tree.ts';
import { inOneLine, type Part, type PartKind, type ValueKind } from './part.ts';
import { structureOf } from './structure.ts';

/** A part as people see it. */
export interface OutlineItem extends Span {
  readonly kind: PartKind | ValueKind;
  /** Never empty. */
  readonly name: string;
  readonly detail: string;
  readonly nameSpan: Span;
  readonly children: readonly OutlineItem[];
}

/** @param shown a part of the body, in which secrets are hidden. */
export function outlineOf(template: Template, shown: (part: Span) => string): OutlineItem[] {
  return structureOf(template).parts.map((part) => itemOf(part, shown));
}

function itemOf(part: Part, shown: (part: Span) => string): OutlineItem {
  const { kind, name, nameSpan, start, end, value, children } = part;
  return {
    kind: value !== undefined || kind === 'member' ? (value ?? 'null') : kind,
    name: name.trim() === '' ? '""' : inOneLine(name),
    detail: part.detail === '' ? valueWords(part, shown) : part.detail,
    nameSpan,
    start,
    end,
    children: children.map((child) => itemOf(child, shown)),
  };
}

/** The value of a member as far as it fits beside the name: a string without its quotes, an output without its braces. */
function valueWords({ kind, value, valueStart, nameSpan, end, children }: Part, shown: (part: Span) => string): string {
  if (kind !== 'member' || value === 'object' || value === 'list' || valueStart === undefined) return '';
  if (children.length > 0 || valueStart < nameSpan.end) return '';
  const text = shown({ start: valueStart, end }).trim();
  const inner = value === 'string' ? text.replaceAll(/^"|"$/g, '') : text;
  const only = /^\{\{-?\s*(?=\S)((?:\$\{[^{}]*\}|(?!\}\}|\{\{|\$\{[^{}]*\}).)*?)(?<!\s)\s*-?\}\}$/s.exec(inner)?.[1];
  return inOneLine(only ?? inner);
}
