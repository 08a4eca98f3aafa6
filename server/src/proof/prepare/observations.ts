import { findNamespace } from '../../catalog/namespaces.ts';
import type {
  Comparison,
  Condition,
  Expression,
  FilteredExpression,
  LiteralValue,
  Lookup,
} from '../../template/expressions.ts';
import { nodesOf } from '../../template/nodes.ts';
import type { Loop, Node, Tag, Template } from '../../template/tree.ts';
import { filteredExpressions, walk } from '../../template/walk.ts';
import { type Path, type Paths, stepOf } from '../values/input-path.ts';
import type { AllQuestions, Questions } from '../values/representatives.ts';
import { Literals } from './literals.ts';

/**
 * Gathers the questions of a whole body. Which values a variable may hold is taken generously: a question too many makes one
 * more representative and changes no answer.
 */
export function gatherQuestions(template: Template, paths: Paths): AllQuestions {
  const gatherer = new Gatherer(paths);
  gatherer.gather(nodesOf(template));
  return { of: (path) => gatherer.questions.get(path.key) };
}

/** No, one, two and more turns. */
const TURNS_TOLD_APART = 3;
/** Numbers between more bounds are not told apart: each test of their order costs as many sorts as there are. */
const MOST_BOUNDS = 64;
/** Enough to explain a case. */
const MOST_SPANS = 8;

class Gatherer {
  readonly questions = new Map<string, Questions>();
  private readonly sources = new Map<string, Set<Path>>();
  private readonly literals = new Literals();
  /** The items of all loops over a list, by the list. */
  private readonly items = new Map<string, Set<Path>>();

  constructor(private readonly paths: Paths) {}

  gather(nodes: readonly Node[]): void {
    this.literals.gather(nodes);
    let known = -1;
    // A variable may come from one that is set further down, in a loop; so until nothing new is found.
    for (let rounds = 0; rounds < 5 && known !== this.count(); rounds++) {
      known = this.count();
      for (const node of nodes) this.gatherSources(node);
    }
    for (const node of nodes) this.gatherNode(node);
    for (const { numbers, bounds } of this.questions.values())
      if (bounds.size <= MOST_BOUNDS) for (const bound of bounds) numbers.add(bound);
  }

  private count(): number {
    let count = 0;
    for (const sources of this.sources.values()) count += sources.size;
    return count;
  }

  private gatherSources(node: Node): void {
    if (node.type === 'block' && node.name === 'capture') {
      const target = node.branches[0]?.tag.markup;
      if (target?.kind === 'name' && target.target !== undefined) {
        for (const inner of walk({ source: '', nodes: node.branches[0]?.nodes ?? [], problems: [] })) {
          for (const expression of filteredExpressions(inner)) this.addSources(target.target.name, expression);
        }
      }
    }
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
    const sources = this.sourcesOf(variable.name);
    sources.add(item);
    if (sources.size > MOST_SOURCES) return;
    for (const path of this.pathsOf(collection)) {
      // A text is walked as its own only item.
      sources.add(path);
      // Loops over one list in one another may be at the same item.
      const items = this.items.get(path.key) ?? new Set<Path>();
      this.items.set(path.key, items.add(item));
      for (const same of items) sources.add(same);
    }
  }

  private addSources(name: string, { value, filters }: FilteredExpression): void {
    const target = this.sourcesOf(name);
    const values = filters.flatMap((filter) => filter.arguments.map((argument) => argument.value));
    for (const one of value === undefined ? values : [value, ...values]) {
      for (const path of this.pathsOf(one)) if (target.size <= MOST_SOURCES) target.add(path);
    }
  }

  private sourcesOf(name: string): Set<Path> {
    const known = this.sources.get(name) ?? new Set<Path>();
    this.sources.set(name, known);
    return known;
  }

