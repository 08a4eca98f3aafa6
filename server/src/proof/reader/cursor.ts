import type { Span } from '../../template/span.ts';
import type { Conditions, PathCondition } from '../conditions/conditions.ts';
import type { PayloadProblemKind } from '../proof.ts';
import type { ActiveIteration, Trail } from '../trail.ts';
import { appendTo, type Content, emptyContent } from './content.ts';
import { iterationsSince, openedNode, place } from './frames.ts';
import type { DeferredAssumption } from './occurrences.ts';
import type { Hole, PartialNode, PartialScalar } from './partial-node.ts';
import type { Frame, Mode, Shapes, State } from './state.ts';

/** Where a text that is printed comes from: the body itself, or an output whose text has no places of its own. */
export type Origin =
  | { readonly kind: 'text'; readonly offset: number }
  | { readonly kind: 'output'; readonly span: Span; readonly printed: string };

export interface PayloadError extends Span {
  readonly kind: PayloadProblemKind;
  readonly found: string;
  readonly printed?: string;
  readonly previous?: Span;
  readonly next?: Span;
  readonly when: PathCondition;
  readonly isUnsure: boolean;
  readonly trail: Trail | undefined;
}

/** What all cursors over one body share. */
export interface Reading {
  readonly conditions: Conditions;
  readonly shapes: Shapes;
  readonly iteration: ActiveIteration | undefined;
  readonly report: (error: PayloadError) => void;
  readonly assume: (found: DeferredAssumption) => void;
  /** Nothing is known of what follows. */
  readonly lose: (at: Span, reason: string, state: State) => void;
  /** Adds a payload that has ended. */
  readonly addRoot: (value: PartialNode, when: PathCondition) => void;
  /** The condition seen from outside some iterations. */
  readonly outside: (when: PathCondition, iterations: readonly ActiveIteration[]) => PathCondition;
}

/** A state that is being moved over a text: what all of the reading has in common. */
export class Cursor {
  mode: Mode;
  rest: string;
  isName: boolean;
  frame: Frame | undefined;
  start: number;
  content: Content;
  previous: Span | undefined;
  muted: number;
  closed: Frame | undefined;
  hasPrinted: boolean;
  deferred: DeferredAssumption | undefined;
  /** What it met happens only with values that an assumption excludes, so that there is nothing more to read. */
  isOver = false;
  /** Where in the text the part of a scalar begins that is not in `content` yet. */
  mark = 0;

  constructor(
    readonly state: State,
    readonly text: string,
    readonly origin: Origin,
    readonly reading: Reading,
  ) {
    this.mode = state.mode;
    this.rest = state.rest;
    this.isName = state.isName;
    this.frame = state.frame;
    this.start = state.start;
    this.content = state.content;
    this.previous = state.previous;
    this.muted = state.muted;
    this.closed = state.closed;
    this.hasPrinted = state.hasPrinted;
    this.deferred = state.deferred;
  }

  /** Each property by its name: with `...` it takes ten times as long, and no other object is made as often. */
  toState(): State {
    const { mode, rest, isName, frame, start, content, previous, muted, closed, hasPrinted, deferred } = this;
    const { when, variables, isUnsure, trail, collected } = this.state;
    const { length } = this.text;
    const last = length > 0 ? this.span(length - 1, length).end : this.state.last;
    return {
      mode,
      rest,
      isName,
      frame,
      start,
      last,
      content,
      previous,
      muted,
      closed,
      hasPrinted,
      deferred: deferred,
      when,
      variables,
      isUnsure,
      trail,
      collected,
    };
  }

  span(from: number, to: number): Span {
    if (this.origin.kind === 'output') return this.origin.span;
    return { start: this.origin.offset + from, end: this.origin.offset + to };
  }

