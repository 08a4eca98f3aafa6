import type { Span } from '../../template/span.ts';
import type { Condition } from '../cases/conditions.ts';
import type { AssumptionKind } from '../proof.ts';
import type { Abstract } from '../values/abstract.ts';
import type { Slip } from './cursor.ts';
import type { Trail, TurnInfo } from './state.ts';

export interface FoundSlip extends Slip {
  readonly turn: TurnInfo | undefined;
}

/** What the values of an output must be like, as it is met. */
export interface FoundAssumption extends Span {
  readonly kind: AssumptionKind;
  readonly text: string;
  readonly values: readonly Abstract[];
  readonly place: 'text' | 'name' | 'value';
  readonly member: readonly string[];
  /** When values are possible that break it. */
  readonly when: Condition;
  /** When the output is printed at all. */
  readonly reached: Condition;
  readonly trail: Trail | undefined;
  readonly turn: TurnInfo | undefined;
}

export interface FoundGap extends Span {
  readonly reason: string;
  readonly when: Condition;
  readonly trail: Trail | undefined;
  readonly turn: TurnInfo | undefined;
}
