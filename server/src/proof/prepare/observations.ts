import { DIVIDES } from '../../catalog/filter-effects.ts';
import type { Comparison, Expression, FilteredExpression, Lookup } from '../../template/expressions.ts';
import { nodesOf } from '../../template/nodes.ts';
import type { Loop, Node, Tag, Template } from '../../template/tree.ts';
import { expressions, filteredExpressions } from '../../template/walk.ts';
import { SEPARATES_THOUSANDS } from '../values/filter-kinds.ts';
import { type InputPath, type InputPaths, isSize, stepOf } from '../values/input-path.ts';
import { type AllObservations, noObservations, type Observations } from '../values/representatives.ts';
import { DISTINGUISHED, iterationsAsked } from './iterations-asked.ts';
import { Literals } from './literals.ts';
import { MembersRead } from './members-read.ts';
import {
  addBounds,
  addDivisor,
  addLarge,
  addLiteral,
  addSpan,
  isFewItems,
  isName,
  isNamespace,
  isNumberOr,
  isTorn,
  itemTaken,
  LONGEST_LIST,
  putsInOrder,
  skippedBy,
} from './observed-literals.ts';
import { itemRoot, OpenBlocks } from './open-blocks.ts';

/**
 * Gathers the observations of a whole body. Which values a variable may hold is taken generously: an observation too many makes one
 * more representative and changes no answer.
 */
export function gatherObservations(template: Template, paths: InputPaths): AllObservations {
  const gatherer = new Gatherer(paths);
  gatherer.gather(nodesOf(template));
  return {
    of: (path) => gatherer.observations.get(path),
    asked: () => gatherer.observations.keys(),
    isCounted: (path) => gatherer.observations.get(path)?.isCounted === true && !gatherer.members.has(path),
    namesMembers: (path) => gatherer.members.has(path),
    iterations: (loop) => gatherer.iterations.get(loop) ?? DISTINGUISHED,
  };
}

class Gatherer {
  readonly observations = new Map<InputPath, Observations>();
  readonly members: MembersRead;
  /** How many iterations of a loop are distinguished, where the body asks for more than usual. */
  iterations: ReadonlyMap<number, number> = new Map();
  private readonly sources = new Map<string, Set<InputPath>>();
  private readonly literals = new Literals();
  /** What the items of a loop may be, by its tag. */
  private readonly items = new Map<Tag, Set<InputPath>>();
  /** The items of all loops over a list, by the list. */
  private readonly itemsOfLists = new Map<InputPath, Set<InputPath>>();
  private open = new OpenBlocks();

  constructor(private readonly paths: InputPaths) {
    this.members = new MembersRead(paths);
  }

  gather(nodes: readonly Node[]): void {
    this.literals.gather(nodes);
    this.iterations = iterationsAsked(nodes, this.literals);
    let known = -1;
    // A variable may come from one that is set further down, in a loop; so until nothing new is found.
    for (let rounds = 0; rounds < 5 && known !== this.count(); rounds++) {
      known = this.count();
      for (const node of this.inOrder(nodes)) this.gatherSources(node);
    }
    for (const node of this.inOrder(nodes)) {
      this.gatherNode(node);
      for (const expression of filteredExpressions(node)) {
        this.gatherJoin(expression);
        this.gatherFilters(expression);
      }
      for (const expression of expressions(node)) this.gatherMembers(expression);
    }
    for (const one of this.observations.values()) addBounds(one);
  }

  /** With the loops and captures that are open at each. */
  private *inOrder(nodes: readonly Node[]): Generator<Node> {
    this.open = new OpenBlocks();
    for (const node of nodes) {
      this.open.moveTo(node);
      yield node;
    }
  }

  private count(): number {
    return [...this.sources.values(), ...this.items.values()].reduce((count, { size }) => count + size, 0);
  }

