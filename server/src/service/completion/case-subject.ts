import type { Template } from '../../template/tree.ts';
import { blocksAround } from './variables.ts';

/** What the values of a `when` are compared with, as it is written. @param at where the `when` begins. */
export function subjectOfCase(template: Template, at: number): string {
  const around = blocksAround(template, at).findLast(({ name }) => name === 'case');
  if (around === undefined) return '';
  return (
    /^\{%-?\s*case\s+(?=\S)((?:(?!%\}).){0,1000}?)(?<!\s)\s*-?%\}/s.exec(
      template.source.slice(around.start, at),
    )?.[1] ?? ''
  );
}

/** An example that somebody would compare a value with: `gold`, and not `All-Purpose Cleaning Wipes` or `56544`. */
export function isComparable(example: string): boolean {
  return /^[A-Za-z][\w-]{0,24}$/.test(example);
}
