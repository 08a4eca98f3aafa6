import { printedBlocks } from '../../blocks/printed-block.ts';
import { nodesOf } from '../../template/nodes.ts';
import { once } from '../../template/once.ts';
import type { Block, Branch, Node, Output, Tag, Template } from '../../template/tree.ts';
import { JsonParts } from './json-parts.ts';
import { liquidPart } from './liquid-parts.ts';
import type { Part, Structure } from './part.ts';
import type { JsonPosition } from './scope.ts';

/** The JSON and the Liquid of a body in one tree, however much of it is typed. Takes one pass over the text, whatever the branches are. */
export const structureOf = once((template: Template): Structure => new Reader(template).read());

/** A block that is being read. */
interface Frame {
  readonly block: Block;
  /** Before the block: where each of its branches begins. */
  readonly before: JsonPosition;
  /** After its branches. */
  readonly after: JsonPosition[];
  /** Of a `case`, which holds its branches. */
  readonly whole: Part | undefined;
  /** Of the branch that is being read. */
  part: Part | undefined;
  /** The index of the branch that comes next. */
  next: number;
}

class Reader {
  private readonly json: JsonParts;
  private readonly frames: Frame[] = [];
  private readonly printed: ReadonlyMap<Node, string>;

  constructor(private readonly template: Template) {
    this.json = new JsonParts(template.source);
    const printed = template.source.includes('content_blocks') ? printedBlocks(template) : [];
    this.printed = new Map(printed.map(({ node, name }) => [node, name]));
  }

  read(): Structure {
    const { template, json } = this;
    for (const node of nodesOf(template)) {
      this.endBlocks(node.start);
      this.node(node);
    }
    this.endBlocks(template.source.length);
    const structure = json.finish(template.source.length);
    const parts = [...structure.parts];
    settle(parts);
    return { ...structure, parts };
  }

  private node(node: Node): void {
    const { json } = this;
    if (node.type === 'text') json.text(node);
    else if (node.type === 'raw') json.text(node.content);
    else if (node.type === 'output') this.output(node);
    else if (node.type === 'block') this.begin(node);
    else if (node.type === 'tag') this.tag(node);
  }

  private output(node: Output): void {
    const name = this.printed.get(node);
    if (name !== undefined) {
      const nameSpan = { start: node.start, end: node.end };
      this.json.liquid({ kind: 'content-block', name, nameSpan, detail: 'Content Block', ...nameSpan });
    }
    this.json.output(node);
  }

  private begin(block: Block): void {
    const { json } = this;
    const before = json.at;
    const whole =
      block.name === 'case' ? json.liquid(liquidPart(block, block.branches[0]?.tag, this.template)) : undefined;
    if (whole !== undefined) json.enter(whole);
    if (block.name === 'capture') json.startAnew();
    const frame = {
      block,
      before: block.name === 'capture' ? before : json.at,
      after: [],
      whole,
      part: undefined,
      next: 0,
    };
    this.frames.push(frame);
  }

  private tag(tag: Tag): void {
    const frame = this.frames.at(-1);
    const branch = frame?.block.branches[frame.next];
    if (frame !== undefined && branch?.tag === tag) this.branch(frame, branch, frame.next++ > 0);
    else if (frame?.block.closing !== tag) this.alone(tag);
  }

  private branch(frame: Frame, branch: Branch, isLater: boolean): void {
    const { json, template } = this;
    if (isLater) this.endBranch(frame);
    if (isLater) json.goTo(frame.before);
    if ((frame.whole !== undefined && !isLater) || isComma(branch, template)) return;
    frame.part = json.liquid(liquidPart(branch, branch.tag, template, frame.block));
    json.enter(frame.part);
  }

  private endBranch(frame: Frame): void {
    if (frame.part !== undefined) this.json.leave(frame.part);
    frame.after.push(this.json.at);
    frame.part = undefined;
  }

  /** What each branch does to the JSON is mostly the same; else the first one counts. */
  private endBlocks(start: number): void {
    for (let frame = this.frames.at(-1); frame !== undefined && frame.block.end <= start; frame = this.frames.at(-1)) {
      this.frames.pop();
      this.endBranch(frame);
      const [first = frame.before, second = first] = frame.after;
      this.json.goTo(frame.block.name === 'capture' ? frame.before : frame.whole === undefined ? first : second);
      if (frame.whole !== undefined) this.json.leave(frame.whole);
    }
  }

  private alone(tag: Tag): void {
    // A branch that stands in no block is a slip, and no part.
    const part = liquidPart(tag, tag, this.template);
    if (part.kind !== 'other' && part.kind !== 'condition') this.json.liquid(part);
  }
}

/** `{% unless forloop.last %},{% endunless %}` tells nothing that an outline should show. */
function isComma({ nodes }: Branch, { source }: Template): boolean {
  const [only] = nodes;
  return nodes.length === 1 && only?.type === 'text' && source.slice(only.start, only.end).trim() === ',';
}

/** A part reaches over its children, and a loop over one object needs no item between it and the members. */
function settle(parts: readonly Part[]): void {
  for (const part of parts) {
    settle(part.children);
    const [only, ...others] = part.children;
    if (part.kind === 'loop' && only?.kind === 'item' && others.length === 0) part.children = only.children;
    for (const child of part.children) {
      part.start = Math.min(part.start, child.start);
      part.end = Math.max(part.end, child.end);
    }
  }
}
