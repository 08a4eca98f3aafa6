import type { Expression, Step } from '../template/expressions.ts';
import { once } from '../template/once.ts';
import type { Span } from '../template/span.ts';

/** Data that a value is made of, as the template tells without its conditions. */
export interface TaintFlow {
  readonly root: { readonly kind: 'attribute' | 'namespace' | 'variable'; readonly name: string };
  /** The names that lead from the root to the data. */
  readonly names: readonly string[];
  /** As the author would write it: `${email_address}`, `event_properties.${customer}.email`. */
  readonly text: string;
  /** Variables of loops that stood for it on its way. */
  readonly items: readonly string[];
  readonly filters: readonly AppliedFilter[];
  /** The variables that it goes through, in order. */
  readonly trace: readonly TraceStep[];
}

/** A filter, or a step into a value that a filter has made: `index` with the number. */
export interface AppliedFilter {
  readonly name: string;
  /** As far as they are written in the template. */
  readonly arguments: readonly (string | undefined)[];
  /** The data is an argument of the filter, not its input. */
  readonly isArgument?: boolean;
}

export interface TraceStep extends Span {
  readonly variable: string;
}

/** Beyond these counts nothing more is followed. */
const MOST_FLOWS = 24;
const MOST_FILTERS = 16;
const MOST_NAMES = 64;

export function flowFrom(kind: TaintFlow['root']['kind'], name: string, names: readonly string[]): TaintFlow {
  const texts = { attribute: `\${${name}}`, namespace: `${name}.\${${names[0]}}`, variable: name };
  return { root: { kind, name }, names, text: texts[kind], items: [], filters: [], trace: [] };
}

/** Each flow after one more step of a lookup. */
export function into(flows: readonly TaintFlow[], step: Step): readonly TaintFlow[] {
  const name = step.kind === 'index' ? literalText(step.index) : step.name;
  if (name === undefined) return flows;
  if (/^-?\d+$/.test(name)) return flows.map((flow) => through(flow, { name: 'index', arguments: [name] }));
  if (/^(?:size|first|last)$/.test(name)) return flows.map((flow) => through(flow, { name, arguments: [] }));
  return flows.map((flow) => named(flow, name));
}

export function named(flow: TaintFlow, name: string): TaintFlow {
  if (flow.names.length >= MOST_NAMES) return flow;
  return { ...flow, names: [...flow.names, name], text: `${flow.text}.${name}` };
}

export function itemOf(flow: TaintFlow, variable: string): TaintFlow {
  return flow.items.includes(variable) ? flow : { ...flow, items: [...flow.items, variable] };
}

export function through(flow: TaintFlow, filter: AppliedFilter): TaintFlow {
  return flow.filters.length >= MOST_FILTERS ? flow : { ...flow, filters: [...flow.filters, filter] };
}

export function isStep({ trace }: TaintFlow, { start }: Span): boolean {
  return trace.some((step) => step.start === start);
}

/** Lists of flows that `together` has made. */
const distinct = new WeakSet<readonly TaintFlow[]>();
/** Worked out once for all flows that have them: what is assigned again and again has the same ones. */
const keyOfFilters = once((filters: TaintFlow['filters']) =>
  filters.map(({ name, arguments: given }) => `${name}:${given.join()}`).join(),
);

/** Equal for flows that are told as one. */
function keyOf({ text, filters }: TaintFlow): string {
  return `${text} ${keyOfFilters(filters)}`;
}

export function together(...all: readonly (readonly TaintFlow[])[]): readonly TaintFlow[] {
  const some = all.filter(({ length }) => length > 0);
  const [only] = some;
  if (only !== undefined && some.every((one) => one === only) && distinct.has(only)) return only;
  const found = new Map<string, TaintFlow>();
  for (const flow of some.flat()) {
    if (found.size >= MOST_FLOWS) break;
    const key = keyOf(flow);
    if (!found.has(key)) found.set(key, flow);
  }
  const flows = [...found.values()];
  distinct.add(flows);
  return flows;
}

export function literalText(expression: Expression): string | undefined {
  if (expression.type !== 'literal') return undefined;
  const { literal } = expression;
  if (literal.kind === 'string') return literal.value;
  return literal.kind === 'integer' || literal.kind === 'float' ? literal.text : undefined;
}
