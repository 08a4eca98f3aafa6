import { attributeEnd } from './attribute.ts';
import { CLOSE_BRACE, DASH, DOLLAR, OPEN_BRACE, PERCENT, QUOTE, skipSpace, skipSpaceBack } from './characters.ts';
import type { Span } from './span.ts';
import type { Trims } from './tree.ts';

/** A piece of the source as the first pass cuts it; the pieces touch each other and cover everything. */
export type Segment = Span & {
  readonly type: 'text' | 'output' | 'tag';
  /** Between the delimiters and their dashes. For a text: all of it. */
  readonly content: Span;
  readonly trims: Trims;
  readonly closed: boolean;
  /** A line of a `liquid` tag, which is a tag without its delimiters. */
  readonly isLine?: true;
  /** Where Ruby ends an output too early: at a single `}`. */
  readonly strayBrace?: number;
};

const NO_TRIMS: Trims = { before: false, after: false };

/**
 * Cuts a source into texts, outputs and tags in one pass.
 *
 * A tag ends at the first `%}`, quotes or not. An output ends at its own `}}`: `${…}` comes first, a nested `{{` wants a `}}` of its
 * own, and a single `}` ends it too early (Ruby rejects the body then). An unclosed output or tag is cut at the end of its line, so that
 * the rest can still be read. Each look-ahead is remembered: no text makes it look at a character more than a few times.
 */
export class Segmenter {
  private position = 0;
  private readonly tagEnds = new Finder('%}');
  private readonly tagStarts = new Finder('{%');
  private readonly outputEnds = new Finder('}}');
  private readonly newlines = new Finder('\n');
  /** Outputs whose ends are known from a scan that began in an earlier one, and how far that scan went. */
  private readonly ends = new Map<number, OutputEnd>();
  private scannedUntil = 0;

  constructor(private readonly source: string) {}

  get offset(): number {
    return this.position;
  }

  next(): Segment | undefined {
    if (this.position >= this.source.length) return undefined;
    const start = this.position;
    const opening = this.findOpening(start);
    const segment =
      opening > start ? this.text(start, opening) : this.isTag(start) ? this.tag(start) : this.output(start);
    this.position = segment.end;
    return segment;
  }

  /** Takes everything up to `end` as one text: the content of a `raw` block. */
  takeText(end: number): Span {
    const span = { start: this.position, end };
    this.position = end;
    return span;
  }

  private text(start: number, end: number): Segment {
    return { type: 'text', start, end, content: { start, end }, trims: NO_TRIMS, closed: true };
  }

  private isTag(at: number): boolean {
    return this.source.charCodeAt(at + 1) === PERCENT;
  }

  private findOpening(from: number): number {
    let at = this.source.indexOf('{', from);
    while (at >= 0) {
      const next = this.source.charCodeAt(at + 1);
      if (next === OPEN_BRACE || next === PERCENT) return at;
      at = this.source.indexOf('{', at + 1);
    }
    return this.source.length;
  }

  private tag(start: number): Segment {
    const end = this.tagEnds.next(this.source, start + 2);
    // A comment may hold anything; it ends at the first `%}` all the same.
    const inner = this.isComment(start) ? undefined : this.unquotedTagStart(start + 2, end ?? this.source.length);
    if (end === undefined || inner !== undefined) {
      return this.unclosed('tag', start, Math.min(this.lineEnd(start), inner ?? this.source.length));
    }
    return this.closed('tag', start, end + 2);
  }

  private isComment(start: number): boolean {
    const inside = start + (this.source.charCodeAt(start + 2) === DASH ? 3 : 2);
    return this.source.charAt(skipSpace(this.source, inside, this.source.length)) === '#';
  }

  private output(start: number): Segment {
    const found = this.outputEnd(start);
    if (found.closed) return this.closed('output', start, found.end);
    if (found.strayBrace !== undefined && this.quoteIsOpen(start + 2, found.strayBrace)) {
      const end = this.outputEnds.next(this.source, found.strayBrace + 1);
      if (end !== undefined && end < this.lineEnd(start)) {
        return { ...this.closed('output', start, end + 2), strayBrace: found.strayBrace };
      }
    }
    const end = found.strayBrace === undefined ? found.end : found.strayBrace + 1;
    const segment = this.unclosed('output', start, this.beforeClosingQuote(start, Math.min(end, this.lineEnd(start))));
    return segment.end === end && found.strayBrace !== undefined
      ? { ...segment, content: { start: segment.content.start, end: found.strayBrace }, strayBrace: found.strayBrace }
      : segment;
  }

  private closed(type: 'output' | 'tag', start: number, end: number): Segment {
    const before = this.source.charCodeAt(start + 2) === DASH;
    const after = end - 3 >= start + 2 && this.source.charCodeAt(end - 3) === DASH;
    const contentStart = start + (before ? 3 : 2);
    const content = { start: contentStart, end: Math.max(contentStart, end - (after ? 3 : 2)) };
    return { type, start, end, content, trims: { before, after }, closed: true };
  }

