import type { Expression, Filter, FilteredExpression, Lookup, Step } from '../template/expressions.ts';
import type { Span } from '../template/span.ts';
import type { Block, Node, Tag, Template } from '../template/tree.ts';
import { Variables } from './variables.ts';

/** Data that a value is made of, as the template tells without its conditions. */
export interface Flow {
  readonly root: { readonly kind: 'attribute' | 'namespace' | 'variable'; readonly name: string };
  /** The names that lead from the root to the data. */
  readonly names: readonly string[];
  /** As the author would write it: `${email_address}`, `event_properties.${customer}.email`. */
  readonly text: string;
  /** Variables of loops that stood for it on its way. */
  readonly items: readonly string[];
  readonly filters: readonly AppliedFilter[];
  /** The variables that it goes through, in order. */
  readonly steps: readonly FlowStep[];
}

/** A filter, or a step into a value that a filter has made: `index` with the number. */
export interface AppliedFilter {
  readonly name: string;
  /** As far as they are written in the template. */
  readonly arguments: readonly (string | undefined)[];
  /** The data is an argument of the filter, not its input. */
  readonly isArgument?: boolean;
}

export interface FlowStep extends Span {
  readonly variable: string;
}

/** What the output at an offset prints over all iterations, and where it ends. */
export interface Printed {
  readonly end: number;
  readonly flows: readonly Flow[];
}

const known = new WeakMap<Template, ReadonlyMap<number, Printed>>();

/** For each output and tag that prints, by where it begins, all data that it may print. One walk over the template in its order. */
export function flowsOf(template: Template): ReadonlyMap<number, Printed> {
  const found = known.get(template) ?? new FlowReader(template.source).read(template.nodes);
  known.set(template, found);
  return found;
}

/** Beyond these counts nothing more is followed. */
const mostFlows = 24;
const mostFilters = 16;
const mostSteps = 64;
const deepestBlock = 100;
/** Nested loops are visited twice down to this depth, so that what one iteration stores reaches the next. */
const deepestSecondTurn = 2;

class FlowReader {
  private readonly printed = new Map<number, Printed>();
  private readonly variables = new Variables<readonly Flow[]>(together);
  /** What the captures print that are open. */
  private readonly captures: (readonly Flow[])[] = [];
  private loops = 0;
  private depth = 0;

  constructor(private readonly source: string) {}

  read(nodes: readonly Node[]): ReadonlyMap<number, Printed> {
    this.readAll(nodes);
    return this.printed;
  }

  private readAll(nodes: readonly Node[]): void {
    if (this.depth > deepestBlock) return;
    this.depth++;
    for (const node of nodes) {
      if (node.type === 'output') this.print(node, this.ofFiltered(node.expression));
      else if (node.type === 'tag') this.readTag(node);
      else if (node.type === 'block') this.readBlock(node);
    }
    this.depth--;
  }

  private readTag(tag: Tag): void {
    const { markup } = tag;
    if (markup.kind === 'expression') this.print(tag, this.ofFiltered(markup.expression));
    else if (markup.kind === 'cycle') this.print(tag, together(...markup.values.map((value) => this.of(value))));
    else if (markup.kind === 'lines') this.readAll(markup.nodes);
    else if (markup.kind === 'assign' && markup.target !== undefined) {
      this.keep(markup.target.name, markup.target, this.ofFiltered(markup.expression));
    } else if (markup.kind === 'raw' && tag.name === 'connected_content') {
      const saved = markup.options.find((option) => option.name === 'save')?.value;
      const name = saved === undefined ? 'connected' : this.source.slice(saved.start, saved.end);
      this.variables.set(name, [origin('variable', name, [])]);
    }
  }

  private readBlock(block: Block): void {
    const [first] = block.branches;
    const markup = first?.tag.markup;
    if (block.name === 'capture' && markup?.kind === 'name' && markup.target !== undefined) {
      this.captures.push([]);
      this.readAll(first?.nodes ?? []);
      this.keep(markup.target.name, markup.target, this.captures.pop() ?? []);
    } else if (markup?.kind === 'loop') this.readLoop(block);
    else if (/^(?:if|unless|case)$/.test(block.name)) this.readBranches(block);
    else for (const { nodes } of block.branches) this.readAll(nodes);
  }

  private readBranches({ branches, name }: Block): void {
    const isWhole = branches.some(({ tag }) => tag.name === 'else');
    const arms = name === 'case' ? branches.slice(1) : branches;
    const changes = arms.map(({ nodes }) => this.variables.aside(() => this.readAll(nodes)));
    this.variables.merge(changes, isWhole);
  }

  private readLoop({ branches: [body, ...others] }: Block): void {
    const markup = body?.tag.markup;
    if (body === undefined || markup?.kind !== 'loop') return;
    const { variable, collection } = markup.loop;
    const items = collection === undefined ? [] : this.of(collection);
    this.loops++;
    for (let turn = 0; turn < (this.loops > deepestSecondTurn ? 1 : 2); turn++) {
      const changes = this.variables.aside(() => {
        if (variable !== undefined)
          this.variables.set(
            variable.name,
            items.map((item) => itemOf(item, variable.name)),
          );
        this.readAll(body.nodes);
      });
      this.variables.merge([changes], false);
    }
    this.loops--;
    for (const { nodes } of others) this.variables.merge([this.variables.aside(() => this.readAll(nodes))], false);
  }

