import { SUM_FILTERS } from '../../catalog/foreign-operators.ts';
import type { Span } from '../../template/span.ts';
import type { Tag } from '../../template/tree.ts';
import { slice, withinBraces } from './words.ts';

/** An `assign` that compares, or has no `=` at all. */
export interface AssignmentSlip extends Span {
  readonly kind: 'assignment';
  readonly text: string;
  readonly tag: Span;
}

const ASSIGN = /^(\{%-?\s*assign\s+[\w-]+\s*)(==|:=?|=>|(?=\s['"\d$]))/;

export function assignmentSlip({ name, start, end }: Tag, source: string): AssignmentSlip | undefined {
  const [, before = '', sign] = (name === 'assign' && ASSIGN.exec(slice(source, { start, end }))) || [];
  if (sign === undefined) return undefined;
  const from = start + before.trimEnd().length;
  const at =
    sign === ''
      ? { start: from, end: from }
      : { start: start + before.length, end: start + before.length + sign.length };
  return { kind: 'assignment', ...at, text: sign, tag: { start, end } };
}

/** `n++`, `n += 1`, and `n = 1` without a tag. */
const SETS = /^(assign\s+)?(?!assign\b)(\w+)\s*(?:([-+])\3|([-+*/])?=(?!=))(.*)$/s;

/** The `assign` that was meant, where that is plain. */
export function assignMeant(tag: string): string | undefined {
  const [, isAssign, name = '', twice, sign = twice, rest = ''] = SETS.exec(withinBraces(tag)) ?? [];
  const value = twice === undefined ? rest.trim() : '1';
  if (name === '' || value === '' || (twice !== undefined && rest !== '') || (isAssign && sign === undefined))
    return undefined;
  return `{% assign ${name} = ${sign === undefined ? value : `${name} | ${SUM_FILTERS.get(sign)}: ${value}`} %}`;
}

export function isAssignmentSlip(tag: string): boolean {
  return ASSIGN.test(tag);
}

/** `{% assign a = 1, b = 2 %}`, as a tag each. */
export function severalAssigned(tag: string): string | undefined {
  const [, inner = ''] = /^assign\s+([\w-]+\s*=[^=].*)$/s.exec(withinBraces(tag).replace(/;$/, '')) ?? [];
  const parts = inner.split(/[,;](?=\s*[\w-]+\s*=(?!=))/).map((part) => part.trim());
  if (parts.length === 1 || parts.some((part) => /^[^'"]*(?:'[^']*|"[^"]*)$/.test(part))) return undefined;
  return parts.map((part) => `{% assign ${part} %}`).join('');
}
