import { read } from '../template/read.ts';
import { findRefusal } from '../template/refusal.ts';
import type { Span } from '../template/span.ts';
import type { Template } from '../template/tree.ts';
import { Assembly, inFile, type Source } from './assembly.ts';
import { type ContentBlock, isBlockName, isTooLarge, type KnownBlocks } from './content-block.ts';
import type { Layout } from './layout.ts';
import { type PrintedBlock, type PrintedValue, printedBlocks } from './printed-block.ts';
import { seam, variableOf } from './seams.ts';

/** A body with the text of its Content Blocks in the place of the outputs that print them. */
export interface Expansion {
  readonly text: string;
  readonly layout: Layout;
  /** What is wrong with blocks, in order. Spans lie in `text`. */
  readonly problems: readonly BlockProblem[];
  /** Those that were put in, each once. */
  readonly used: readonly ContentBlock[];
}

export interface BlockProblem extends Span {
  readonly name: string;
  readonly kind: BlockProblemKind;
  /** For `unreadable`, as the end of a sentence that begins with the block; for a circle the blocks in it. */
  readonly detail?: string;
}

export type BlockProblemKind =
  /** There is no such file among those of the workspace. */
  | 'missing'
  | 'unreadable'
  | 'too-large'
  /** Ruby Liquid refuses it, and with it the whole message. */
  | 'refused'
  /** Braze removes a block in a block in a block: text and tag. */
  | 'too-deep'
  /** The same, for a block that prints itself. */
  | 'circle';

/** Braze prints a block in a block, and no more. https://www.braze.com/docs/user_guide/messaging/design_and_edit/content_blocks */
const DEEPEST = 2;

/** UTF-16 units of a body with its blocks, beyond which further blocks are unknown: blocks that print blocks many times would keep the editor busy. */
export const LONGEST = 200_000;

/** Puts the blocks of a body in place: what they set is there behind them, as in Braze. Without any block the text is the body. */
export function expandBlocks(body: string, known: KnownBlocks, template?: Template): Expansion {
  const expander = new Expander(known);
  if (!body.includes('content_blocks')) return expander.unchanged(body);
  expander.add({
    text: body,
    start: 0,
    template: template ?? read(body),
    printing: 0,
    block: undefined,
    site: undefined,
    path: [],
  });
  return expander.finish();
}

/** A block that can be printed. */
interface Usable {
  readonly block: ContentBlock;
  /** What Braze prints. */
  readonly text: string;
  readonly template: Template;
}

interface Obstacle {
  readonly kind: BlockProblemKind | undefined;
  readonly detail?: string;
}

/** A text to be added with the blocks that it prints. */
interface Part extends Source {
  readonly template: Template;
  /** The names of the blocks that it is in. */
  readonly path: readonly string[];
}

class Expander {
  private readonly assembly = new Assembly();
  private printings = 0;
  private readonly problems: BlockProblem[] = [];
  private readonly used = new Map<string, ContentBlock>();
  private readonly templates = new Map<ContentBlock, Template>();

  constructor(private readonly known: KnownBlocks) {}

  add(part: Part): void {
    let at = 0;
    for (const printed of printedBlocks(part.template)) {
      this.assembly.copy(part, at, printed.node.start);
      at = this.print(part, printed);
    }
    this.assembly.copyEnd(part, at);
  }

  /** A body without any block. */
  unchanged(body: string): Expansion {
    this.assembly.copy({ text: body, start: 0, printing: 0, block: undefined, site: undefined }, 0, body.length);
    return this.finish();
  }

  finish(): Expansion {
    const { assembly, problems, used } = this;
    return { text: assembly.text, layout: assembly.layout(), problems, used: [...used.values()] };
  }

  /** @returns where the part goes on. */
  private print(part: Part, printed: PrintedBlock): number {
    const found = this.usable(part.path, printed.name);
    if (!('block' in found)) return this.withoutBlock(part, printed, found);
    this.used.set(found.block.name, found.block);
    return 'value' in printed ? this.keep(part, printed, found) : this.printWhole(part, printed, found);
  }

  /** An output of nothing stands before and behind a block: white space is taken up to there, and a branch that prints a block is not blank. */
  private printWhole(part: Part, { node }: PrintedBlock, usable: Usable): number {
    this.assembly.seam(part, seam(node.trims.before, false), node);
    this.addBlock(part, node, usable);
    this.assembly.seam(part, seam(false, node.trims.after), node);
    return node.end;
  }

  /** A block that is a value is captured before the node that uses it, under a name that messages can use. */
  private keep(part: Part, { node, value }: PrintedValue, usable: Usable): number {
    const variable = variableOf(usable.block.name);
    this.assembly.seam(part, `{%${node.trims.before ? '-' : ''} capture ${variable} %}`, value);
    this.addBlock(part, node, usable);
    this.assembly.seam(part, '{% endcapture %}', value);
    this.assembly.copy(part, node.start, value.start);
    this.assembly.seam(part, variable, value);
    return value.end;
  }

  private addBlock(part: Part, site: Span, { block, text, template }: Usable): void {
    const path = [...part.path, block.name];
    const printing = ++this.printings;
    this.add({ text, start: block.start, template, printing, block, site: part.site ?? inFile(part, site), path });
  }

  /** The block, or what keeps it from being printed; without a `kind` nothing is known of it. */
  private usable(path: readonly string[], name: string): Usable | Obstacle {
    if (path.includes(name)) return { kind: 'circle', detail: circleOf(path, name) };
    if (path.length >= DEEPEST) return { kind: 'too-deep' };
    const block = this.known.find(name);
    if (block === undefined) return { kind: this.known.isComplete ? 'missing' : undefined };
    if ('problem' in block) return { kind: 'unreadable', detail: block.problem };
    if (!isBlockName(name)) return { kind: 'unreadable', detail: 'has a name that Braze does not accept' };
    const text = block.text.slice(block.start);
    if (isTooLarge(block)) return { kind: 'too-large' };
    const template = this.templateOf(block, text);
    if (findRefusal(template) !== undefined) return { kind: 'refused' };
    return this.assembly.text.length + text.length > LONGEST ? { kind: undefined } : { block, text, template };
  }

  /** What Braze removes prints nothing. Any other output stays as it is, so that what it prints is unknown. */
  private withoutBlock(part: Part, printed: PrintedBlock, { kind, detail }: Obstacle): number {
    const { node, name } = printed;
    const span = 'value' in printed ? printed.value : node;
    this.assembly.copy(part, node.start, span.start);
    const start = this.assembly.text.length;
    if (kind !== 'circle' && kind !== 'too-deep') this.assembly.copy(part, span.start, span.end);
    else this.assembly.seam(part, 'value' in printed ? "''" : seam(node.trims.before, node.trims.after), span);
    const end = this.assembly.text.length;
    if (kind !== undefined) this.problems.push({ start, end, name, kind, ...(detail !== undefined && { detail }) });
    return span.end;
  }

  private templateOf(block: ContentBlock, text: string): Template {
    const template = this.templates.get(block) ?? read(text);
    this.templates.set(block, template);
    return template;
  }
}

function circleOf(path: readonly string[], name: string): string {
  return [...path.slice(path.indexOf(name)), name].map((one) => `\`${one}\``).join(' → ');
}
