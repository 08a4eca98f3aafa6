import { findAttribute } from '../../server/src/catalog/attributes.ts';
import { renderBody } from '../../server/src/render/render.ts';
import type { Rendering } from '../../server/src/render/rendering.ts';
import { read } from '../../server/src/template/read.ts';
import type { Span } from '../../server/src/template/span.ts';
import type { Template } from '../../server/src/template/tree.ts';
import type { Assignment } from './assignments.ts';
import { type Part, write } from './body-tree.ts';
import { isHarmless, isJson, type PrintedHole, printedHoles, withoutMarks } from './printed-holes.ts';
import { sampleUserWith } from './sources.ts';

/** What a body renders to with one assignment. */
export interface Outcome {
  readonly assignment: Assignment;
  readonly rendering: Rendering;
  /** Valid JSON, or never sent. */
  readonly isRight: boolean;
  /** The texts that were printed, by their places: the same for all that take the same branches. */
  readonly branches: string;
}

/** One body and its renderings. */
export class Trial {
  readonly body: string;
  readonly holes: readonly Span[];
  readonly template: Template;
  private readonly marked: Template;
  private readonly printed = new WeakMap<Outcome, readonly PrintedHole[] | undefined>();

  constructor(parts: readonly Part[]) {
    const { body, holes } = write(parts);
    this.body = body;
    this.holes = holes;
    this.template = read(body);
    this.marked = read(write(parts, 'all').body);
  }

  render(assignment: Assignment): Outcome {
    const rendering = renderBody(this.template, sampleUserWith(assignment));
    const branches = rendering.pieces.flatMap(({ kind, source }) => (kind === 'text' ? [source.start] : [])).join();
    return { assignment, rendering, isRight: rendering.status !== 'rendered' || isJson(rendering.text), branches };
  }

  /** What each hole printed; undefined where the marks would change the rendering itself. */
  holesOf(outcome: Outcome): readonly PrintedHole[] | undefined {
    if (!this.printed.has(outcome)) this.printed.set(outcome, this.readHoles(outcome));
    return this.printed.get(outcome);
  }

  private readHoles({ assignment, rendering }: Outcome): readonly PrintedHole[] | undefined {
    const sampleUser = sampleUserWith(assignment);
    const { text } = renderBody(this.marked, sampleUser);
    return withoutMarks(text) === rendering.text ? printedHoles(text) : undefined;
  }

  /** Every hole printed what its place allows, and Liquid printed no error. */
  isHarmless(outcome: Outcome): boolean {
    if (hasError(outcome)) return false;
    const holes = this.holesOf(outcome);
    const isWord = (hole: PrintedHole) => this.isWord(hole) || this.isOfBody(hole);
    // A captured word is printed by two holes.
    const isOfWord = (hole: PrintedHole) =>
      isWord(hole) || (this.isCaptured(hole) && holes?.some((one) => one.text === hole.text && isWord(one)) === true);
    return holes?.every((hole) => isHarmless(hole) || isOfWord(hole)) ?? false;
  }

  /**
   * A name or a language, which no profile has as a number, and what is escaped for a string and was not cut before, since a part of a word
   * may be a number: where a value is due it does no more harm than people's data does.
   */
  private isWord({ number, inText }: PrintedHole): boolean {
    const { start = 0, end = 0 } = this.holes[number] ?? {};
    const output = this.body.slice(start, end);
    const name = PRINTED_WORD.exec(output)?.[1] ?? '';
    return !inText && (findAttribute(name)?.needsQuotes === true || (ESCAPED.test(output) && !CUT.test(output)));
  }

  /** In a capture, or the variable of one. */
  private isCaptured({ number, inText }: PrintedHole): boolean {
    const { start = 0, end = 0 } = this.holes[number] ?? {};
    if (inText) return false;
    const name = /^\{\{-?\s*(\w+)\s*-?\}\}$/.exec(this.body.slice(start, end))?.[1];
    const before = this.body.slice(0, start);
    const isVariable = name !== undefined && new RegExp(`\\bcapture ${name}\\b`).test(before);
    return isVariable || before.lastIndexOf(' capture ') > before.lastIndexOf(' endcapture ');
  }

  /** What the body itself has for a blank value. */
  private isOfBody({ number, inText, text }: PrintedHole): boolean {
    const { start = 0, end = 0 } = this.holes[number] ?? {};
    return !inText && FALLBACK.exec(this.body.slice(start, end))?.[1] === text;
  }
}

/** An attribute, with or without filters that leave a word a word. */
const PRINTED_WORD =
  /^\{\{-?\s*\$\{(\w+)\}\s*(?:\|\s*(?:[lr]?strip|upcase|downcase|capitalize|default:[^|}]+)\s*)*-?\}\}/;
const ESCAPED = /\|\s*json_escape\s*-?\}\}$/;
const FALLBACK = /\|\s*default:\s*'([^']+)'\s*-?\}\}$/;
const CUT = /\|\s*slice\b/;

/** Liquid printed an error, if only into a capture. */
export function hasError({ rendering: { text } }: Outcome): boolean {
  return text.includes('Liquid error');
}
