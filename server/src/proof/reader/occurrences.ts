import type { Span } from '../../template/span.ts';
import type { Condition } from '../conditions/conditions.ts';
import type { AssumptionKind } from '../proof.ts';
import type { Abstract } from '../values/abstract-value.ts';
import type { Slip } from './cursor.ts';
import type { Trail, TurnInfo } from './state.ts';

/** How something was met: from which turns of loops, and in which. */
export interface Way {
  /** Also by what holds in that turn alone. */
  readonly when: Condition;
  readonly trail: Trail | undefined;
  readonly turn: TurnInfo | undefined;
}

/** Of what is met again and again so many ways are kept. */
export const MOST_WAYS = 12;

interface Found {
  /** In all ways together, by what holds outside of loops. */
  readonly when: Condition;
  readonly ways: readonly Way[];
}

export interface FoundSlip extends Slip, Found {}

/** What the values of an output must be like, as it is met. */
export interface FoundAssumption extends Span, Found {
  readonly kind: AssumptionKind;
  readonly text: string;
  readonly values: readonly Abstract[];
  readonly place: 'text' | 'name' | 'value';
  readonly member: readonly string[];
  /** When the output is printed at all; `when` is when values are possible that break it. */
  readonly reached: Condition;
}

export interface FoundGap extends Span, Found {
  readonly reason: string;
}

/** A variable that is printed and not set. */
export interface FoundUnset extends Span, Found {
  readonly name: string;
}

/** An assumption as it is made, in one way. */
export type OwedAssumption = Omit<FoundAssumption, 'ways'> & { readonly trail: Trail | undefined };
