import { OPERATORS } from '../../catalog/operators.ts';
import type { Condition } from '../../template/expressions.ts';
import { nodesOf } from '../../template/nodes.ts';
import type { Span } from '../../template/span.ts';
import type { Template } from '../../template/tree.ts';
import { filteredExpressions } from '../../template/walk.ts';
import type { Analysis } from '../engine/analysis.ts';
import { faultOf } from '../filter-arguments.ts';
import { mismatchOf } from './compared-types.ts';

/**
 * Whether an error in the payload comes from Liquid that another rule reports: a condition or a filter that prints an error, or three braces,
 * after which nothing is parsed as intended.
 */
export function isReportedByLiquid({ start }: Span, analysis: Analysis): boolean {
  const { template, settings } = analysis;
  const { conditions, withFaultyFilter, hasTripleBraces } = analysis.liquidFaults();
  if (hasTripleBraces || withFaultyFilter.has(start)) return true;
  return conditions.get(start)?.terms.some((term) => printsError(term, template.source, settings)) ?? false;
}

function printsError(term: Condition['terms'][number], source: string, settings: Analysis['settings']): boolean {
  const { operator } = term;
  if (operator === undefined) return false;
  return (
    !OPERATORS.has(operator.text) ||
    (/^[<>]=?$/.test(operator.text) && mismatchOf(term, source, settings) !== undefined)
  );
}

export interface LiquidFaults {
  /** By where their tags begin. */
  readonly conditions: ReadonlyMap<number, Condition>;
  /** Where outputs and tags begin that have a filter with the wrong arguments. */
  readonly withFaultyFilter: ReadonlySet<number>;
  readonly hasTripleBraces: boolean;
}

export function liquidFaults(template: Template): LiquidFaults {
  const conditions = new Map<number, Condition>();
  const withFaultyFilter = new Set<number>();
  let hasTripleBraces = false;
  for (const node of nodesOf(template)) {
    if (node.type === 'output' && template.source.startsWith('{{{', node.start)) hasTripleBraces = true;
    if (node.type === 'tag' && node.markup.kind === 'condition') conditions.set(node.start, node.markup.condition);
    const filters = filteredExpressions(node).flatMap((expression) => expression.filters);
    if (filters.some((filter) => faultOf(filter, template.source) !== undefined)) withFaultyFilter.add(node.start);
  }
  return { conditions, withFaultyFilter, hasTripleBraces };
}
