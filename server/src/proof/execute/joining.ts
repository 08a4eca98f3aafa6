import type { Span } from '../../template/span.ts';
import { type Merger, mergeStates, widenStates } from '../reader/join.ts';
import { type State, withVariables } from '../reader/state.ts';
import { isVariable } from '../values/variable-key.ts';
import type { AssignedVariables } from './assigned-variables.ts';
import type { Findings } from './findings.ts';
import type { Services } from './services.ts';

/** More states at one place are not distinguished. */
const MOST_STATES = 256;

/** Puts states together, so that there are never many. */
export class Joining {
  mostStates = 1;
  private readonly merger: Merger;

  constructor(
    { conditions, space, abstractValues, evaluator, decisionVariables }: Services,
    private readonly variables: AssignedVariables,
    private readonly findings: Findings,
  ) {
    const nil = space.leaf(abstractValues.nil);
    const unset = (name: string) => (isVariable(name) ? evaluator.unset(name) : nil);
    this.merger = {
      conditions,
      space,
      abstractValues,
      unset,
      isLive: () => true,
      isAtMost: () => decisionVariables.areMost,
    };
  }

  /** After a node: states that go on alike are one, and what nobody reads any more is projected away. */
  after(node: Span, states: readonly State[]): readonly State[] {
    const [only] = states;
    if (states.length === 1 && only !== undefined && !isManyMore(only.variables.size)) return states;
    const due = states.some(({ variables }) => isManyMore(variables.size)) ? this.prune(states, node) : states;
    if (due.length < 2) return due;
    const { end } = node;
    const merged = mergeStates(due, { ...this.merger, isLive: (name) => this.variables.isLive(name, end) });
    this.mostStates = Math.max(this.mostStates, merged.length);
    if (merged.length <= MOST_STATES) return merged;
    this.findings.addGap(
      node,
      `More than ${MOST_STATES} combinations of brackets and variables reach this place`,
      merged,
    );
    return this.widen(merged);
  }

  /** Without the variables that nobody reads behind a node. */
  prune(states: readonly State[], { end }: Span): readonly State[] {
    return states.map((state) => {
      const variables = state.variables.keep((name) => this.variables.isLive(name, end));
      return variables === state.variables ? state : withVariables(state, variables);
    });
  }

  /** Gives up what differs. @param walk the loop and how it was entered, so that numbers may grow with its iterations. */
  widen(states: readonly State[], walk?: string): readonly State[] {
    return widenStates(states, this.merger, walk);
  }
}

/** Setting a variable costs as much as there are, so they are looked through each time that they have doubled. */
function isManyMore(size: number): boolean {
  return size >= 64 && (size & (size - 1)) === 0;
}