  private keep(variable: string, { start, end }: Span, flows: readonly Flow[]): void {
    const step = { variable, start, end };
    this.variables.set(
      variable,
      flows.map((flow) => (isStep(flow, step) ? flow : { ...flow, steps: [...flow.steps, step] })),
    );
  }

  private print({ start, end }: Span, flows: readonly Flow[]): void {
    if (flows.length === 0) return;
    this.printed.set(start, { end, flows: together(this.printed.get(start)?.flows ?? [], flows) });
    const capture = this.captures.pop();
    if (capture !== undefined) this.captures.push(together(capture, flows));
  }

  private ofFiltered({ value, filters }: FilteredExpression): readonly Flow[] {
    let flows = value === undefined ? [] : this.of(value);
    for (const filter of filters) flows = this.filtered(flows, filter);
    return flows;
  }

  private filtered(flows: readonly Flow[], { name, arguments: args }: Filter): readonly Flow[] {
    const texts = args.map(({ value }) => literalText(value));
    const [first] = texts;
    const given = args.flatMap(({ value }) => this.of(value));
    return together(
      flows.map((flow) => {
        return name === 'map' && first !== undefined ? named(flow, first) : through(flow, { name, arguments: texts });
      }),
      given.map((flow) => through(flow, { name, arguments: [], isArgument: true })),
    );
  }

  private of(expression: Expression): readonly Flow[] {
    return expression.type === 'lookup' ? this.ofLookup(expression) : [];
  }

  private ofLookup({ root, steps: all }: Lookup): readonly Flow[] {
    const steps = all.slice(0, mostSteps);
    if (root.kind === 'attribute') return steps.reduce<readonly Flow[]>(into, [origin('attribute', root.name, [])]);
    if (root.kind !== 'name') return [];
    const [first, ...rest] = steps;
    if (first?.kind === 'attribute') {
      return rest.reduce<readonly Flow[]>(into, [origin('namespace', root.name, [first.name])]);
    }
    return steps.reduce<readonly Flow[]>(into, this.variables.get(root.name) ?? []);
  }
}

function origin(kind: Flow['root']['kind'], name: string, names: readonly string[]): Flow {
  const texts = { attribute: `\${${name}}`, namespace: `${name}.\${${names[0]}}`, variable: name };
  return { root: { kind, name }, names, text: texts[kind], items: [], filters: [], steps: [] };
}

/** Each flow after one more step of a lookup. */
function into(flows: readonly Flow[], step: Step): readonly Flow[] {
  const name = step.kind === 'index' ? literalText(step.index) : step.name;
  if (name === undefined) return flows;
  if (/^-?\d+$/.test(name)) return flows.map((flow) => through(flow, { name: 'index', arguments: [name] }));
  if (/^(?:size|first|last)$/.test(name)) return flows.map((flow) => through(flow, { name, arguments: [] }));
  return flows.map((flow) => named(flow, name));
}

function named(flow: Flow, name: string): Flow {
  return { ...flow, names: [...flow.names, name], text: `${flow.text}.${name}` };
}

function itemOf(flow: Flow, variable: string): Flow {
  return flow.items.includes(variable) ? flow : { ...flow, items: [...flow.items, variable] };
}

function through(flow: Flow, filter: AppliedFilter): Flow {
  return flow.filters.length >= mostFilters ? flow : { ...flow, filters: [...flow.filters, filter] };
}

function isStep({ steps }: Flow, { start }: Span): boolean {
  return steps.some((step) => step.start === start);
}

/** Lists of flows that `together` has made. */
const distinct = new WeakSet<readonly Flow[]>();
const keys = new WeakMap<Flow, string>();

/** Equal for flows that are told as one. */
function keyOf(flow: Flow): string {
  const { text, filters } = flow;
  const key =
    keys.get(flow) ?? `${text} ${filters.map(({ name, arguments: given }) => `${name}:${given.join()}`).join()}`;
  keys.set(flow, key);
  return key;
}

function together(...all: readonly (readonly Flow[])[]): readonly Flow[] {
  const some = all.filter(({ length }) => length > 0);
  const [only] = some;
  if (only !== undefined && some.every((one) => one === only) && distinct.has(only)) return only;
  const found = new Map<string, Flow>();
  for (const flow of some.flat()) {
    const key = keyOf(flow);
    if (!found.has(key) && found.size < mostFlows) found.set(key, flow);
  }
  const flows = [...found.values()];
  distinct.add(flows);
  return flows;
}

function literalText(expression: Expression): string | undefined {
  if (expression.type !== 'literal') return undefined;
  const { literal } = expression;
  if (literal.kind === 'string') return literal.value;
  return literal.kind === 'integer' || literal.kind === 'float' ? literal.text : undefined;
}
