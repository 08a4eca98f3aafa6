import { findNamespace } from '../../catalog/namespaces.ts';
import { literalValue } from '../../semantics/literal.ts';
import { toInteger } from '../../semantics/numbers.ts';
import type { Expression, Filter, FilteredExpression, LiteralValue } from '../../template/expressions.ts';
import type { Span } from '../../template/span.ts';
import type { InputPath, InputPaths } from '../values/input-path.ts';
import { isTearing } from '../values/never-json.ts';
import type { Observations } from '../values/representatives.ts';
import type { Literals } from './literals.ts';

/** Longer lists are not distinguished. */
export const LONGEST_LIST = 8;

/** Items that an `offset` of the body's own leaves out. */
export function skippedBy(offset: Expression | undefined): number {
  if (offset?.type !== 'literal') return 0;
  const skipped = toInteger(literalValue(offset.literal));
  return typeof skipped === 'bigint' ? Number(skipped) : 0;
}

/** A text with something in it. */
export function isName(literal: LiteralValue): boolean {
  return literal.kind === 'string' && literal.value.trim() !== '';
}

/** As the number of items is that is asked for. */
export function isFewItems(literal: LiteralValue): boolean {
  return literal.kind === 'integer' && ['0', '1'].includes(literal.text);
}

/** Of `<`, `<=`, `>` and `>=`. What is no number fails there. */
export function putsInOrder(operator: string): boolean {
  return /^[<>]=?$/.test(operator);
}

/** What a value is compared with by an operator. @param isSize it is the size of the value. */
export function addLiteral(observations: Observations, operator: string, literal: LiteralValue, isSize: boolean): void {
  if (operator === 'contains') addPart(observations, literal);
  else if (literal.kind === 'integer' || literal.kind === 'float') {
    const number = Number(literal.text);
    if (isSize)
      observations.longestList = Math.max(observations.longestList, Math.min(LONGEST_LIST, Math.ceil(number) + 1));
    else if (Number.isSafeInteger(number) || literal.kind === 'float')
      (operator === '==' ? observations.numbers : observations.bounds).add(number);
  } else if (literal.kind === 'string') {
    for (const text of [literal.value, literal.value.toLowerCase(), literal.value.toUpperCase()])
      observations.texts.add(text);
  }
}

/** Numbers between more bounds are not distinguished: each test of their order costs as many classes as there are. */
const MOST_BOUNDS = 64;

export function addBounds({ numbers, bounds }: Observations): void {
  if (bounds.size <= MOST_BOUNDS) for (const bound of bounds) numbers.add(bound);
}

/** Enough to explain a case. */
const MOST_SPANS = 8;

/** Where it is asked. */
export function addSpan({ spans }: Observations, { start, end }: Span): void {
  if (spans.length < MOST_SPANS) spans.push({ start, end });
}

/** By 0 nothing can be divided. */
export function addDivisor(observations: Observations, span: Span): void {
  observations.numbers.add(0);
  addSpan(observations, span);
}

/** Where commas are put between its digits: the first number with one, and one that is still large where cents are divided first. */
export function addLarge({ bounds }: Observations): void {
  bounds.add(1000).add(1_000_000);
}

/** A text contains numbers and words as they are printed. */
function addPart({ parts }: Observations, literal: LiteralValue): void {
  if (literal.kind === 'string') parts.add(literal.value);
  else if (literal.kind === 'integer') parts.add(String(BigInt(literal.text)));
  else if (literal.kind === 'boolean' && literal.value) parts.add('true');
}

/** `default: 0`: what it stands in for is a number. */
export function isNumberOr({ name, arguments: [argument] }: Filter): boolean {
  const value = argument?.value;
  return name === 'default' && value?.type === 'literal' && /^(?:integer|float)$/.test(value.literal.kind);
}

/** Whether the items of a list are put together with quotes between them. */
export function isTorn(filters: FilteredExpression['filters'], known: Literals): boolean {
  return filters.some(({ name, arguments: [separator] }) => {
    const { value: text } = separator ?? {};
    const literals = name === 'join' && text !== undefined ? known.of(text) : [];
    return literals.some((literal) => literal.kind === 'string' && isTearing(literal.value));
  });
}

/** A namespace itself is never nil, blank or a list. */
export function isNamespace({ root, steps }: InputPath): boolean {
  return steps.length === 0 && root.kind === 'namespace' && findNamespace(root.name) !== undefined;
}

/** The item that `first` or `last` among the filters takes of a place: its members are none of its list. */
export function itemTaken(path: InputPath, filters: readonly Filter[], paths: InputPaths): InputPath {
  const end = filters.find(({ name }) => name === 'first' || name === 'last');
  return end === undefined ? path : paths.step(path, { kind: 'name', name: end.name });
}
