import type { Node as JsonNode } from 'jsonc-parser';
import type { Node } from '../../template/tree.ts';

/** Private-use characters; each piece of Liquid is the number of its place between two of them. */
const [OPEN, CLOSE] = ['\uE000', '\uE001'];
const MARK = /\uE000(\d+)\uE001/g;

/** A body as JSON in which marks stand for Liquid: within a string as they are, elsewhere as a string of their own. */
export class FlatText {
  json = '';
  isInString = false;
  private readonly liquid: string[] = [];
  /** Where in `json` a mark has its own quotes. */
  private readonly bare = new Set<number>();

  constructor(private readonly source: string) {}

  add(node: Node): void {
    if (node.type === 'text') this.copy(this.source.slice(node.printed.start, node.printed.end));
    else if (this.isInString || node.type === 'output') this.mark(this.source.slice(node.start, node.end));
  }

  hasMarkup(text: string): boolean {
    return text.includes(OPEN);
  }

  restore(text: string): string {
    return text.replace(MARK, (_, at: string) => this.liquid[Number(at)] ?? '');
  }

  textOf(node: JsonNode): string {
    return this.json.slice(node.offset, node.offset + node.length);
  }

  /** Whether a scalar has no quotes in the body. */
  isBare(node: JsonNode): boolean {
    return node.type !== 'string' || this.bare.has(node.offset);
  }

  private copy(text: string): void {
    // What the author's own text has of these characters is kept like Liquid, so that it is never read as a mark.
    for (const piece of text.split(/([\uE000\uE001])/)) {
      if (piece === OPEN || piece === CLOSE) this.mark(piece);
      else this.scan(piece);
    }
  }

  /** An escape may be cut by Liquid, as in `"\{{ x }}"`; its next character is then whatever Liquid prints, and no quote of the text. */
  private scan(text: string): void {
    for (const [character] of text.matchAll(/\\.?|"/gs)) if (character === '"') this.isInString = !this.isInString;
    this.json += text;
  }

  private mark(liquid: string): void {
    const mark = `${OPEN}${this.liquid.push(liquid) - 1}${CLOSE}`;
    if (!this.isInString) this.bare.add(this.json.length);
    this.json += this.isInString ? mark : `"${mark}"`;
  }
}