  private gatherSources(node: Node): void {
    for (const name of this.open.capturedAt(node.start))
      for (const expression of filteredExpressions(node)) this.addSources(name, expression);
    if (node.type === 'tag' && node.markup.kind === 'assign' && node.markup.target !== undefined) {
      this.addSources(node.markup.target.name, node.markup.expression);
    }
    if (node.type === 'block' && (node.name === 'for' || node.name === 'tablerow')) this.addItem(node.branches[0]?.tag);
  }

  private addItem(tag: Tag | undefined): void {
    if (tag?.markup.kind !== 'loop') return;
    const { variable, collection } = tag.markup.loop;
    if (variable === undefined || collection === undefined) return;
    const item = this.paths.root(itemRoot(tag, variable.name));
    const sources = this.items.get(tag) ?? new Set<InputPath>();
    this.items.set(tag, sources.add(item));
    if (sources.size > MOST_SOURCES) return;
    for (const path of this.pathsOf(collection)) {
      // A text is walked as its own only item.
      sources.add(path);
      // Loops over one list in one another may be at the same item.
      const items = this.itemsOfLists.get(path) ?? new Set<InputPath>();
      this.itemsOfLists.set(path, items.add(item));
      for (const same of items) sources.add(same);
    }
  }

  private addSources(name: string, { value, filters }: FilteredExpression): void {
    const target = this.sourcesOf(name);
    const add = (path: InputPath) => target.size <= MOST_SOURCES && target.add(path);
    for (const { arguments: given } of filters) for (const one of given) this.pathsOf(one.value).forEach(add);
    for (const path of value === undefined ? [] : this.pathsOf(value)) add(itemTaken(path, filters, this.paths));
  }

  private sourcesOf(name: string): Set<InputPath> {
    const known = this.sources.get(name) ?? new Set<InputPath>();
    this.sources.set(name, known);
    return known;
  }

  /** All places that an expression may read. */
  private pathsOf(expression: Expression): readonly InputPath[] {
    if (expression.type !== 'lookup' || expression.steps.length > MOST_STEPS) return [];
    const roots = this.rootsOf(expression);
    const steps = expression.steps.map(stepOf);
    return roots.flatMap((root) => {
      let path = root;
      for (const step of steps) {
        if (step === undefined) return [];
        path = this.paths.step(path, step);
      }
      return [path];
    });
  }

  private rootsOf({ root }: Lookup): readonly InputPath[] {
    if (root.kind === 'attribute') return [this.paths.root({ kind: 'attribute', name: root.name.trim() })];
    if (root.kind !== 'name') return [];
    const loop = this.open.loopOf(root.name, root.start);
    if (loop !== undefined) return [...(this.items.get(loop) ?? [])];
    const assigned = [...(this.sources.get(root.name) ?? [])];
    return [...assigned, this.paths.root({ kind: 'namespace', name: root.name })];
  }

  private gatherNode(node: Node): void {
    if (node.type === 'block' && node.name === 'case') this.gatherCase(node.branches.map(({ tag }) => tag));
    if (node.type !== 'tag') return;
    const { markup } = node;
    if (markup.kind === 'condition') for (const term of markup.condition.terms) this.gatherTerm(term);
    if (markup.kind === 'loop') this.gatherLoop(markup.loop, this.iterations.get(node.start) ?? DISTINGUISHED);
  }

  private gatherFilters({ value, filters }: FilteredExpression): void {
    const isDate = filters.some(({ name }) => name === 'date');
    const isSeparated = filters.some(({ name }) => SEPARATES_THOUSANDS.has(name));
    for (const path of (isDate || isSeparated) && value !== undefined ? this.pathsOf(value) : []) {
      if (isSeparated) addLarge(this.observationsOf(path));
      if (isDate && (path.steps.length > 0 || path.root.kind !== 'namespace')) this.observationsOf(path).isDate = true;
    }
    const counted = value !== undefined && filters.some(isNumberOr) ? this.pathsOf(value) : [];
    for (const path of counted) if (isSize(path) && path.parent) this.observationsOf(path.parent).isCounted = true;
    for (const { name, arguments: args } of filters)
      if (DIVIDES.has(name) && args[0] !== undefined)
        for (const path of this.pathsOf(args[0].value)) addDivisor(this.observationsOf(path), args[0].value);
  }

