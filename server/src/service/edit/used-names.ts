import { findNamespace } from '../../catalog/namespaces.ts';
import { findTag } from '../../catalog/tags.ts';
import type { FilteredExpression, Lookup } from '../../template/expressions.ts';
import { givenNames } from '../../template/names.ts';
import type { Block, Node, Tag } from '../../template/tree.ts';
import { expressions, filteredExpressions } from '../../template/walk.ts';

/** What a part of a body has in common with the rest of it, if that reads or sets the same. */
export interface UsedNames {
  /** Places of the data, without what is deeper: `${city}`, `event_properties.price`. Variables that are set elsewhere look like them. */
  readonly places: ReadonlySet<string>;
  /** Those of which something deeper is read. */
  readonly deep: ReadonlySet<string>;
  /** What such places begin with, if that is a name: it may be a variable that is set elsewhere. */
  readonly roots: ReadonlySet<string>;
  /** Variables that are set in every rendering before the part reads them. */
  readonly given: ReadonlySet<string>;
  /** Others that are set in some. */
  readonly set: ReadonlySet<string>;
  /** Variables of the part of which more may be asked than that they are printed. */
  readonly tested: ReadonlySet<string>;
  /**
   * What rules ask of all variables of a name together, each with the name: whether it is read otherwise than by printing it, whether it
   * holds punctuation, which others it is made of.
   */
  readonly marks: ReadonlySet<string>;
  /** Names of items of loops. */
  readonly items: ReadonlySet<string>;
  /** It has something whose effects are not known from names alone. */
  readonly isOdd: boolean;
}

const BRANCHES: ReadonlySet<string> = new Set(['if', 'unless', 'case']);
/** Filters that tell values apart. */
const ASKING: ReadonlySet<string> = new Set(['date', 'join', 'money', 'number_with_delimiter']);

export function usedNames(nodes: readonly Node[], source: string): UsedNames {
  const found = new Names(source);
  for (const node of nodes) found.visit(node, true);
  return found;
}

class Names implements UsedNames {
  readonly places = new Set<string>();
  readonly deep = new Set<string>();
  readonly roots = new Set<string>();
  readonly given = new Set<string>();
  readonly set = new Set<string>();
  readonly tested = new Set<string>();
  readonly marks = new Set<string>();
  readonly items = new Set<string>();
  isOdd = false;
  /** Of the loops around. */
  private around: readonly string[] = [];

  constructor(private readonly source: string) {}

  /** @param isSure whether it is executed in every rendering. */
  visit(node: Node, isSure: boolean): void {
    if (node.type === 'raw') this.isOdd = true;
    if (node.type === 'output') this.read(node, asks(node.expression), node.expression.filters.length === 0);
    if (node.type === 'block') this.visitBlock(node, isSure);
    if (node.type !== 'tag') return;
    this.read(node, true);
    if (node.name !== 'assign' || node.markup.kind !== 'assign') this.isOdd = true;
    this.give(node, isSure);
    this.mark(node, this.source.slice(node.start, node.end), [node]);
    for (const inner of node.markup.kind === 'lines' ? node.markup.nodes : []) this.visit(inner, false);
  }

  private visitBlock(block: Block, isSure: boolean): void {
    const { around } = this;
    const [first] = block.branches;
    const isCapture = block.name === 'capture';
    const isLoop = block.name === 'for';
    if (!isCapture && !isLoop && !BRANCHES.has(block.name)) this.isOdd = true;
    for (const { tag, nodes } of block.branches) {
      this.read(tag, true);
      const item =
        isLoop && tag === first?.tag && tag.markup.kind === 'loop' ? tag.markup.loop.variable?.name : undefined;
      if (item !== undefined) this.items.add(item);
      this.around =
        isLoop && tag === first?.tag ? [...around, 'forloop', ...(item === undefined ? [] : [item])] : around;
      for (const node of nodes) this.visit(node, false);
      this.around = around;
    }
    // What stands in an end tag for no reason is read by rules all the same.
    if (block.closing !== undefined) this.read(block.closing, true);
    if (isCapture && first !== undefined) {
      this.give(first.tag, isSure);
      this.mark(first.tag, this.source.slice(first.tag.end, block.closing?.start ?? block.end), first.nodes);
    }
  }

  private give(tag: Tag, isSure: boolean): void {
    const names = givenNames(tag, this.source).map(({ name }) => name.trim());
    for (const name of [...names, ...(findTag(tag.name)?.defines ?? [])]) {
      // Within a loop the item hides it.
      if (this.around.includes(name)) this.isOdd = true;
      else if (isSure) this.given.add(name);
      else if (!this.given.has(name)) this.set.add(name);
    }
  }

  /** @param text what a variable is made of */
  private mark(tag: Tag, text: string, nodes: readonly Node[]): void {
    const signs = ['"', '{', '}', '[', ']', ',', ':', '\\'].filter((sign) => text.includes(sign));
    const filters = nodes.flatMap(filteredExpressions).flatMap((expression) => expression.filters);
    const names = nodes
      .flatMap(expressions)
      .flatMap((one) => (one.type === 'lookup' ? [`of ${one.root.kind === 'name' ? one.root.name : ''}`] : []));
    const written = filters.map(({ start, end }) => this.source.slice(start, end));
    for (const { name } of givenNames(tag, this.source))
      for (const one of [...signs, ...written, ...names]) this.marks.add(`${name} ${one}`);
  }

  private read(node: Node, isTest: boolean, isPrinted = false): void {
    for (const expression of expressions(node)) {
      if (expression.type !== 'lookup') continue;
      this.readLookup(expression, isTest);
      if (!isPrinted && expression.root.kind === 'name') this.marks.add(`${expression.root.name} otherwise`);
    }
  }

  private readLookup({ root, steps: [first, ...others] }: Lookup, isTest: boolean): void {
    if (root.kind === 'attribute') this.addPlace(`\${${root.name.trim()}}`, first !== undefined);
    else if (root.kind === 'index') this.isOdd = true;
    else if (this.given.has(root.name)) {
      if (isTest || first !== undefined) this.tested.add(root.name);
    } else if (!this.around.includes(root.name)) {
      this.roots.add(root.name);
      if (findNamespace(root.name) === undefined) this.addPlace(root.name, first !== undefined);
      else this.readMember(root.name, first, others.length > 0);
    }
  }

  private readMember(namespace: string, step: Lookup['steps'][number] | undefined, isDeep: boolean): void {
    const name = step === undefined ? undefined : nameOf(step);
    if (name === undefined) this.isOdd = true;
    else this.addPlace(`${namespace}.${name}`, isDeep);
  }

  private addPlace(name: string, isDeep: boolean): void {
    this.places.add(name);
    if (isDeep) this.deep.add(name);
  }
}

function asks({ filters }: FilteredExpression): boolean {
  return filters.some(({ name }) => ASKING.has(name));
}

function nameOf(step: Lookup['steps'][number]): string | undefined {
  if (step.kind !== 'index') return step.name.trim();
  const { index } = step;
  return index.type === 'literal' && index.literal.kind === 'string' ? index.literal.value : undefined;
}
