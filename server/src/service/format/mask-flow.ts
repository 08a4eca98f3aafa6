import type { Block, Node, Tag, Template } from '../../template/tree.ts';
import { variablesOf } from '../../template/variables.ts';
import { ANYWHERE, afterData, afterText, FREE, IN_STRING, isInside, isOutside, type Mask } from './json-mask.ts';
import { assignedQuotes, type Quotes, type QuotesOf, quotesIn, quotesOf, worst } from './printed-quotes.ts';

/** Where a reader of JSON can be before each node of a body: of a block, also before each of its tags. */
export type Masks = ReadonlyMap<Node, Mask>;

/** Follows all branches and iterations of a body at once. What is captured is followed where it is printed. */
export function masksOf(template: Template): Masks {
  let variables: QuotesOf = new Map();
  // What a capture prints can be captured again.
  for (let round = 0; round < MOST_ROUNDS; round++)
    variables = assignedQuotes(variablesOf(template), captured(template, variables));
  const flow = new MaskFlow(template, variables);
  flow.nodes(template.nodes, FREE);
  return flow.masks;
}

const MOST_ROUNDS = 3;

function captured(template: Template, variables: QuotesOf): QuotesOf {
  const found = new Map(variables);
  for (const [name, all] of variablesOf(template).definitions) {
    for (const { block } of all) {
      const quotes = block === undefined ? 'none' : quotesOfCapture(template, block, variables);
      found.set(name, worst(found.get(name) ?? 'none', quotes));
    }
  }
  return found;
}

function quotesOfCapture(template: Template, block: Block, variables: QuotesOf): Quotes {
  const through = (mask: Mask) => {
    const flow = new MaskFlow(template, variables);
    return block.branches.reduce((before, { nodes }) => flow.nodes(nodes, before), mask);
  };
  if (!template.source.slice(block.start, block.end).includes('"'))
    return through(IN_STRING) === IN_STRING ? 'none' : 'unknown';
  return isOutside(through(FREE)) && isInside(through(IN_STRING)) ? 'paired' : 'unknown';
}

class MaskFlow {
  readonly masks = new Map<Node, Mask>();
  /** What came of a block from a mask: each is followed once for each. */
  private readonly known = new Map<Block, Map<Mask, Mask>>();
  /** Where `break` and `continue` leave the loops around, the innermost last. */
  private readonly leaving: Mask[] = [];

  constructor(
    private readonly template: Template,
    private readonly variables: QuotesOf,
  ) {}

  nodes(nodes: readonly Node[], mask: Mask): Mask {
    return nodes.reduce((before, node) => this.node(node, before), mask);
  }

  private enter(node: Node, mask: Mask): void {
    this.masks.set(node, (this.masks.get(node) ?? 0) | mask);
  }

  private node(node: Node, mask: Mask): Mask {
    this.enter(node, mask);
    switch (node.type) {
      case 'text':
        return afterText(this.template.source, node.printed, mask);
      case 'output':
        return afterQuotes(mask, quotesIn(node.expression, this.variables));
      case 'raw':
        return afterText(this.template.source, node.content, mask);
      case 'comment':
        return mask;
      case 'tag':
        return this.tag(node, mask);
      case 'block':
        return this.block(node, mask);
    }
  }

  private tag({ name, markup }: Tag, mask: Mask): Mask {
    if (name === 'break' || name === 'continue') {
      if (this.leaving.length > 0) this.leaving.push((this.leaving.pop() ?? 0) | mask);
      return mask;
    }
    switch (markup.kind) {
      case 'expression':
        return afterQuotes(mask, quotesIn(markup.expression, this.variables));
      case 'cycle':
        return afterQuotes(mask, markup.values.map((value) => quotesOf(value, this.variables)).reduce(worst, 'none'));
      case 'lines':
        return this.nodes(markup.nodes, mask);
      case 'partial':
        return ANYWHERE;
      case 'raw':
        return afterRaw(name, options(markup.options), mask);
      case 'name':
        return afterData(mask);
      default:
        return mask;
    }
  }

  private block(block: Block, mask: Mask): Mask {
    const known = this.known.get(block) ?? new Map<Mask, Mask>();
    this.known.set(block, known);
    const before = known.get(mask);
    if (before !== undefined) return before;
    // A loop in itself would be followed without end.
    known.set(mask, mask);
    const after = this.through(block, mask);
    known.set(mask, after);
    return after;
  }

  private through(block: Block, mask: Mask): Mask {
    if (block.name === 'capture') return mask;
    if (block.name === 'for') return this.loop(block, mask);
    if (!BRANCHING.has(block.name)) return this.branches(block, mask) | ANYWHERE;
    return this.branches(block, mask);
  }

  /** One of the branches, or none of them. */
  private branches({ branches, closing }: Block, mask: Mask): Mask {
    let after = branches.at(-1)?.tag.name === 'else' ? 0 : mask;
    let last = mask;
    for (const { tag, nodes } of branches) {
      this.enter(tag, last);
      last = this.nodes(nodes, mask);
      after |= last;
    }
    if (closing !== undefined) this.enter(closing, last);
    return after;
  }

  /** Until nothing new comes of another iteration. */
  private loop(block: Block, mask: Mask): Mask {
    let head = mask;
    for (;;) {
      this.leaving.push(0);
      const after = this.branches(block, head);
      const next = head | after | (this.leaving.pop() ?? 0);
      if (next === head) return head;
      head = next;
    }
  }
}

/** They print nothing, or end the rendering. */
const SILENT: ReadonlySet<string> = new Set([
  'abort_message',
  'catalog_items',
  'catalog_selection_items',
  'shopping_cart',
]);

function afterRaw(name: string, options: ReadonlySet<string>, mask: Mask): Mask {
  if (SILENT.has(name) || (name === 'connected_content' && options.has('save'))) return mask;
  return name === 'promotion' ? afterData(mask) : ANYWHERE;
}

function options(all: readonly { readonly name: string }[]): ReadonlySet<string> {
  return new Set(all.map(({ name }) => name));
}

const BRANCHING: ReadonlySet<string> = new Set(['if', 'unless', 'case', 'ifchanged']);

function afterQuotes(mask: Mask, quotes: Quotes): Mask {
  if (quotes === 'unknown') return ANYWHERE;
  return afterData(mask);
}
