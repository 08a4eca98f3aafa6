import { findOperator } from './operators.ts';

/** Words and signs of other languages besides those that the list of operators names, and what Liquid has in their place. */
const FOREIGN: ReadonlyMap<string, string> = new Map([
  ['===', '=='],
  ['is', '=='],
  ['eq', '=='],
  ['equals', '=='],
  ['!==', '!='],
  ['=!', '!='],
  ['=>', '>='],
  ['=<', '<='],
  ['includes', 'contains'],
  ['contains', 'contains'],
  ['&', 'and'],
  ['and', 'and'],
  ['or', 'or'],
]);

/** What Liquid has between two values in the place of a sign or word, whose case does not matter; undefined where it has nothing. */
export function operatorInstead(text: string): string | undefined {
  const word = text.toLowerCase();
  const listed = findOperator(word)?.instead;
  return FOREIGN.get(word) ?? (listed === 'unless' ? undefined : listed);
}

/** Filters that do the sums of other languages. */
export const SUM_FILTERS: ReadonlyMap<string, string> = new Map([
  ['+', 'plus'],
  ['-', 'minus'],
  ['*', 'times'],
  ['/', 'divided_by'],
  ['%', 'modulo'],
]);
