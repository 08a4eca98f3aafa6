import type { Piece } from '../../server/src/render/rendering.ts';
import type { RenderingProblem } from '../../server/src/service/protocol.ts';
import { visibleLines } from '../../server/src/service/visible.ts';
import { colour, type Style, type StyledRun } from './json-view.ts';

/** What the page draws of a rendering. */
export interface Drawing {
  readonly lines: readonly Line[];
  /** What comes after the last line that is drawn; `undefined` when all of it is drawn. */
  readonly rest?: { readonly lines: number; readonly problems: number };
}

export interface Line {
  readonly segments: readonly Segment[];
  /** What is wrong in this line, in words. */
  readonly messages: readonly string[];
}

/** A part of a line that looks the same and comes from one place. */
export interface Segment {
  readonly text: string;
  /** UTF-16 offset into the rendering. */
  readonly start: number;
  readonly style: Style;
  readonly wrong: boolean;
  /** Which of the pieces it belongs to. */
  readonly piece?: number;
  readonly kind?: Piece['kind'];
}

export interface Limits {
  /** UTF-16 units. */
  readonly characters: number;
  readonly lines: number;
}

interface Rendered {
  readonly rendering: string;
  readonly pieces: readonly Piece[];
  readonly problems: readonly RenderingProblem[];
}

/** Splits a rendering into lines, in one pass over its runs, pieces and problems. */
export function draw({ rendering, pieces, problems }: Rendered, limits: Limits): Drawing {
  const shown = cut(rendering, limits);
  const marks = problems.map((problem) => widen(problem, shown)).sort((one, other) => one.start - other.start);
  const layout = new Layout(shown, colour(shown), pieces, marks);
  const lines = layout.lines();
  if (shown.length === rendering.length) return { lines };
  const hidden = problems.filter(({ start }) => start > shown.length).length;
  return { lines, rest: { lines: countLines(rendering) - lines.length, problems: hidden } };
}

/** The text up to the limits, cut at the end of a line if it has more than one. */
function cut(rendering: string, limits: Limits): string {
  let end = -1;
  for (let line = 0; line < limits.lines; line++) {
    const next = rendering.indexOf('\n', end + 1);
    if (next > limits.characters) return rendering.slice(0, line === 0 ? limits.characters : end);
    if (next < 0)
      return rendering.length > limits.characters && line > 0
        ? rendering.slice(0, end)
        : rendering.slice(0, limits.characters);
    end = next;
  }
  return rendering.slice(0, end);
}

function countLines(text: string): number {
  let count = 1;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count++;
  return count;
}

/** At least one character wide, so that there is something to underline: at the end, the last character. */
function widen({ start, end, message }: RenderingProblem, text: string): RenderingProblem {
  if (end > start) return { start, end, message };
  const atLineEnd = start >= text.length || text.charAt(start) === '\n';
  return atLineEnd && start > 0 ? { start: start - 1, end: start, message } : { start, end: start + 1, message };
}

class Layout {
  private at = 0;
  private run = 0;
  private piece = 0;
  private problem = 0;
  /** Up to here the text is wrong. */
  private wrongUntil = 0;
  private segments: Segment[] = [];
  private messages: string[] = [];
  private readonly done: Line[] = [];

  constructor(
    private readonly text: string,
    private readonly runs: readonly StyledRun[],
    private readonly pieces: readonly Piece[],
    private readonly problems: readonly RenderingProblem[],
  ) {}

  lines(): Line[] {
    let newline = this.text.indexOf('\n');
    while (this.at < this.text.length) {
      if (this.at === newline) {
        this.enterProblems();
        this.endLine();
        this.at++;
        newline = this.text.indexOf('\n', this.at);
      } else {
        this.addSegment(newline < 0 ? this.text.length : newline);
      }
    }
    this.enterProblems();
    this.endLine();
    return this.done;
  }

  private addSegment(lineEnd: number): void {
    this.enterProblems();
    const style = this.styleHere();
    const piece = this.pieceHere();
    const end = Math.min(lineEnd, this.nextChange());
    const wrong = this.at < this.wrongUntil;
    const origin = piece === undefined ? {} : { piece: this.piece, kind: piece.kind };
    this.segments.push({ text: this.text.slice(this.at, end), start: this.at, style, wrong, ...origin });
    this.at = end;
  }

  private enterProblems(): void {
    for (let next = this.problems[this.problem]; next !== undefined && next.start <= this.at; ) {
      this.wrongUntil = Math.max(this.wrongUntil, next.end);
      this.messages.push(next.message);
      next = this.problems[++this.problem];
    }
  }

  private styleHere(): Style {
    while ((this.runs[this.run]?.end ?? Number.POSITIVE_INFINITY) <= this.at) this.run++;
    return this.runs[this.run]?.style ?? 'plain';
  }

  private pieceHere(): Piece | undefined {
    while ((this.pieces[this.piece]?.rendered.end ?? Number.POSITIVE_INFINITY) <= this.at) this.piece++;
    const piece = this.pieces[this.piece];
    return piece !== undefined && piece.rendered.start <= this.at ? piece : undefined;
  }

  /** The next offset at which a run, a piece or a problem begins or ends. */
  private nextChange(): number {
    const { start = this.text.length, end = this.text.length } = this.pieces[this.piece]?.rendered ?? {};
    const bounds = [
      this.runs[this.run]?.end ?? this.text.length,
      start,
      end,
      this.wrongUntil,
      this.problems[this.problem]?.start ?? this.text.length,
      this.text.length,
    ];
    return Math.min(...bounds.filter((bound) => bound > this.at));
  }

  private endLine(): void {
    this.done.push({ segments: this.segments, messages: this.messages });
    this.segments = [];
    this.messages = [];
  }
}

/** How many lines before the first that shows anything. None where no line does. */
export function leadingBlankLines(lines: readonly Line[]): number {
  const isBlank = ({ segments, messages }: Line) =>
    messages.length === 0 && segments.every(({ text }) => text.trim() === '');
  const first = lines.findIndex((line) => !isBlank(line));
  return Math.max(first, 0);
}

/** At the end of a line, a carriage return belongs to the line break, as Windows writes it. Anywhere else it is to be seen. */
export function shownText({ text }: Pick<Segment, 'text'>, endsLine: boolean): string {
  return visibleLines(endsLine ? text.replace(/\r$/, '') : text);
}