  private unclosed(type: 'output' | 'tag', start: number, end: number): Segment {
    const before = this.source.charCodeAt(start + 2) === DASH;
    const contentStart = Math.min(start + (before ? 3 : 2), end);
    return { type, start, end, content: { start: contentStart, end }, trims: { before, after: false }, closed: false };
  }

  /** A `{%` inside a tag means that the tag was never closed, unless it is in a quoted string. */
  private unquotedTagStart(from: number, end: number): number | undefined {
    let quotesFrom = from;
    let open = 0;
    for (let next = from; ; ) {
      const at = this.tagStarts.next(this.source, next);
      if (at === undefined || at >= end) return undefined;
      open = this.openQuote(quotesFrom, at, open);
      if (open === 0) return at;
      quotesFrom = at;
      next = at + 2;
    }
  }

  private quoteIsOpen(start: number, end: number): boolean {
    return this.openQuote(start, end, 0) !== 0;
  }

  /** The quote that is open at `end`, given the one open at `start`; 0 for none. */
  private openQuote(start: number, end: number, open: number): number {
    let quote = open;
    for (let at = start; at < end; at++) {
      const code = this.source.charCodeAt(at);
      if (quote !== 0) quote = code === quote ? 0 : quote;
      else if (code === QUOTE || code === 0x27) quote = code;
    }
    return quote;
  }

  private outputEnd(start: number): OutputEnd {
    const end = this.plainEnd(start);
    if (end !== undefined) return { closed: true, end };
    if (start >= this.scannedUntil || !this.ends.has(start)) this.scanOutput(start);
    return this.ends.get(start) ?? { closed: false, end: this.source.length };
  }

  /** Of an output with nothing in braces but `${…}`, as nearly all are. */
  private plainEnd(start: number): number | undefined {
    const { source } = this;
    const end = this.outputEnds.next(source, start + 2);
    if (end === undefined) return undefined;
    for (let at = start + 2; at < end; at++) {
      const code = source.charCodeAt(at);
      if (code === DOLLAR && source.charCodeAt(at + 1) === OPEN_BRACE) {
        const close = attributeEnd(source, at, source.length);
        if (close === undefined || close > end) return undefined;
        at = close - 1;
      } else if (code === OPEN_BRACE || code === CLOSE_BRACE) return undefined;
    }
    return end + 2;
  }

  /** Finds the end of the output at `start` and of all that begin inside it. */
  private scanOutput(start: number): void {
    this.ends.clear();
    const { source } = this;
    const open = [start];
    let at = start + 2;
    let strayBrace: number | undefined;
    while (open.length > 0 && at < source.length) {
      const code = source.charCodeAt(at);
      const next = source.charCodeAt(at + 1);
      if (code === DOLLAR && next === OPEN_BRACE) {
        at = attributeEnd(source, at, source.length) ?? at + 1;
      } else if (code === OPEN_BRACE && next === OPEN_BRACE) {
        open.push(at);
        at += 2;
      } else if (code === OPEN_BRACE && next === PERCENT) {
        break;
      } else if (code === CLOSE_BRACE && next === CLOSE_BRACE) {
        at += 2;
        this.ends.set(open.pop() ?? start, { closed: true, end: at });
      } else if (code === CLOSE_BRACE) {
        strayBrace = at;
        break;
      } else at++;
    }
    const unclosed: OutputEnd = { closed: false, end: at, ...(strayBrace === undefined ? {} : { strayBrace }) };
    for (const opening of open) this.ends.set(opening, unclosed);
    this.scannedUntil = at;
  }

  private lineEnd(from: number): number {
    return this.newlines.next(this.source, from) ?? this.source.length;
  }

  /** In `"title": "{{${title}",` the last quote belongs to the JSON, not to the output. */
  private beforeClosingQuote(start: number, end: number): number {
    let at = skipSpaceBack(this.source, start + 2, end);
    while (at > start + 2 && ',}]'.includes(this.source.charAt(at - 1))) {
      at = skipSpaceBack(this.source, start + 2, at - 1);
    }
    const closesJson = at > start + 2 && this.source.charCodeAt(at - 1) === QUOTE && this.quoteIsOpen(start + 2, at);
    return closesJson ? at - 1 : end;
  }
}

interface OutputEnd {
  readonly closed: boolean;
  readonly end: number;
  readonly strayBrace?: number;
}

/** Searches for a text from increasing offsets and caches the last match, so that all searches together read the source once. */
class Finder {
  private found = -1;

  constructor(private readonly wanted: string) {}

  next(source: string, from: number): number | undefined {
    if (this.found < from) {
      const at = source.indexOf(this.wanted, from);
      this.found = at < 0 ? Number.POSITIVE_INFINITY : at;
    }
    return Number.isFinite(this.found) ? this.found : undefined;
  }
}
