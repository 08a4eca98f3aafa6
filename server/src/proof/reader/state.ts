import type { Span } from '../../template/span.ts';
import type { PathCondition } from '../conditions/conditions.ts';
import type { ActiveIteration, Trail } from '../trail.ts';
import type { Values } from '../values/abstract-value.ts';
import type { Environment } from '../values/environment.ts';
import type { Content } from './content.ts';
import type { DeferredAssumption } from './occurrences.ts';
import type { PartialList, PartialObject } from './partial-node.ts';
import type { SureNames } from './sure-names.ts';

/** Where a reader of JSON stands, under a condition. Never changed; what states have in common they share. */
export interface State {
  /** What is due. Equal ones are the same object. */
  readonly control: Control;
  /** Where what was read so far stands in the body. */
  readonly provenance: Provenance;
  readonly when: PathCondition;
  /** Some test on the way had to be taken as both true and false, so that what is found here may never happen. */
  readonly isUnsure: boolean;
  /** What was decided in iterations of loops that are over. */
  readonly trail: Trail | undefined;
  readonly variables: Environment;
  /** Within a captured block: what it has printed, in the place of a payload. */
  readonly collected: Values | undefined;
}

/** All that decides how reading goes on. */
export interface Control {
  readonly id: number;
  readonly mode: Mode;
  /** In a literal: the characters that are still due. */
  readonly rest: string;
  /** What is being read is the name of a member. */
  readonly isName: boolean;
  /** Something was printed. */
  readonly hasPrinted: boolean;
  readonly shape: Shape | undefined;
}

export interface Provenance {
  /** The innermost container. */
  readonly frame: Frame | undefined;
  /** Where the scalar that is being read began. */
  readonly start: number;
  /** Where its last character ended. */
  readonly last: number;
  readonly content: Content;
  /** What came last, in the body. */
  readonly previous: Span | undefined;
  /** So many tokens must fit before an error is told again: what follows may be the doing of a repair. */
  readonly muted: number;
  /** The container that was closed last: it goes on, should its end have been an error. */
  readonly closed: Frame | undefined;
  /** Right behind `[`: an output there printed nothing, which is wrong only if a comma follows. */
  readonly deferred: DeferredAssumption | undefined;
}

/** A copy that may be changed until it is part of a state. */
export type Draft<Part> = { -readonly [Key in keyof Part]: Part[Key] };

export type Mode =
  /** A value is due. */
  | 'value'
  /** Right behind an opening bracket. */
  | 'first'
  /** Behind a comma. */
  | 'next'
  | 'colon'
  /** Behind a value in a container. */
  | 'separator'
  /** The payload is over. */
  | 'end'
  | 'string'
  | 'escape'
  | 'unicode1'
  | 'unicode2'
  | 'unicode3'
  | 'unicode4'
  | 'minus'
  | 'zero'
  | 'integer'
  | 'point'
  | 'fraction'
  | 'exponent'
  | 'sign'
  | 'power'
  /** Behind a number of which nothing more is known, such as whether it is 0. */
  | 'printed'
  | 'literal'
  /** What is no JSON, up to what may end it. */
  | 'word'
  /** The same in single quotes. */
  | 'quoted-word'
  /** Up to the end of the line. */
  | 'outside'
  | 'comment'
  /** Up to `-->`, Liquid included. */
  | 'html-comment';

export interface Frame {
  readonly shape: Shape;
  readonly node: PartialObject | PartialList;
  readonly outer: Frame | undefined;
  /** The member that is being read. */
  readonly name: Content;
  readonly nameSpan: Span | undefined;
  readonly sure: SureNames | undefined;
  /** The name was printed whatever the items of the loops are in whose iterations it was; of a list: the item began in no iteration of its own. */
  readonly isForEachItem: boolean;
  /** The name was printed by a captured block that was printed elsewhere before. */
  readonly isAgain: boolean;
  /** The last comma. */
  readonly comma: Span | undefined;
  /** The innermost iteration of a loop in which it was opened. */
  readonly iteration: ActiveIteration | undefined;
}

/** The brackets that are open, innermost first. Equal ones are the same object. */
export interface Shape {
  readonly id: number;
  readonly bracket: '{' | '[';
  readonly outer: Shape | undefined;
  readonly depth: number;
}

/** States that go on alike have equal keys. */
export function keyOf({ control, isUnsure, provenance }: State): number {
  return control.id * 4 + (isUnsure ? 2 : 0) + (provenance.deferred === undefined ? 0 : 1);
}

export function depthOf({ control }: State): number {
  return control.shape?.depth ?? 0;
}

// States, and what they are made of, are copied more than all else, and a spread costs several times as much as a literal.

export function copyOf({ control, provenance, when, isUnsure, trail, variables, collected }: State): Draft<State> {
  return { control, provenance, when, isUnsure, trail, variables, collected };
}

/** The same state in fewer cases, or in more. */
export function withCondition(state: State, when: PathCondition): State {
  const copy = copyOf(state);
  copy.when = when;
  return copy;
}

export function withVariables(state: State, variables: Environment): State {
  const copy = copyOf(state);
  copy.variables = variables;
  return copy;
}

export function withCollected(state: State, collected: State['collected']): State {
  const copy = copyOf(state);
  copy.collected = collected;
  return copy;
}

export function copyOfControl({ id, mode, rest, isName, hasPrinted, shape }: Control): Draft<Control> {
  return { id, mode, rest, isName, hasPrinted, shape };
}

export function copyOfProvenance(provenance: Provenance): Draft<Provenance> {
  const { frame, start, last, content, previous, muted, closed, deferred } = provenance;
  return { frame, start, last, content, previous, muted, closed, deferred };
}

export function copyOfFrame(frame: Frame): Draft<Frame> {
  const { shape, node, outer, name, nameSpan, sure, isForEachItem, isAgain, comma, iteration } = frame;
  return { shape, node, outer, name, nameSpan, sure, isForEachItem, isAgain, comma, iteration };
}

export function withProvenance(state: State, changes: Partial<Provenance>): Draft<State> {
  const copy = copyOf(state);
  copy.provenance = Object.assign(copyOfProvenance(state.provenance), changes);
  return copy;
}