  private gatherMembers(expression: Expression): void {
    if (expression.type !== 'lookup' || expression.steps.length > MOST_STEPS) return;
    const { root } = expression;
    const isItem = root.kind === 'name' && this.open.loopOf(root.name, root.start) !== undefined;
    const steps = expression.steps.map(stepOf);
    for (const source of this.rootsOf(expression)) this.members.add(source, steps, isItem);
  }

  /** Of a list whose items are put together with quotes between them, one with two items is another matter. */
  private gatherJoin({ value, filters }: FilteredExpression): void {
    for (const path of isTorn(filters, this.literals) && value !== undefined ? this.pathsOf(value) : []) {
      const observations = this.observationsOf(path);
      observations.longestList = Math.max(observations.longestList, 2);
    }
  }

  private gatherCase([head, ...branches]: readonly Tag[]): void {
    const value = head?.markup.kind === 'case' ? head.markup.value : undefined;
    if (value === undefined) return;
    for (const { markup } of branches) {
      if (markup.kind !== 'when') continue;
      for (const other of markup.values) this.gatherPair(value, '==', other);
    }
  }

  private gatherTerm({ left, operator, right }: Comparison): void {
    this.gatherPair(left, operator?.text ?? '', right);
    // What is found in a list is equal to one of its items.
    const text = operator?.text ?? '';
    if (right !== undefined) this.gatherPair(right, text === 'contains' ? '==' : text, left);
  }

  private gatherPair(asked: Expression, operator: string, other: Expression | undefined): void {
    for (const path of this.pathsOf(asked)) {
      const base = isSize(path) ? (path.parent ?? path) : path;
      const observations = this.observationsOf(base);
      addSpan(observations, { start: asked.start, end: (other ?? asked).end });
      if (other === undefined) continue;
      const literals = this.literals.of(other);
      const isOfSize = base !== path;
      for (const literal of literals) addLiteral(observations, operator, literal, isOfSize);
      observations.isCounted ||= isOfSize && (putsInOrder(operator) || literals.some(isFewItems));
      // A member may have that name.
      if (isOfSize)
        for (const literal of literals.filter(isName)) addLiteral(this.observationsOf(path), operator, literal, false);
      observations.isNamed ||= this.isItself(asked, path) && literals.some(isName);
    }
  }

  /** Whether an expression is what stands at a place, and not what a variable is made of from it. */
  private isItself(expression: Expression, { root }: InputPath): boolean {
    if (expression.type !== 'lookup' || root.kind === 'item') return expression.type === 'lookup';
    if (expression.root.kind !== 'name') return true;
    const { name, start } = expression.root;
    return this.open.loopOf(name, start) === undefined && !this.sources.has(name);
  }

  private gatherLoop({ collection, attributes }: Loop, iterations: number): void {
    if (collection === undefined) return;
    const skipped = skippedBy(attributes.findLast(({ name }) => name === 'offset')?.value);
    for (const path of this.pathsOf(collection)) {
      const observations = this.observationsOf(path);
      observations.longestList = Math.max(observations.longestList, Math.min(LONGEST_LIST, iterations + skipped));
      addSpan(observations, collection);
    }
  }

  private observationsOf(path: InputPath): Observations {
    const known = this.observations.get(path) ?? noObservations();
    if (!isNamespace(path)) this.observations.set(path, known);
    return known;
  }
}

/** What lies deeper is not followed. */
const MOST_STEPS = 64;
/** More sources than a sensible variable has; then nothing is known of it. */
const MOST_SOURCES = 50;
