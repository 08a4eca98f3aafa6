import type { Expression, Filter, FilteredExpression, Lookup } from '../template/expressions.ts';
import type { Span } from '../template/span.ts';
import type { Block, Node, Tag, Template } from '../template/tree.ts';
import { Bindings } from './bindings.ts';
import { flowFrom, into, isStep, itemOf, literalText, named, type TaintFlow, through, together } from './taint-flow.ts';

/** What the output at an offset prints over all iterations, and where it ends. */
export interface Printed {
  readonly end: number;
  readonly flows: readonly TaintFlow[];
}

/** For each output and tag that prints, by where it begins, all data that it may print. One walk over the template in its order. */
export function taintFlowsOf(template: Template): ReadonlyMap<number, Printed> {
  return new FlowReader(template.source).read(template.nodes);
}

/** Beyond these counts nothing more is followed. */
const MOST_STEPS = 64;
/** Of a longer way through variables only the beginning and the last one are kept: a text that is extended goes through as many as there are tags. */
const MOST_VARIABLES = 16;
const deepestBlock = 100;
/** Nested loops are visited twice down to this depth, so that what one iteration stores reaches the next. */
const deepestSecondTurn = 2;

class FlowReader {
  private readonly printed = new Map<number, Printed>();
  private readonly variables = new Bindings<readonly TaintFlow[]>(together);
  /** What the captures print that are open. */
  private readonly captures: (readonly TaintFlow[])[] = [];
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
      this.variables.set(name, [flowFrom('variable', name, [])]);
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

  private keep(variable: string, { start, end }: Span, flows: readonly TaintFlow[]): void {
    const step = { variable, start, end };
    this.variables.set(
      variable,
      flows.map((flow) =>
        isStep(flow, step) ? flow : { ...flow, trace: [...flow.trace.slice(0, MOST_VARIABLES - 1), step] },
      ),
    );
  }

  private print({ start, end }: Span, flows: readonly TaintFlow[]): void {
    if (flows.length === 0) return;
    this.printed.set(start, { end, flows: together(this.printed.get(start)?.flows ?? [], flows) });
    const capture = this.captures.pop();
    if (capture !== undefined) this.captures.push(together(capture, flows));
  }

  private ofFiltered({ value, filters }: FilteredExpression): readonly TaintFlow[] {
    let flows = value === undefined ? [] : this.of(value);
    for (const filter of filters) flows = this.filtered(flows, filter);
    return flows;
  }

  private filtered(flows: readonly TaintFlow[], { name, arguments: args }: Filter): readonly TaintFlow[] {
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

  private of(expression: Expression): readonly TaintFlow[] {
    return expression.type === 'lookup' ? this.ofLookup(expression) : [];
  }

  private ofLookup({ root, steps: all }: Lookup): readonly TaintFlow[] {
    const steps = all.slice(0, MOST_STEPS);
    if (root.kind === 'attribute')
      return steps.reduce<readonly TaintFlow[]>(into, [flowFrom('attribute', root.name, [])]);
    if (root.kind !== 'name') return [];
    const [first, ...rest] = steps;
    if (first?.kind === 'attribute') {
      return rest.reduce<readonly TaintFlow[]>(into, [flowFrom('namespace', root.name, [first.name])]);
    }
    return steps.reduce<readonly TaintFlow[]>(into, this.variables.get(root.name) ?? []);
  }
}
