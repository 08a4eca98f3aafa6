import type { Span } from '../../template/span.ts';
import type { Conditions, PathCondition } from '../conditions/conditions.ts';
import type { PayloadProblemKind } from '../proof.ts';
import type { TextReads } from '../text-reads.ts';
import type { ActiveIteration } from '../trail.ts';
import { appendTo, type Content, emptyContent } from './content.ts';
import { type Controls, isSame } from './controls.ts';
import { endNode, iterationsSince, openedNode, place, placingOf } from './frames.ts';
import type { DeferredAssumption, PayloadError } from './occurrences.ts';
import type { Hole, PartialNode, PartialScalar } from './partial-node.ts';
import {
  type Control,
  copyOf,
  copyOfControl,
  copyOfFrame,
  copyOfProvenance,
  type Draft,
  type Frame,
  type Mode,
  type Provenance,
  type State,
} from './state.ts';
import { withName } from './sure-names.ts';

/** Where a text that is printed comes from: the body itself, or an output whose text has no places of its own. */
export type Origin =
  | { readonly kind: 'text'; readonly offset: number }
  | { readonly kind: 'output'; readonly span: Span; readonly printed: string };

/** What all cursors over one body share. */
export interface Reading {
  readonly conditions: Conditions;
  readonly controls: Controls;
  readonly iteration: ActiveIteration | undefined;
  /** A captured block is being printed that was printed elsewhere before. */
  readonly isAgain: boolean;
  readonly report: (error: PayloadError) => void;
  readonly assume: (found: DeferredAssumption) => void;
  /** What is read as characters of strings and as white space. */
  readonly reads: TextReads;
  /** Nothing is known of what follows. */
  readonly lose: (at: Span, reason: string, state: State) => void;
  /** Adds a payload that has ended. */
  readonly addRoot: (value: PartialNode, when: PathCondition) => void;
  /** The condition seen from outside some iterations. */
  readonly outside: (when: PathCondition, iterations: readonly ActiveIteration[]) => PathCondition;
}

/** A state that is being moved over a text: what all of the reading has in common. */
export class Cursor {
  /** Moved in place, and part of a state again in the end. */
  readonly control: Draft<Control>;
  readonly provenance: Draft<Provenance>;
  /** What it met happens only with values that an assumption excludes, so that there is nothing more to read. */
  isOver = false;
  /** Where in the text the part of a scalar begins that is not in `content` yet. */
  mark = 0;
  /** A frame that nobody else has seen yet, so that it may be changed. */
  private own: Draft<Frame> | undefined;

  constructor(
    readonly state: State,
    readonly text: string,
    readonly origin: Origin,
    readonly reading: Reading,
  ) {
    this.control = copyOfControl(state.control);
    this.provenance = copyOfProvenance(state.provenance);
  }

  /** Where it has come to. The cursor is not moved any more. */
  toState(): State {
    const { text, control, provenance, reading, state } = this;
    control.shape = provenance.frame?.shape;
    if (text.length > 0) provenance.last = this.span(text.length - 1, text.length).end;
    const moved = isSame(control, state.control) ? state.control : reading.controls.of(control);
    const next = copyOf(state);
    next.control = moved;
    next.provenance = provenance;
    return next;
  }

  span(from: number, to: number): Span {
    if (this.origin.kind === 'output') return this.origin.span;
    return { start: this.origin.offset + from, end: this.origin.offset + to };
  }

  /** Tells of an error, unless it may be the doing of a repair. */
  report(kind: PayloadProblemKind, span: Span, found: string, next?: Span): void {
    if (this.provenance.muted > 0) return;
    const { origin, state, reading } = this;
    const { previous } = this.provenance;
    const { start, end } = span;
    const printed = origin.kind === 'output' && origin.span === span ? { printed: origin.printed } : {};
    const around = { ...(previous && { previous }), ...(next && { next }) };
    const { when, isUnsure, trail } = state;
    const shown = found.slice(0, MOST_FOUND);
    reading.report({ kind, start, end, found: shown, ...printed, ...around, when, isUnsure, trail });
  }

  /** After a repair that may be wrong, so much must fit before errors are told again. */
  mute(): void {
    this.provenance.muted = TOKENS_TO_TRUST;
  }

  begin(mode: Mode, at: number): void {
    this.control.mode = mode;
    this.provenance.start = this.span(at, at + 1).start;
    this.provenance.content = emptyContent(this.reading.conditions);
    this.mark = at;
    this.control.hasPrinted = true;
    this.provenance.deferred = undefined;
    this.beginItem();
  }

  /** A number ends with what stands behind it, which may be behind the loop that has printed it for some of its items. */
  private beginItem(): void {
    const { frame } = this.provenance;
    if (frame === undefined || frame.node.type === 'object') return;
    const isForEachItem = frame.iteration === this.reading.iteration;
    if (frame.isForEachItem === isForEachItem) return;
    const own = this.ownFrame();
    if (own !== undefined) own.isForEachItem = isForEachItem;
  }

