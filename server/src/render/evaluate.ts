import { findNamespace } from '../catalog/namespaces.ts';
import { blank, compare, empty, isTruthy, type Operand } from '../semantics/compare.ts';
import { applyFilter } from '../semantics/filters/index.ts';
import { workOf } from '../semantics/filters/work.ts';
import { literalValue } from '../semantics/literal.ts';
import { readIndex, readName } from '../semantics/lookup.ts';
import { leadingIntegerOf, toInteger } from '../semantics/numbers.ts';
import { Float, Range, type Value } from '../semantics/values.ts';
import type {
  Argument,
  Comparison,
  Condition,
  Expression,
  FilteredExpression,
  Lookup,
  RangeExpression,
} from '../template/expressions.ts';
import { readAttribute, readMember } from './attributes.ts';
import { readContentBlock } from './content-blocks.ts';
import type { RenderRun } from './run.ts';

export function evaluate(expression: Expression, run: RenderRun): Value {
  switch (expression.type) {
    case 'literal':
      return literalValue(expression.literal);
    case 'range':
      return rangeValue(expression, run);
    default:
      return lookUp(expression, run);
  }
}

/** A value and its filters. Keyword arguments go to the filter as one hash, after the others. */
export function evaluateFiltered(expression: FilteredExpression, run: RenderRun): Value {
  let value = expression.value === undefined ? null : evaluate(expression.value, run);
  for (const filter of expression.filters) {
    run.count();
    const args = evaluateArguments(filter.arguments, run);
    run.pay(workOf(filter.name, value, args));
    value = run.charge(run.expect(applyFilter(filter.name, value, args, run.sampleUser)));
  }
  return value;
}

function evaluateArguments(args: readonly Argument[], run: RenderRun): readonly Value[] {
  const keywords = new Map<string, Value>();
  const values: Value[] = [];
  for (const { keyword, value } of args) {
    if (keyword === undefined) values.push(evaluate(value, run));
    else keywords.set(keyword, evaluate(value, run));
  }
  return keywords.size > 0 ? [...values, keywords] : values;
}

/** From the left, each `and` and `or` decides over all that follows it. */
export function holds(condition: Condition, run: RenderRun): boolean {
  let result = false;
  for (const [at, term] of condition.terms.entries()) {
    result = holdsAlone(term, run);
    if (condition.connectives[at] === (result ? 'or' : 'and')) return result;
  }
  return result;
}

function holdsAlone({ left, operator, right }: Comparison, run: RenderRun): boolean {
  const operand = evaluateOperand(left, run);
  if (operator === undefined) return isTruthy(operand);
  const other = right === undefined ? null : evaluateOperand(right, run);
  const result = compare(operand, operator.text, other);
  return run.expect(result);
}

/** In a condition, `blank` and `empty` are tests of the other side. */
export function evaluateOperand(expression: Expression, run: RenderRun): Operand {
  if (expression.type === 'literal' && expression.literal.kind === 'blank') return blank;
  if (expression.type === 'literal' && expression.literal.kind === 'empty') return empty;
  return evaluate(expression, run);
}

function rangeValue({ from, to }: RangeExpression, run: RenderRun): Range {
  const literal = from.type === 'literal' && to.type === 'literal';
  const [first, last] = [evaluate(from, run), evaluate(to, run)];
  return literal ? new Range(cut(first), cut(last)) : new Range(bound(first, run), bound(last, run));
}

/** Literal ends are truncated to integers, whatever they are. */
function cut(end: Value): bigint {
  return end instanceof Float ? BigInt(Math.trunc(end.value)) : lenientInteger(end);
}

function bound(end: Value, run: RenderRun): bigint {
  if (end === null || typeof end === 'string') return lenientInteger(end);
  return run.expect(toInteger(end));
}

function lenientInteger(end: Value): bigint {
  if (typeof end === 'bigint') return end;
  return typeof end === 'string' ? leadingIntegerOf(end) : 0n;
}

/** Ruby returns nil as soon as a step finds nothing. */
function lookUp(lookup: Lookup, run: RenderRun): Value {
  const [first] = lookup.steps;
  if (lookup.root.kind === 'name' && lookup.root.name === 'content_blocks' && first !== undefined) {
    return readContentBlock(lookup, first, run);
  }
  let value = rootValue(lookup, run);
  for (const step of lookup.steps) {
    if (value === undefined) return null;
    if (step.kind === 'name') value = readName(value, step.name);
    else if (step.kind === 'attribute') value = readMember(value, step.name);
    else value = readIndex(value, evaluate(step.index, run));
  }
  return value ?? null;
}

function rootValue({ root }: Lookup, run: RenderRun): Value | undefined {
  if (root.kind === 'attribute') return readAttribute(root.name, run.sampleUser);
  if (root.kind === 'name') return run.variable(root.name) ?? unanswered(root, run);
  const name = evaluate(root.index, run);
  return typeof name === 'string' ? (run.variable(name) ?? null) : null;
}

/** A name that Braze fills in and a sample user cannot set. */
function unanswered(root: Extract<Lookup['root'], { kind: 'name' }>, run: RenderRun): null {
  if (findNamespace(root.name)) {
    run.note(root, `Braze fills in \`${root.name}\`, which a sample user cannot set, so nothing is printed here.`);
  }
  return null;
}
