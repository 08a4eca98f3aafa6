import { contains, type Span } from '../../template/span.ts';
import type { Block, Branch, Node, Output, Tag, Template } from '../../template/tree.ts';
import { bareName, branchAt, contentOf, decided, type Iteration } from './json-blocks.ts';
import { Containers } from './json-containers.ts';
import {
  type JsonState,
  type Listener,
  type NextSign,
  readJson,
  readOutput,
  START,
  startIn,
  watching,
} from './json-state.ts';

/** What was found at the cursor. */
export interface WalkedJson {
  /** The states with which the cursor is reached. */
  readonly at: readonly JsonState[];
  /** What comes first after it. */
  readonly next: ReadonlySet<NextSign>;
  /** With which the body ends. */
  readonly last: readonly JsonState[];
  /** The loops around the cursor, outer first. */
  readonly loops: readonly Block[];
}

/** Characters that may be read, over all branches and iterations. No body that is typed by hand comes near. */
const MOST = 1_000_000;
const STEPS_PER_NODE = 50;
/** Blocks within blocks, for each takes some of the stack. */
const DEEPEST = 150;

/**
 * Reads the texts of a body as JSON, over all its branches at once, but without their conditions: fast enough for every letter that is
 * typed, and tolerant where the proof would have to repair. Of the blocks around the cursor only its own branch is read.
 * @param skipped what is half-typed at the cursor, and is not read.
 */
export function walkJson(template: Template, skipped: Span): WalkedJson {
  const walk = new Walk(template, skipped);
  const { nodes, source } = template;
  const last = walk.run(nodes, [START], { start: 0, end: source.length });
  return walk.result(walk.isPassed ? last : walk.runCaptured());
}

/** The first state with which a place is reached: reads no further than that. */
export function stateAt(template: Template, offset: number): JsonState | undefined {
  const walk = new Walk(template, { start: offset, end: offset }, true);
  walk.run(template.nodes, [START], { start: 0, end: template.source.length });
  if (!walk.isPassed) walk.runCaptured();
  return walk.result([]).at[0];
}

class Walk {
  private readonly at: JsonState[] = [];
  private readonly next = new Set<NextSign>();
  private readonly containers = new Containers();
  private readonly captures = new Map<string, Branch[]>();
  /** What the iteration of the loops is, inner last. */
  private readonly iterations: Iteration[] = [];
  private readonly loops = new Set<Block>();
  private readonly same = new Map<Block, boolean>();
  private left = MOST;
  private depth = 0;
  private readonly listener: Listener = {
    next: (sign) => this.next.add(sign),
    container: (kind, start, outer, name) => this.containers.at(kind, start, outer, name),
  };

  constructor(
    private readonly template: Template,
    private readonly skipped: Span,
    private readonly endsAtCursor = false,
  ) {}

  /** Some way leads to the cursor. */
  get isPassed(): boolean {
    return this.at.length > 0;
  }

  /** What is captured at the cursor and printed nowhere yet: most likely members of the payload. */
  runCaptured(): readonly JsonState[] {
    const cursor = this.skipped.start;
    const branches = [...this.captures.values()].flat();
    const branch = branches.find((one) => contains(contentOf(one), cursor));
    if (branch === undefined) return [];
    const container = this.containers.at('object', -1, undefined, undefined);
    return this.run(branch.nodes, [startIn(container)], contentOf(branch));
  }

  result(last: readonly JsonState[]): WalkedJson {
    for (const { isWatching } of last) if (isWatching) this.next.add('end');
    return { at: this.at, next: this.next, last, loops: [...this.loops] };
  }

  /** @param bounds what the nodes are the content of, brackets of tags not included. */
  run(nodes: readonly Node[], states: readonly JsonState[], bounds: Span): readonly JsonState[] {
    const cursor = this.skipped.start;
    let isDue = bounds.start <= cursor && cursor <= bounds.end;
    let now = states;
    for (const node of nodes) {
      this.left -= STEPS_PER_NODE * now.length;
      if (now.length === 0 || this.left < 0) return [];
      if (isDue && cursor <= node.start) {
        now = this.pass(now);
        isDue = false;
      }
      if (isDue && cursor <= node.end && node.type !== 'block') {
        now = this.through(node, now);
        isDue = false;
      } else if (isDue && node.type === 'block' && isStillIn(node, cursor)) {
        const inner = branchAt(node, cursor);
        now = inner === undefined ? this.block(node, this.pass(now)) : this.block(node, now, inner);
        isDue = false;
      } else now = this.node(node, now);
    }
    return isDue ? this.pass(now) : now;
  }

  private pass(states: readonly JsonState[]): readonly JsonState[] {
    this.at.push(...states);
    // Nothing that comes after it is of interest.
    if (this.endsAtCursor && this.isPassed) this.left = -1;
    return states.map(watching);
  }

  /** A node that the cursor is in or at the end of. */
  private through(node: Exclude<Node, Block>, states: readonly JsonState[]): readonly JsonState[] {
    const { start, end } = this.skipped;
    if (node.type === 'text' || node.type === 'raw') {
      const span = node.type === 'raw' ? node.content : node;
      const before = this.text(states, { start: span.start, end: Math.min(start, span.end) });
      return this.text(this.pass(before), { start: Math.max(end, span.start), end: span.end });
    }
    if (start < node.end || !('closed' in node && node.closed)) {
      const passed = this.pass(states);
      const isCut = (node.type === 'output' || node.type === 'tag') && !node.closed;
      // An output that is not closed was cut somewhere on its line: what follows the cursor there is mostly JSON.
      return isCut
        ? this.text(this.node(node, passed), { start: Math.max(start, end), end: node.end })
        : this.node(node, passed);
    }
    return this.pass(this.node(node, states));
  }

