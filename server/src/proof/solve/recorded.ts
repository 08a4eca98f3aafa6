import type { Value } from '../../semantics/values.ts';
import type { Span } from '../../template/span.ts';
import type { Conditions } from '../conditions/conditions.ts';
import type { ActiveIteration } from '../trail.ts';
import type { TestVariable } from '../values/decision-variable.ts';
import type { DecisionVariables } from '../values/decision-variables.ts';
import type { CasesOfInterest } from './interest.ts';
import type { IterationsTaken } from './iterations.ts';
import type { FoundFact } from './placed-facts.ts';

/** What is chosen on each level, and in which iterations. */
export type Choices = Map<number, number>;

export interface AnsweredTest {
  readonly iteration: ActiveIteration | undefined;
  readonly level: number;
  readonly decisionVariable: TestVariable;
  readonly isYes: boolean;
}

export interface Recorded {
  readonly facts: FoundFact[];
  readonly iterations: IterationsTaken;
  readonly values: Map<string, Value>;
  readonly tests: AnsweredTest[];
  readonly words: string[];
  readonly decisions: Span[];
}

/** What all solving of one body shares. */
export interface Solving {
  readonly conditions: Conditions;
  readonly decisionVariables: DecisionVariables;
  readonly source: string;
  /** When something is sent at all: nothing else is of interest. */
  readonly interest: CasesOfInterest;
  /** Words are wanted alone, of what is known: that values are found for all tests does not matter. */
  readonly isForWords?: boolean;
}