  /** Tells of an error, unless it may be the doing of a repair. */
  report(kind: PayloadProblemKind, span: Span, found: string, next?: Span): void {
    if (this.muted > 0) return;
    const { origin, previous, state, reading } = this;
    const { start, end } = span;
    const printed = origin.kind === 'output' && origin.span === span ? { printed: origin.printed } : {};
    const around = { ...(previous && { previous }), ...(next && { next }) };
    const { when, isUnsure, trail } = state;
    const shown = found.slice(0, MOST_FOUND);
    reading.report({ kind, start, end, found: shown, ...printed, ...around, when, isUnsure, trail });
  }

  /** After a repair that may be wrong, so much must fit before errors are told again. */
  mute(): void {
    this.muted = TOKENS_TO_TRUST;
  }

  begin(mode: Mode, at: number): void {
    this.mode = mode;
    this.start = this.span(at, at + 1).start;
    this.content = emptyContent(this.reading.conditions);
    this.mark = at;
    this.hasPrinted = true;
    this.deferred = undefined;
  }

  /** Puts what was read of a scalar so far into its content. */
  flush(to: number): void {
    if (to > this.mark) this.append(this.text.slice(this.mark, to));
    this.mark = to;
  }

  append(part: string | Hole): void {
    this.content = appendTo(this.content, part);
  }

  /** A name or a value ends before `to`; where that is 0, with what was printed before. */
  endScalar(kind: PartialScalar['kind'], to: number): void {
    const end = to > 0 ? this.span(to - 1, to).end : this.state.last;
    const span = { start: this.start, end: Math.max(this.start, end) };
    this.previous = span;
    if (this.muted > 0) this.muted--;
    if (this.isName && this.frame !== undefined) {
      const { when } = this.state;
      const isForEachItem = this.reading.outside(when, iterationsSince(this.frame, this.reading.iteration)) === when;
      this.frame = { ...this.frame, name: this.content, nameSpan: span, isForEachItem };
      this.isName = false;
      this.mode = 'colon';
      return;
    }
    this.complete({ type: 'scalar', kind, content: this.content, ...span });
  }

  complete(value: PartialNode): void {
    const { conditions } = this.reading;
    const { when } = this.state;
    this.content = undefined;
    if (this.frame === undefined) {
      this.reading.addRoot(value, when);
      this.mode = 'end';
      return;
    }
    const iterations = iterationsSince(this.frame, this.reading.iteration);
    const isRepeated = iterations.some(({ which }) => which !== 'only' && which !== 'first');
    const outside = this.reading.outside(when, iterations);
    // What depends on the item may well be printed in one iteration alone.
    const again = this.frame.isForEachItem ? outside : conditions.never;
    const first = isRepeated ? conditions.never : again;
    const later = isRepeated ? again : conditions.never;
    place(value, this.frame, { when: outside, first, later }, conditions);
    this.mode = 'separator';
  }

  open(bracket: '{' | '[', at: number): void {
    const span = this.span(at, at + 1);
    const { shapes, iteration } = this.reading;
    this.frame = {
      shape: shapes.open(bracket, this.frame?.shape),
      node: openedNode(bracket, span, this.frame, iteration),
      outer: this.frame,
      name: undefined,
      nameSpan: undefined,
      isForEachItem: false,
      comma: undefined,
      iteration: iteration,
    };
    this.previous = span;
    this.mode = 'first';
    this.hasPrinted = true;
    this.deferred = undefined;
  }

  /** Closes the innermost container; `span` is its closing bracket. */
  close(span: Span): void {
    const frame = this.frame;
    if (frame === undefined) return;
    frame.node.end = Math.max(frame.node.end, span.end);
    this.closed = frame;
    this.deferred = undefined;
    this.frame = frame.outer;
    this.complete(frame.node);
    this.previous = span;
    if (this.muted > 0) this.muted--;
  }

  comma(at: number): void {
    const span = this.span(at, at + 1);
    if (this.frame !== undefined) this.frame = { ...this.frame, comma: span };
    this.previous = span;
    this.mode = 'next';
  }
}

/** Enough of the payload to recognise it in a message. */
const MOST_FOUND = 60;
const TOKENS_TO_TRUST = 3;
