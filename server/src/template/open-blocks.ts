import type { TagEntry } from '../catalog/types.ts';
import type { Problem } from './problems.ts';
import { findRefusal, isKnownTag } from './refusal.ts';
import type { Span } from './span.ts';
import type { Block, Branch, Comment, Node, Raw, Tag } from './tree.ts';

interface OpenBlock {
  readonly opening: Tag;
  readonly entry: NonNullable<TagEntry['block']>;
  readonly branches: OpenBranch[];
  /** Nothing in it prints anything but white space so far. */
  blank: boolean;
  rawContent?: Span;
}

interface OpenBranch {
  readonly tag: Tag;
  readonly nodes: Node[];
}

/** Blocks in which Ruby drops the white space where nothing else could print; the others keep it. */
const DROPS_BLANK = new Set(['if', 'unless', 'case', 'for']);

/** The blocks that are open, innermost last, and the nodes of the top level. Any number of them costs no stack. */
export class OpenBlocks {
  private readonly top: Node[] = [];
  private readonly stack: OpenBlock[] = [];
  /** How many blocks with this end tag are open, so that a stray end tag need not search the stack. */
  private readonly openEnds = new Map<string, number>();
  /** Nothing at the top level prints anything but white space so far. */
  blank = true;

  constructor(
    private readonly sourceEnd: number,
    private readonly problems: Problem[],
    private readonly isOfLines = false,
  ) {}

  get inRaw(): boolean {
    const block = this.stack.at(-1);
    return block?.opening.name === 'raw' && block.rawContent === undefined;
  }

  /** Directly in a comment, in which Ruby skips tags that it does not know. */
  get inComment(): boolean {
    return this.stack.at(-1)?.opening.name === 'comment';
  }

  /** @param blank whether the node can print nothing but white space. */
  addNode(node: Node, blank: boolean): void {
    const block = this.stack.at(-1);
    const nodes = block?.branches.at(-1)?.nodes ?? this.top;
    nodes.push(node);
    if (node.type === 'tag' && (this.openEnds.get('endcomment') ?? 0) > 0) this.reportUnknown(node);
    if (!blank) (block ?? this).blank = false;
  }

  setRawContent(content: Span): void {
    const block = this.stack.at(-1);
    if (block !== undefined) block.rawContent = content;
  }

  open(tag: Tag, entry: NonNullable<TagEntry['block']>): void {
    this.stack.push({ opening: tag, entry, branches: [{ tag, nodes: [] }], blank: true });
    this.openEnds.set(entry.end, (this.openEnds.get(entry.end) ?? 0) + 1);
  }

  isEnd(name: string): boolean {
    return name.startsWith('end') && name.length > 3;
  }

  /** `elsif`, `else`, `when`: begins the next branch of the innermost block, if that block has such branches. */
  branch(tag: Tag): void {
    const block = this.stack.at(-1);
    if (block?.entry.branches.includes(tag.name)) {
      block.branches.push({ tag, nodes: [] });
      return;
    }
    if (block?.opening.name === 'comment') return;
    const related = block === undefined ? {} : { related: block.opening, expected: block.entry.end };
    this.report({ kind: 'unexpected-branch', name: tag.name, start: tag.start, end: tag.end, ...related });
    this.addNode(tag, true);
  }

  /** An end tag: closes its block, and those inside it whose own end tags are missing. */
  close(tag: Tag): void {
    const innermost = this.stack.at(-1);
    if (innermost !== undefined && (this.openEnds.get(tag.name) ?? 0) > 0) {
      while (this.stack.at(-1)?.entry.end !== tag.name) this.closeInnermost(undefined, tag.start);
      this.closeInnermost(tag, tag.end);
      return;
    }
    if (innermost?.opening.name === 'comment') return;
    if (innermost === undefined) {
      const repair = { at: { start: tag.start, end: tag.end }, newText: '' };
      this.report({ kind: 'unexpected-end', name: tag.name, start: tag.start, end: tag.end, repair });
    } else {
      const { opening, entry } = innermost;
      const repair = { at: tag.nameSpan, newText: entry.end };
      const names = { name: tag.name, expected: entry.end, related: opening };
      this.report({ kind: 'mismatched-end', ...names, start: tag.start, end: tag.end, repair });
    }
    this.addNode(tag, true);
  }

  closeAll(): Node[] {
    while (this.stack.length > 0) this.closeInnermost(undefined, this.sourceEnd);
    return this.top;
  }

  private closeInnermost(closing: Tag | undefined, end: number): void {
    const block = this.stack.pop();
    if (block === undefined) return;
    const { opening, entry } = block;
    this.openEnds.set(entry.end, (this.openEnds.get(entry.end) ?? 1) - 1);
    // A tag that is itself unclosed has its own problem; its end tag may well be there.
    if (closing === undefined && opening.closed) {
      const names = { name: opening.name, expected: entry.end };
      this.report({
        kind: 'missing-end',
        ...names,
        start: opening.start,
        end: opening.end,
        ...this.endRepair(block, end),
      });
    }
    this.addNode(finishBlock(block, closing, end), isBlank(block));
  }

  /** In the lines of a `liquid` tag nothing can close a `raw`. */
  private endRepair({ opening, entry }: OpenBlock, end: number): Pick<Problem, 'repair'> {
    if (this.isOfLines && opening.name === 'raw') return {};
    const newText = this.isOfLines ? `\n${entry.end}\n` : `{% ${entry.end} %}`;
    return { repair: { at: { start: end, end }, newText } };
  }

  /** Ruby skips an unknown tag in a comment, but not in a block or a `liquid` tag in it. */
  private reportUnknown(tag: Tag): void {
    const unknown = tag.markup.kind === 'lines' ? unknownIn(tag.markup.nodes) : this.inComment ? undefined : tag.name;
    if (unknown === undefined || unknown === '' || (unknown === tag.name && isKnownTag(unknown))) return;
    this.report({ kind: 'unknown-in-comment', name: unknown, start: tag.start, end: tag.end });
  }

  private report(problem: Omit<Problem, 'refused'>): void {
    this.problems.push({ ...problem, refused: true });
  }
}

function unknownIn(nodes: readonly Node[]): string | undefined {
  const refusal = findRefusal({ source: '', nodes, problems: [] });
  return refusal?.kind === 'unknown-tag' ? refusal.name : undefined;
}

function isBlank(block: OpenBlock): boolean {
  const { name } = block.opening;
  if (name === 'raw') return block.rawContent === undefined || block.rawContent.start === block.rawContent.end;
  return name === 'comment' || name === 'capture' || block.blank;
}

function finishBlock(block: OpenBlock, closing: Tag | undefined, end: number): Block | Raw | Comment {
  const { opening } = block;
  const span = { start: opening.start, end };
  const closed = closing === undefined ? {} : { closing };
  const content = block.rawContent ?? { start: opening.end, end: closing?.start ?? end };
  if (opening.name === 'raw') return { type: 'raw', opening, content, ...closed, ...span };
  if (opening.name === 'comment') return { type: 'comment', opening, content, ...closed, ...span };
  return {
    type: 'block',
    name: opening.name,
    branches: finishBranches(block, closing?.start ?? end),
    ...closed,
    ...span,
  };
}

function finishBranches(block: OpenBlock, end: number): Branch[] {
  const blank = block.blank && DROPS_BLANK.has(block.opening.name);
  return block.branches.map(({ tag, nodes }, index) => ({
    tag,
    nodes,
    blank,
    start: tag.start,
    end: block.branches[index + 1]?.tag.start ?? end,
  }));
}
