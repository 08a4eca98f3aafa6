import { read } from '../template/read.ts';
import { findRefusal } from '../template/refusal.ts';
import type { Span } from '../template/span.ts';
import type { Template } from '../template/tree.ts';
import { type ContentBlock, type KnownBlocks, LARGEST_BLOCK } from './content-block.ts';
import { Layout, type Piece } from './layout.ts';
import { type PrintedBlock, printedBlocks } from './printed-block.ts';

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
const LONGEST = 200_000;

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

/** A text that parts are copied from: the body, or a block where it is printed. */
interface Source {
  readonly text: string;
  /** Where it begins in its file. */
  readonly start: number;
  readonly printing: number;
  readonly block: ContentBlock | undefined;
  readonly site: Span | undefined;
}

/** The same, to be added with the blocks that it prints. */
interface Part extends Source {
  readonly template: Template;
  /** The names of the blocks that it is in. */
  readonly path: readonly string[];
}

class Expander {
  private text = '';
  private printings = 0;
  private readonly pieces: Piece[] = [];
  private readonly problems: BlockProblem[] = [];
  private readonly used = new Map<string, ContentBlock>();
  private readonly templates = new Map<ContentBlock, Template>();

  constructor(private readonly known: KnownBlocks) {}

  add(part: Part): void {
    let at = 0;
    for (const printed of printedBlocks(part.template)) {
      const { start, end } = printed.output;
      this.copy(part, at, start);
      this.print(part, printed);
      at = end;
    }
    this.copyEnd(part, at);
  }

  /** A body without any block. */
  unchanged(body: string): Expansion {
    this.copy({ text: body, start: 0, printing: 0, block: undefined, site: undefined }, 0, body.length);
    return this.finish();
  }

  finish(): Expansion {
    const { text, pieces, problems, used } = this;
    return { text, layout: new Layout(pieces), problems, used: [...used.values()] };
  }

  private print(part: Part, printed: PrintedBlock): void {
    const { output } = printed;
    const found = this.usable(part.path, printed.name);
    if (!('block' in found)) {
      this.withoutBlock(part, printed, found);
      return;
    }
    const { block, text, template } = found;
    this.used.set(block.name, block);
    const source = inFile(part, output);
    const site = part.site ?? source;
    this.seam(part, `{{${output.trims.before ? '-' : ''} '' }}`, source);
    const path = [...part.path, block.name];
    this.add({ text, start: block.start, template, printing: ++this.printings, block, site, path });
    this.seam(part, `{{ '' ${output.trims.after ? '-' : ''}}}`, source);
  }

  /** The block, or what keeps it from being printed; without a `kind` nothing is known of it. */
  private usable(path: readonly string[], name: string): Usable | Obstacle {
    if (path.includes(name)) return { kind: 'circle', detail: circleOf(path, name) };
    if (path.length >= DEEPEST) return { kind: 'too-deep' };
    const block = this.known.find(name);
    if (block === undefined) return { kind: this.known.isComplete ? 'missing' : undefined };
    if ('problem' in block) return { kind: 'unreadable', detail: block.problem };
    const text = block.text.slice(block.start);
    if (new TextEncoder().encode(text).length > LARGEST_BLOCK) return { kind: 'too-large' };
    const template = this.templateOf(block, text);
    if (findRefusal(template) !== undefined) return { kind: 'refused' };
    return this.text.length + text.length > LONGEST ? { kind: undefined } : { block, text, template };
  }

  /** What Braze removes prints nothing. Any other output stays as it is, so that what it prints is unknown. */
  private withoutBlock(part: Part, { name, output }: PrintedBlock, { kind, detail }: Obstacle): void {
    const start = this.text.length;
    const { before, after } = output.trims;
    if (kind === 'circle' || kind === 'too-deep')
      this.seam(part, `{{${before ? '-' : ''} '' ${after ? '-' : ''}}}`, inFile(part, output));
    else this.copy(part, output.start, output.end);
    if (kind === undefined) return;
    this.problems.push({ start, end: this.text.length, name, kind, ...(detail !== undefined && { detail }) });
  }

  private templateOf(block: ContentBlock, text: string): Template {
    const template = this.templates.get(block) ?? read(text);
    this.templates.set(block, template);
    return template;
  }

  private copy(part: Source, from: number, to: number): void {
    if (from < to) this.push(part, part.text.slice(from, to), inFile(part, { start: from, end: to }), false);
  }

  /** The end of a text. A brace there would make another tag of the one that follows it. */
  private copyEnd(part: Source, from: number): void {
    const to = part.text.length;
    const brace = part.block !== undefined && part.text.endsWith('{') && from < to ? to - 1 : to;
    this.copy(part, from, brace);
    if (brace === to) return;
    const source = inFile(part, { start: brace, end: to });
    this.seam(part, '{% raw %}', source);
    this.copy(part, brace, to);
    this.seam(part, '{% endraw %}', source);
  }

  /** An output of nothing stands before and behind a block: white space is taken up to there, and a branch that prints a block is not blank. */
  private seam(part: Source, text: string, source: Span): void {
    this.push(part, text, source, true);
  }

  private push({ printing, block, site }: Source, text: string, source: Span, isSeam: boolean): void {
    const start = this.text.length;
    this.text += text;
    this.pieces.push({ start, end: this.text.length, printing, block, site, source, isSeam });
  }
}

function inFile({ start }: Source, span: Span): Span {
  return { start: start + span.start, end: start + span.end };
}

function circleOf(path: readonly string[], name: string): string {
  return [...path.slice(path.indexOf(name)), name].map((one) => `\`${one}\``).join(' → ');
}