  private node(node: Node, states: readonly JsonState[]): readonly JsonState[] {
    switch (node.type) {
      case 'text':
        return this.text(states, this.withoutSkipped(node));
      case 'raw':
        return this.text(states, node.content);
      case 'comment':
        return states;
      case 'output':
        return this.output(node, states);
      case 'tag':
        return this.tag(node, states);
      case 'block':
        return this.block(node, states);
    }
  }

  private withoutSkipped({ start, end }: Span): Span {
    return start < this.skipped.end && start >= this.skipped.start
      ? { start: Math.min(this.skipped.end, end), end }
      : { start, end };
  }

  private text(states: readonly JsonState[], span: Span): readonly JsonState[] {
    if (span.end <= span.start) return states;
    this.left -= states.length * (span.end - span.start);
    const { source } = this.template;
    return this.containers.joined(states.map((state) => readJson(state, source, span, this.listener)));
  }

  private output(node: Output, states: readonly JsonState[]): readonly JsonState[] {
    const name = bareName(node);
    const captured = name === undefined ? undefined : this.captures.get(name);
    this.left -= states.length;
    if (captured === undefined || this.depth > DEEPEST)
      return states.map((one) => readOutput(one, node.start, this.listener));
    return this.deeper(() =>
      this.containers.joined(captured.flatMap((branch) => this.run(branch.nodes, states, contentOf(branch)))),
    );
  }

  private tag({ name, markup }: Tag, states: readonly JsonState[]): readonly JsonState[] {
    if (name === 'abort_message') return [];
    return markup.kind === 'lines' ? this.run(markup.nodes, states, markup) : states;
  }

  private block(node: Block, states: readonly JsonState[], inner?: Branch): readonly JsonState[] {
    if (this.depth > DEEPEST) return states;
    return this.deeper(() => {
      if (node.name === 'capture') return this.capture(node, states);
      if (node.name === 'for' || node.name === 'tablerow') return this.loop(node, states, inner);
      return this.branches(node, states, inner);
    });
  }

  private capture(node: Block, states: readonly JsonState[]): readonly JsonState[] {
    const [branch] = node.branches;
    if (branch === undefined || branch.tag.markup.kind !== 'name') return states;
    const name = branch.tag.markup.target?.name ?? '';
    const known = this.captures.get(name) ?? [];
    if (!known.includes(branch)) this.captures.set(name, [...known, branch]);
    return states;
  }

  private branches(node: Block, states: readonly JsonState[], inner: Branch | undefined): readonly JsonState[] {
    if (inner !== undefined) return this.run(inner.nodes, states, contentOf(inner));
    const [first] = node.branches;
    const known = first === undefined ? undefined : decided(first.tag, this.iterations.at(-1), this.template.source);
    const taken = known === undefined ? node.branches : known ? node.branches.slice(0, 1) : node.branches.slice(1);
    const isElse = node.branches.some(({ tag }) => tag.name === 'else') || known === true;
    // What stands between `case` and its first `when` is never printed.
    const printed = node.name === 'case' ? taken.filter(({ tag }) => tag.name !== 'case') : taken;
    const results = printed.flatMap((branch) => this.run(branch.nodes, states, contentOf(branch)));
    return this.containers.joined(isElse ? results : [...states, ...results]);
  }

  private loop(node: Block, states: readonly JsonState[], inner: Branch | undefined): readonly JsonState[] {
    const [body, otherwise] = node.branches;
    if (body === undefined) return states;
    if (inner !== undefined && inner !== body) return this.run(inner.nodes, states, contentOf(inner));
    if (inner !== undefined) this.loops.add(node);
    const turn = (before: readonly JsonState[], iteration: Iteration) => {
      this.iterations.push(iteration);
      const after = this.run(body.nodes, before, contentOf(body));
      this.iterations.pop();
      return after;
    };
    const only = turn(states, { isFirst: true, isLast: true });
    const first = this.isSameInAll(node) ? only : turn(states, { isFirst: true, isLast: false });
    const last = turn(first, { isFirst: false, isLast: true });
    if (inner !== undefined) return this.containers.joined([...only, ...last]);
    const none = otherwise === undefined ? states : this.run(otherwise.nodes, states, contentOf(otherwise));
    return this.containers.joined([...none, ...only, ...last]);
  }

  /** Only the state of the loop makes its iterations differ by what they print. */
  private isSameInAll(loop: Block): boolean {
    const known = this.same.get(loop) ?? !this.template.source.slice(loop.start, loop.end).includes('forloop');
    this.same.set(loop, known);
    return known;
  }

  private deeper<Result>(work: () => Result): Result {
    this.depth++;
    const result = work();
    this.depth--;
    return result;
  }
}

/** At its end too while nobody has closed it. */
function isStillIn({ end, closing }: Block, offset: number): boolean {
  return offset < end || (offset === end && closing === undefined);
}
