import type { Span } from '../template/span.ts';
import type { PathCondition } from './conditions/conditions.ts';

/** A part of a text that was read in one go: the characters of a string up to what ends or interrupts it, or white space between tokens. */
export interface ReadPart extends Span {
  /** Offsets of the quotes that begin the strings it is a part of. A captured block can be a part of several; white space of none. */
  readonly strings: readonly number[];
}

interface Reads {
  /** States that were moved over the text. */
  times: number;
  /** Start, end and string, three numbers for each part. */
  readonly parts: number[];
}

const WHITE_SPACE = -1;

/**
 * What was read as characters of strings and as white space, and at which strings' characters anybody has looked. Other characters there
 * change nothing else.
 */
export class TextReads {
  readonly seams = new Seams();
  /** By the offset of the text of the body. */
  private readonly texts = new Map<number, Reads>();
  private readonly lookedAt = new Set<number>();
  private isOver = false;

  /** A state is moved over a text, whatever is read there. @param text its offset */
  enter(text: number): void {
    const known = this.texts.get(text);
    if (known === undefined) this.texts.set(text, { times: 1, parts: [] });
    else known.times++;
  }

  /** @param string offset of the quote that begins it */
  characters(text: number, start: number, end: number, string: number): void {
    this.texts.get(text)?.parts.push(start, end, string);
  }

  /** Between tokens. */
  whiteSpace(text: number, start: number, end: number): void {
    this.texts.get(text)?.parts.push(start, end, WHITE_SPACE);
  }

  /** Somebody looks at the characters of a string. */
  lookAt(string: number): void {
    if (!this.isOver) this.lookedAt.add(string);
  }

  /** What is looked at from now on is no part of the check. */
  endOfCheck(): void {
    this.isOver = true;
  }

  /** Exactly one state was moved over a text. */
  isReadOnce(text: number): boolean {
    return this.texts.get(text)?.times === 1;
  }

  isLookedAt(string: number): boolean {
    return this.lookedAt.has(string);
  }

  /** The part around some characters; `undefined` unless each state has read the same part there, in the same way. */
  partAround(span: Span): ReadPart | undefined {
    const { times, parts } = this.textBefore(span.start);
    const strings: number[] = [];
    let [from, to] = [-1, -1];
    for (let at = 0; at < parts.length; at += 3) {
      const [start = 0, end = 0, string = 0] = [parts[at], parts[at + 1], parts[at + 2]];
      if (span.start < start || span.end > end) continue;
      if (strings.length > 0 && (start !== from || end !== to)) return undefined;
      [from, to] = [start, end];
      strings.push(string);
    }
    if (times === 0 || strings.length !== times) return undefined;
    const inStrings = strings.filter((string) => string !== WHITE_SPACE);
    return inStrings.length === 0 || inStrings.length === times
      ? { start: from, end: to, strings: inStrings }
      : undefined;
  }

  private textBefore(offset: number): Reads {
    let last = -1;
    for (const text of this.texts.keys()) if (text <= offset && text > last) last = text;
    return this.texts.get(last) ?? { times: 0, parts: [] };
  }
}

/** A bracket of a list, or a comma between its items, that every rendering which gets there reads in the same state. */
export interface Seam {
  /** Of the character. */
  readonly offset: number;
  readonly kind: 'open' | 'comma' | 'close';
}

/** What decides how reading goes on. */
interface Reader {
  readonly state: {
    readonly when: PathCondition;
    readonly isUnsure: boolean;
    /** What was decided in iterations that are over. */
    readonly trail: object | undefined;
  };
  /** Whether errors are told depends on what came before. */
  readonly provenance: { readonly muted: number };
  readonly reading: { readonly iteration: object | undefined };
}

interface Seen {
  readonly when: PathCondition;
  readonly seams: Seam[];
}

/**
 * Where lists can be taken apart: nothing that was read in an item decides how the next one is read, or in which cases. Only of lists that
 * are opened outside of loops. Whether several states have come by is told by `TextReads`.
 */
export class Seams {
  private readonly lists = new Map<object, Seen>();

  open(list: object, offset: number, reader: Reader): void {
    if (isPlain(reader)) this.lists.set(list, { when: reader.state.when, seams: [{ offset, kind: 'open' }] });
  }

  add(list: object, kind: 'comma' | 'close', offset: number, reader: Reader): void {
    const seen = this.lists.get(list);
    if (seen !== undefined && seen.when === reader.state.when && isPlain(reader)) seen.seams.push({ offset, kind });
  }

  /** By lists, in the order in which they were opened. */
  get all(): readonly (readonly Seam[])[] {
    return [...this.lists.values()].map(({ seams }) => seams);
  }
}

function isPlain({ state, provenance, reading }: Reader): boolean {
  return !state.isUnsure && state.trail === undefined && provenance.muted === 0 && reading.iteration === undefined;
}
