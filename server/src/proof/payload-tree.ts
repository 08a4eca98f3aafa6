import type { Span } from '../template/span.ts';
import type { AttributePath, Case } from './proof.ts';

/** What a body renders to, over all cases: JSON with choices. Every part says when it is there and what of the body it comes from. */
export type PayloadNode = ObjectNode | ListNode | ScalarNode | ChoiceNode;

export interface ObjectNode extends Span {
  readonly type: 'object';
  /** In the order in which they are printed. A name may occur more than once. */
  readonly members: readonly Member[];
  /**
   * When it is there, by what holds in the iteration of a loop in which it is printed: to be held against when its members are there. The
   * list around it only knows of all iterations together.
   */
  readonly present: Case;
  /** Members that are in it whichever way it was printed, also where no condition says so. */
  readonly sure: readonly SureMember[];
}

export interface SureMember {
  /** As it is written in the payload. */
  readonly name: string;
  /** Where its name stands in the body; undefined where a loop prints it, or branches in places of their own. */
  readonly start: number | undefined;
}

export interface Member {
  readonly name: Text;
  /** The name with its quotes. */
  readonly nameSpan: Span;
  readonly value: PayloadNode;
  readonly when: Case;
  /** When it is there for sure: `when` holds more where a test could not be followed, or depends on the items of a loop. */
  readonly surely: Case;
  /** When it is printed more than once for sure, in the first iteration of a loop and in a later one. */
  readonly repeats: Case;
}

export interface ListNode extends Span {
  readonly type: 'list';
  readonly items: readonly Item[];
}

export interface Item {
  readonly value: PayloadNode;
  readonly when: Case;
  /** When it is there for sure. */
  readonly surely: Case;
}

export interface ScalarNode extends Span {
  readonly type: 'scalar';
  /** `json`: any JSON, as `as_json_string` prints it. */
  readonly kind: 'string' | 'number' | 'boolean' | 'null' | 'json';
  readonly text: Text;
  /** The same with an empty text in the place of each that is known: for those who only want to know what outputs print. */
  readonly outline: Text;
}

/** One of several values, by case. */
export interface ChoiceNode extends Span {
  readonly type: 'choice';
  readonly alternatives: readonly { readonly value: PayloadNode; readonly when: Case }[];
}

/** A text of the payload, without quotes, in all its alternatives; `undefined` where they are too many to follow. */
export type Text = readonly TextAlternative[] | undefined;

export interface TextAlternative {
  readonly parts: readonly TextPart[];
  readonly when: Case;
}

/** Known text, or what an output prints. */
export type TextPart = string | TextHole;

export interface TextHole extends Span {
  /** Where the value comes from; absent where it is put together. */
  readonly path?: AttributePath | undefined;
  /** Names of the filters it goes through, in order. */
  readonly filters: readonly string[];
  /** It is an error of Liquid's, printed in the place of what was meant. */
  readonly isError?: boolean;
  /** Right behind `[`: when it may print nothing as well as a value, so that there may be no item. */
  readonly nothingWhen?: Case;
  /** When it prints nothing but white space. */
  readonly blankWhen: Case;
  /** It is never blank, whatever its source is: a hash, a number. */
  readonly neverBlank: boolean;
  /** Every attribute and property that it may print something of. */
  readonly sources: readonly HoleSource[];
  /** Texts of the body itself that it may print whole, such as a default. */
  readonly constants: readonly HoleConstant[];
  /** Something took part of which nobody can say where it comes from, such as a Content Block: `sources` may lack some. */
  readonly hasUnknownSource: boolean;
  /** When all that it is made of is blank. What it prints then is the same for everybody: nothing, the hash of nothing, a default. */
  readonly missingWhen: Case;
  /** What it prints of moments: of the clock, or of a date in the data. */
  readonly timeValues: readonly HoleTime[];
}

export interface HoleConstant {
  readonly text: string;
  readonly when: Case;
}

/** A moment that a hole prints. */
export interface HoleTime {
  /** It is the moment of sending; else one that the data hold, as far as they hold a date. */
  readonly isClock: boolean;
  readonly when: Case;
  /** How a moment (milliseconds since 1970) is printed there. */
  printed(moment: number): string | undefined;
}

/** One of the values that a text is made of. */
export interface HoleSource {
  /** As the author would write it: `${email_address}`; in a loop by the loop's variable, `product.id`. */
  readonly text: string;
  /** Absent in an item of a list that is not known. */
  readonly path?: AttributePath;
  /** The filters that it goes through on its way, through variables too, in order. */
  readonly filters: readonly string[];
  /** The same with the arguments that the body itself gives them: `times: 100`. */
  readonly calls: readonly string[];
  readonly when: Case;
}