  /** All places that an expression may read. */
  private pathsOf(expression: Expression): readonly Path[] {
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

  private rootsOf({ root }: Lookup): readonly Path[] {
    if (root.kind === 'attribute') return [this.paths.root({ kind: 'attribute', name: root.name.trim() })];
    if (root.kind !== 'name') return [];
    const assigned = [...(this.sources.get(root.name) ?? [])];
    return [...assigned, this.paths.root({ kind: 'namespace', name: root.name })];
  }

  private gatherNode(node: Node): void {
    if (node.type === 'block' && node.name === 'case') this.gatherCase(node.branches.map(({ tag }) => tag));
    if (node.type !== 'tag') return;
    const { markup } = node;
    if (markup.kind === 'condition') this.gatherCondition(markup.condition);
    else if (markup.kind === 'loop') this.gatherLoop(markup.loop);
  }

  private gatherCase([head, ...branches]: readonly Tag[]): void {
    const value = head?.markup.kind === 'case' ? head.markup.value : undefined;
    if (value === undefined) return;
    for (const { markup } of branches) {
      if (markup.kind !== 'when') continue;
      for (const other of markup.values) this.gatherPair(value, '==', other);
    }
  }

  private gatherCondition({ terms }: Condition): void {
    for (const term of terms) this.gatherTerm(term);
  }

  private gatherTerm({ left, operator, right }: Comparison): void {
    this.gatherPair(left, operator?.text ?? '', right);
    // What is found in a list is equal to one of its items.
    const text = operator?.text ?? '';
    if (right !== undefined) this.gatherPair(right, text === 'contains' ? '==' : text, left);
  }

  private gatherPair(asked: Expression, operator: string, other: Expression | undefined): void {
    for (const path of this.pathsOf(asked)) {
      const last = path.steps.at(-1);
      const base = last?.kind !== 'index' && last?.name === 'size' ? this.parentOf(path) : path;
      const questions = this.questionsOf(base);
      if (questions.spans.length < MOST_SPANS) questions.spans.push({ start: asked.start, end: (other ?? asked).end });
      if (other === undefined) continue;
      for (const literal of this.literals.of(other)) addLiteral(questions, operator, literal, base !== path);
    }
  }

  private parentOf(path: Path): Path {
    let parent = this.paths.root(path.root);
    for (const step of path.steps.slice(0, -1)) parent = this.paths.step(parent, step);
    return parent;
  }

  private gatherLoop({ collection, attributes }: Loop): void {
    if (collection === undefined) return;
    const offset = attributes.findLast(({ name }) => name === 'offset')?.value;
    const skipped = offset?.type === 'literal' && offset.literal.kind === 'integer' ? Number(offset.literal.text) : 0;
    for (const path of this.pathsOf(collection)) {
      const questions = this.questionsOf(path);
      questions.longestList = Math.max(questions.longestList, Math.min(LONGEST_LIST, TURNS_TOLD_APART + skipped));
      if (questions.spans.length < MOST_SPANS) questions.spans.push({ start: collection.start, end: collection.end });
    }
  }

  private questionsOf(path: Path): Questions {
    const known = this.questions.get(path.key) ?? {
      texts: new Set(),
      parts: new Set(),
      numbers: new Set(),
      bounds: new Set(),
      longestList: 1,
      spans: [],
    };
    if (!isNamespace(path)) this.questions.set(path.key, known);
    return known;
  }
}

/** What lies deeper is not followed. */
const MOST_STEPS = 64;
/** More sources than a sensible variable has; then nothing is known of it. */
const MOST_SOURCES = 50;
const LONGEST_LIST = 8;

/** A namespace itself is never nil, blank or a list. */
function isNamespace({ root, steps }: Path): boolean {
  return steps.length === 0 && root.kind === 'namespace' && findNamespace(root.name) !== undefined;
}

export function itemRoot(tag: Tag, name: string): Path['root'] {
  return { kind: 'item', loop: tag.start, name };
}

function addLiteral(questions: Questions, operator: string, literal: LiteralValue, isSize: boolean): void {
  if (operator === 'contains') addPart(questions, literal);
  else if (literal.kind === 'integer' || literal.kind === 'float') {
    const number = Number(literal.text);
    if (isSize) questions.longestList = Math.max(questions.longestList, Math.min(LONGEST_LIST, Math.ceil(number) + 1));
    else if (Number.isSafeInteger(number) || literal.kind === 'float')
      (operator === '==' ? questions.numbers : questions.bounds).add(number);
  } else if (literal.kind === 'string') {
    for (const text of [literal.value, literal.value.toLowerCase(), literal.value.toUpperCase()])
      questions.texts.add(text);
  }
}

/** A text contains numbers and words as they are printed. */
function addPart({ parts }: Questions, literal: LiteralValue): void {
  if (literal.kind === 'string') parts.add(literal.value);
  else if (literal.kind === 'integer') parts.add(String(BigInt(literal.text)));
  else if (literal.kind === 'boolean' && literal.value) parts.add('true');
}