  /** Puts what was read of a scalar so far into its content. */
  flush(to: number): void {
    if (to > this.mark) this.append(this.text.slice(this.mark, to));
    this.mark = to;
  }

  /** Characters of a string that is no name. */
  noteCharacters(from: number, to: number): void {
    const { origin, reading, provenance } = this;
    if (origin.kind !== 'text') return;
    reading.reads.characters(origin.offset, origin.offset + from, origin.offset + to, provenance.start);
  }

  noteWhiteSpace(from: number, to: number): void {
    const { origin, reading } = this;
    if (origin.kind === 'text') reading.reads.whiteSpace(origin.offset, origin.offset + from, origin.offset + to);
  }

  append(part: string | Hole): void {
    this.provenance.content = appendTo(this.provenance.content, part);
  }

  /** A name or a value ends before `to`; where that is 0, with what was printed before. */
  endScalar(kind: PartialScalar['kind'], to: number): void {
    const end = to > 0 ? this.span(to - 1, to).end : this.state.provenance.last;
    const span = { start: this.provenance.start, end: Math.max(this.provenance.start, end) };
    this.provenance.previous = span;
    if (this.provenance.muted > 0) this.provenance.muted--;
    const { frame, content } = this.provenance;
    if (this.control.isName && frame !== undefined) {
      const { when } = this.state;
      const { iteration, outside } = this.reading;
      const isForEachItem = iteration === frame.iteration || outside(when, iterationsSince(frame, iteration)) === when;
      this.nameMember(content, span, isForEachItem);
      this.control.isName = false;
      this.control.mode = 'colon';
      return;
    }
    this.complete({ type: 'scalar', kind, content, start: span.start, end: span.end });
  }

  /** What comes next is the value of a member with this name. */
  nameMember(name: Content, nameSpan: Span, isForEachItem = this.provenance.frame?.isForEachItem): void {
    const frame = this.ownFrame();
    if (frame === undefined) return;
    frame.name = name;
    frame.nameSpan = nameSpan;
    frame.isForEachItem = isForEachItem === true;
    frame.isAgain = this.reading.isAgain;
  }

  private ownFrame(): Draft<Frame> | undefined {
    const { frame } = this.provenance;
    if (frame === undefined) return undefined;
    if (frame === this.own) return this.own;
    this.own = copyOfFrame(frame);
    this.provenance.frame = this.own;
    return this.own;
  }

  complete(value: PartialNode): void {
    const { frame } = this.provenance;
    this.provenance.content = undefined;
    if (frame === undefined) {
      this.reading.addRoot(value, this.state.when);
      this.control.mode = 'end';
      return;
    }
    place(value, frame, placingOf(frame, this.state, this.reading), this.reading.conditions);
    this.noteName(frame);
    this.control.mode = 'separator';
  }

  private noteName({ name, nameSpan, iteration, isAgain }: Frame): void {
    const own = nameSpan && this.ownFrame();
    const isOnce = iteration === this.reading.iteration && !isAgain;
    const start = isOnce ? nameSpan?.start : undefined;
    if (own !== undefined) own.sure = withName(own.sure, name, start);
  }

  open(bracket: '{' | '[', at: number): void {
    const span = this.span(at, at + 1);
    const { controls, iteration } = this.reading;
    this.beginItem();
    this.own = {
      shape: controls.open(bracket, this.provenance.frame?.shape),
      node: openedNode(bracket, span, this.provenance.frame, iteration),
      outer: this.provenance.frame,
      name: undefined,
      nameSpan: undefined,
      sure: undefined,
      isForEachItem: bracket === '[',
      isAgain: false,
      comma: undefined,
      iteration,
    };
    this.provenance.frame = this.own;
    this.provenance.previous = span;
    this.control.mode = 'first';
    this.control.hasPrinted = true;
    this.provenance.deferred = undefined;
    this.reading.reads.seams.open(bracket === '[' ? 'list' : 'object', this.own.node, span.start, this);
  }

  /** Closes the innermost container; `span` is its closing bracket. */
  close(span: Span): void {
    const frame = this.provenance.frame;
    if (frame === undefined) return;
    const { conditions, reads } = this.reading;
    endNode(frame, span.end, this.state.when, conditions);
    reads.seams.add(frame.node, span.start, this);
    this.provenance.closed = frame;
    this.provenance.deferred = undefined;
    this.provenance.frame = frame.outer;
    this.complete(frame.node);
    this.provenance.previous = span;
    if (this.provenance.muted > 0) this.provenance.muted--;
  }

  comma(at: number): void {
    const span = this.span(at, at + 1);
    const frame = this.ownFrame();
    if (frame !== undefined) frame.comma = span;
    this.provenance.previous = span;
    this.control.mode = 'next';
    this.reading.reads.seams.add(frame?.node, span.start, this);
  }
}

/** Enough of the payload to recognise it in a message. */
const MOST_FOUND = 60;
const TOKENS_TO_TRUST = 3;
