import type { Span } from '../../template/span.ts';
import type { Directive, Word } from './directive.ts';
import type { Finding } from './finding.ts';

/** Where the comments of a body silence findings, and which of them did. */
export class Silences {
  private readonly byCode = new Map<string, SilencesOfCode>();
  private readonly used = new Set<Word>();
  private lastLine: Span = { start: -1, end: -1 };

  /** @param directives in the order of the source. */
  constructor(
    directives: readonly Directive[],
    private readonly source: string,
  ) {
    for (const directive of directives) this.add(directive);
  }

  /** Whether a finding is silenced; every comment that does so counts as used. */
  silence({ code, start }: Finding): boolean {
    const words = this.byCode.get(code)?.at(start) ?? [];
    for (const word of words) this.used.add(word);
    return words.length > 0;
  }

  isUsed(code: Word): boolean {
    return this.used.has(code);
  }

  private add({ kind, comment, codes }: Directive): void {
    if (kind === 'to-here' && codes.length === 0) for (const one of this.byCode.values()) one.close(comment.start);
    for (const word of codes) {
      const silences = this.of(word.text);
      if (kind === 'file') silences.file ??= word;
      else if (kind === 'next-line') silences.addLine(this.lineAfter(comment.end), word);
      else if (kind === 'from-here') silences.open(comment.end, word);
      else if (kind === 'to-here') silences.close(comment.start);
    }
  }

  private of(code: string): SilencesOfCode {
    const known = this.byCode.get(code) ?? new SilencesOfCode();
    this.byCode.set(code, known);
    return known;
  }

  /** The line below the one of an offset, computed once for all comments of a line. */
  private lineAfter(offset: number): Span {
    const { source, lastLine } = this;
    if (lastLine.start > offset) return lastLine;
    const start = endOfLine(source, offset);
    const next = source.startsWith('\r\n', start) ? start + 2 : start + 1;
    this.lastLine = { start: next, end: endOfLine(source, next) };
    return this.lastLine;
  }
}

const LINE_BREAK = /\r|\n/g;

function endOfLine(source: string, from: number): number {
  LINE_BREAK.lastIndex = from;
  return LINE_BREAK.exec(source)?.index ?? source.length;
}

interface Stretch extends Span {
  readonly word: Word;
}

/** For the findings of one rule. Lines and regions are in order and never overlap, since what is silenced already is not added again. */
class SilencesOfCode {
  file: Word | undefined;
  private readonly lines: Stretch[] = [];
  private readonly regions: Stretch[] = [];
  private opened: { readonly start: number; readonly word: Word } | undefined;

  addLine(line: Span, word: Word): void {
    if (this.lines.at(-1)?.start !== line.start) this.lines.push({ ...line, word });
  }

  open(start: number, word: Word): void {
    this.opened ??= { start, word };
  }

  close(end: number): void {
    if (this.opened !== undefined) this.regions.push({ ...this.opened, end });
    this.opened = undefined;
  }

  /** The codes in comments that silence a finding that begins here. */
  at(offset: number): readonly Word[] {
    const open = this.opened !== undefined && this.opened.start <= offset ? this.opened.word : undefined;
    const words = [this.file, stretchAt(this.lines, offset)?.word, stretchAt(this.regions, offset)?.word, open];
    return words.filter((word) => word !== undefined);
  }
}

function stretchAt(stretches: readonly Stretch[], offset: number): Stretch | undefined {
  let low = 0;
  let high = stretches.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((stretches[middle]?.end ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  const found = stretches[low];
  return found !== undefined && found.start <= offset ? found : undefined;
}
