import type { Expectation, Role } from './expected.ts';
import type { Token } from './tokens.ts';

const OPERATORS: ReadonlySet<string> = new Set(['==', '!=', '<>', '<', '>', '<=', '>=', 'contains']);

/** In a test: a value, how it is compared, or what joins it with another. */
export function inCondition(tokens: readonly Token[], source: string): Expectation {
  const joined = tokens.findLastIndex(({ text }) => text === 'and' || text === 'or');
  const term = tokens.slice(joined + 1);
  if (term.some(({ text }) => text === '|')) return { kind: 'nothing' };
  const operator = term.findIndex(({ text }) => OPERATORS.has(text));
  if (operator < 0) {
    if (term.length === 0 || isUnfinished(term)) return { kind: 'value', role: { kind: 'compared' } };
    return isTwoValues(term) || isStray(term)
      ? { kind: 'nothing' }
      : { kind: 'operator', left: textOf(term, source), isSecond: false };
  }
  const left = textOf(term.slice(0, operator), source);
  const right = term.slice(operator + 1);
  if (right.length === 0 || isUnfinished(right)) {
    const role: Role = { kind: 'compared', left, operator: term[operator]?.text ?? '' };
    return { kind: 'value', role };
  }
  return { kind: 'operator', left: '', isSecond: true };
}

/** A word behind a value that is no operator, as in `${user_id} is`. */
function isTwoValues(term: readonly Token[]): boolean {
  const [before, last] = term.slice(-2);
  return last?.kind === 'word' && before !== undefined && before.text !== '.';
}

/** A sign that no value ends with, or `not`, which Liquid lacks: nothing fits behind it. */
export function isStray(value: readonly Token[]): boolean {
  const last = value.at(-1);
  if (last?.text === 'not') return true;
  return last?.kind === 'sign' && !/[\])}]/.test(last.text);
}

/** A chain of names goes on. */
export function isUnfinished(tokens: readonly Token[]): boolean {
  return tokens.at(-1)?.text === '.';
}

/** As it is written. */
export function textOf(tokens: readonly Token[], source: string): string {
  const [first, last] = [tokens.at(0), tokens.at(-1)];
  return first === undefined || last === undefined ? '' : source.slice(first.start, last.end);
}
