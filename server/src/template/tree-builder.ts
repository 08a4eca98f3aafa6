import { findTag } from '../catalog/tags.ts';
import { attributeEnd } from './attribute.ts';
import { isStripped, skipSpace } from './characters.ts';
import { readFiltered } from './filters-reader.ts';
import { OpenBlocks } from './open-blocks.ts';
import type { Problem } from './problems.ts';
import type { Segment } from './segments.ts';
import type { Span } from './span.ts';
import { readTag } from './tag-reader.ts';
import type { Node, Output, Tag, Text } from './tree.ts';

/** Puts segments into a tree, with the open blocks on a stack of its own. */
export class TreeBuilder {
  private readonly problems: Problem[] = [];
  private readonly blocks: OpenBlocks;
  /** The last text, as long as a tag with `{%-` may still take white space from its end. */
  private lastText: Text | undefined;
  /** `-}}` or `-%}` came last: the next text loses the white space at its start. */
  private trimsNext = false;

  /** @param end where the blocks must have ended: UTF-16 offset, the source's end by default. */
  constructor(
    private readonly source: string,
    end: number = source.length,
    isOfLines = false,
  ) {
    this.blocks = new OpenBlocks(end, this.problems, isOfLines);
  }

  get inRaw(): boolean {
    return this.blocks.inRaw;
  }

  add(segment: Segment): void {
    if (segment.type === 'text') {
      this.addText(segment);
      return;
    }
    if (segment.trims.before) this.trimLastText();
    this.flushText();
    this.trimsNext = segment.trims.after;
    this.reportUnclosed(segment);
    if (segment.type === 'output') this.blocks.addNode(readOutput(this.source, segment), false);
    else this.addTag(segment);
  }

  /** The content of a raw block. White space control of its opening tag applies to the text after the block. */
  addRaw(content: Span): void {
    this.blocks.setRawContent(content);
  }

  /** `blank`: none of the nodes can print anything but white space. */
  finish(): { nodes: Node[]; problems: Problem[]; blank: boolean } {
    this.flushText();
    const nodes = this.blocks.closeAll();
    this.problems.sort((one, other) => one.start - other.start || one.end - other.end);
    return { nodes, problems: this.problems, blank: this.blocks.blank };
  }

  private addTag(segment: Segment): void {
    const nested: Problem[] = [];
    const tag = readTag(this.source, segment, nested);
    // In a comment Ruby skips a line that it cannot read as a tag.
    const isSkipped = segment.isLine === true && this.blocks.inComment;
    for (const problem of nested) {
      if (!isSkipped || !SKIPPED_LINES.has(problem.kind)) this.problems.push(problem);
    }
    this.placeTag(tag);
  }

  private placeTag(tag: Tag): void {
    const entry = findTag(tag.name);
    if (entry?.block !== undefined) this.blocks.open(tag, entry.block);
    else if (this.blocks.isEnd(tag.name)) this.blocks.close(tag);
    else if (entry?.branchOf !== undefined) this.blocks.branch(tag);
    else this.blocks.addNode(tag, isBlankTag(tag));
  }

  private addText(segment: Segment): void {
    const start = this.trimsNext ? trimStart(this.source, segment) : segment.start;
    this.trimsNext = false;
    const printed = { start, end: segment.end };
    this.lastText = { type: 'text', start: segment.start, end: segment.end, printed };
  }

  private trimLastText(): void {
    const text = this.lastText;
    if (text === undefined) return;
    const { start } = text.printed;
    let { end } = text.printed;
    while (end > start && isStripped(this.source.charCodeAt(end - 1))) end--;
    this.lastText = { ...text, printed: { start, end } };
  }

  private flushText(): void {
    const text = this.lastText;
    if (text === undefined) return;
    this.lastText = undefined;
    this.blocks.addNode(text, skipSpace(this.source, text.printed.start, text.printed.end) === text.printed.end);
  }

  private reportUnclosed(segment: Segment): void {
    const { start, end, closed, strayBrace } = segment;
    if (strayBrace !== undefined && closed) {
      this.problems.push({ kind: 'brace-in-output', refused: true, start: strayBrace, end: strayBrace + 1 });
    } else if (!closed) {
      this.problems.push({ refused: true, start, end, ...howUnclosed(segment, this.source) });
    }
  }
}

function howUnclosed({ type, start, end, strayBrace }: Segment, source: string): Pick<Problem, 'kind' | 'repair'> {
  const output = type === 'output';
  if (output && source.startsWith('{{%', start) && strayBrace !== undefined) {
    const at = { start: start + 1, end: start + 1 };
    return { kind: 'brace-before-tag', repair: { at, newText: ' ' } };
  }
  const wrong = output ? percentBefore(strayBrace, source) : bracesIn(start, end, source);
  if (wrong !== undefined) return { kind: 'wrong-close', repair: { at: wrong, newText: output ? '}}' : '%}' } };
  const name = WITHOUT_MARKUP.exec(source.slice(start, end))?.[0];
  const behind = name === undefined ? end : start + name.length;
  const at = { start: behind, end: behind };
  const newText = strayBrace !== undefined ? '}' : output ? '}}' : ' %}';
  return { kind: output ? 'unclosed-output' : 'unclosed-tag', repair: { at, newText } };
}

/** Behind the names of these tags there is nothing else. */
const WITHOUT_MARKUP = /^\{%-?\s*(?:end\w+|else)\b/;

function percentBefore(brace: number | undefined, source: string): Span | undefined {
  return brace !== undefined && source.charAt(brace - 1) === '%' ? { start: brace - 1, end: brace + 1 } : undefined;
}

/**
 * The `}}` that no `{{` of the tag has opened, where another tag follows: elsewhere it may be the payload's. In the line of the tag also one brace
 * that closes nothing, and a `%` that is not in quotes.
 */
function bracesIn(start: number, end: number, source: string): Span | undefined {
  const isBeforeTag = source.startsWith('{%', end);
  let open = 0;
  let quote = '';
  let isInLine = true;
  for (let at = start + 2; at < end; at++) {
    if (source.startsWith('${', at)) at = attributeEnd(source, at, end) ?? at;
    const two = source.slice(at, at + 2);
    const one = two.charAt(0);
    isInLine &&= one !== '\n';
    if (!isInLine && !isBeforeTag) return undefined;
    if (two === '}}' && open === 0 && isBeforeTag) return { start: at, end: at + 2 };
    if (quote === '' && open === 0 && isInLine && (one === '}' || one === '%') && two !== '}}')
      return { start: at, end: at + 1 };
    if (quote === one) quote = '';
    else if (quote === '' && (one === '"' || one === "'")) quote = one;
    if (two === '{{' || two === '}}') {
      open += two === '{{' ? 1 : -1;
      at++;
    }
  }
  return undefined;
}

const SKIPPED_LINES: ReadonlySet<string> = new Set(['empty-tag', 'nested-liquid']);

function readOutput(source: string, segment: Segment): Output {
  const { start, end, trims, closed } = segment;
  return { type: 'output', start, end, trims, closed, expression: readFiltered(source, segment.content) };
}

/** Tags for which Ruby's `blank?` holds: they print nothing, so a block of them alone prints no white space. */
function isBlankTag(tag: Tag): boolean {
  if (tag.markup.kind === 'lines') return tag.markup.blank;
  return tag.name === 'assign' || tag.name === '#';
}

function trimStart(source: string, span: Span): number {
  let at = span.start;
  while (at < span.end && isStripped(source.charCodeAt(at))) at++;
  return at;
}
