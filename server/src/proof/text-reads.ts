import type { Span } from '../template/span.ts';
import { Seams } from './seams.ts';

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

  /** How many states were moved over a text. */
  timesOf(text: number): number {
    return this.texts.get(text)?.times ?? 0;
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
