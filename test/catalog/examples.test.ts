import { describe, expect, test } from 'vitest';
import { filters, findFilter } from '../../server/src/catalog/filters/index.ts';
import { namespaces } from '../../server/src/catalog/namespaces.ts';
import { tags } from '../../server/src/catalog/tags.ts';
import { isError } from '../../server/src/semantics/errors.ts';
import { applyFilter, filters as implementations } from '../../server/src/semantics/filters/index.ts';
import { print } from '../../server/src/semantics/print.ts';
import { Float, type Value } from '../../server/src/semantics/values.ts';
import type { Expression, FilteredExpression } from '../../server/src/template/expressions.ts';
import { read } from '../../server/src/template/read.ts';

const NOW = Date.UTC(2023, 11, 6, 18, 20, 45);

/** The one output that an example is. */
function outputOf(example: string): FilteredExpression {
  const { nodes, problems } = read(example);
  expect(problems, example).toEqual([]);
  const [node] = nodes;
  if (nodes.length !== 1 || node?.type !== 'output') throw new Error(`${example} is not one output`);
  return node.expression;
}

function literalOf(expression: Expression | undefined): Value {
  if (expression?.type !== 'literal') throw new Error('an example with a result takes literals only');
  const { literal } = expression;
  if (literal.kind === 'string') return literal.value;
  if (literal.kind === 'integer') return BigInt(literal.text);
  if (literal.kind === 'float') return new Float(Number(literal.text));
  if (literal.kind === 'nil') return null;
  throw new Error(`no example takes ${literal.kind}`);
}

function printed(example: string): string {
  const { value, filters: steps } = outputOf(example);
  let result = literalOf(value);
  for (const step of steps) {
    const args = step.arguments.map((argument) => literalOf(argument.value));
    const next = applyFilter(step.name, result, args, { now: NOW });
    if (isError(next)) throw new Error(`${example}: ${step.name} fails`);
    result = next;
  }
  return print(result);
}

describe('examples of filters', () => {
  test.each(filters.map(({ name, example }) => [name, example]))('%s is shown in %s', (name, example) => {
    const { filters: steps } = outputOf(example);
    expect(steps.map((step) => step.name)).toContain(name);
    for (const step of steps) expect(findFilter(step.name), step.name).toBeDefined();
  });

  const withResult = filters.flatMap(({ example, result }) => (result === undefined ? [] : [[example, result]]));
  test.each(withResult)('%s prints %s', (example, result) => {
    expect(printed(example)).toBe(result);
  });
});

describe('arguments of filters', () => {
  const shared = filters.filter(({ name, support }) => implementations.has(name) && support !== 'unsupported');

  test.each(shared.map((entry) => [entry.name, entry] as const))('%s takes as many as it is said to', (name, entry) => {
    const required = entry.arguments.filter((argument) => argument.required).length;
    const optional = entry.arguments.length - required + (entry.keywords === undefined ? 0 : 1);
    expect({ required, optional }).toEqual(pick(name));
  });

  function pick(name: string): { required?: number; optional?: number } {
    const { required, optional } = implementations.get(name) ?? {};
    return { ...(required === undefined ? {} : { required }), ...(optional === undefined ? {} : { optional }) };
  }

  test('every filter that Braze documents under its present name does something in the preview', () => {
    const current = filters.filter(({ support, instead }) => support === 'documented' && instead === undefined);
    expect(current.filter(({ name }) => !implementations.has(name))).toEqual([]);
  });

  test('filters of later versions and of Shopify do nothing in the preview', () => {
    const foreign = filters.filter(({ origin }) => origin === 'later' || origin === 'shopify');
    expect(foreign.filter(({ name }) => implementations.has(name))).toEqual([]);
  });

  test('the preview has no filter that the catalog does not know', () => {
    expect([...implementations.keys()].filter((name) => findFilter(name) === undefined)).toEqual([]);
  });
});

describe('examples of tags', () => {
  const whole = tags.filter(({ branchOf }) => branchOf === undefined);

  test.each(whole.map(({ name, example }) => [name, example]))('%s: %s', (name, example) => {
    const { nodes, problems } = read(example);
    expect(problems).toEqual([]);
    const [node] = nodes;
    expect(node === undefined || node.type === 'text' || node.type === 'output' ? undefined : nameOf(node)).toBe(name);
  });

  function nameOf(node: Exclude<ReturnType<typeof read>['nodes'][number], { type: 'text' | 'output' }>): string {
    return node.type === 'raw' || node.type === 'comment' ? node.opening.name : node.name;
  }
});

test.each(namespaces.map(({ name, example }) => [name, example]))('%s is shown in %s', (name, example) => {
  const { value } = outputOf(example);
  const root = value?.type === 'lookup' ? value.root : undefined;
  expect(root?.kind === 'name' ? root.name : undefined).toBe(name);
});
