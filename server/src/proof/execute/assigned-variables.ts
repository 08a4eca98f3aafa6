import type { Span } from '../../template/span.ts';
import type { PathCondition } from '../conditions/conditions.ts';
import { Liveness } from '../prepare/liveness.ts';
import { LoopNames } from '../prepare/loop-names.ts';
import { partlySet } from '../prepare/partly-set.ts';
import type { State } from '../reader/state.ts';
import type { AbstractValue, Values } from '../values/abstract-value.ts';
import type { Environment } from '../values/environment.ts';
import { flaggedVariable, setFlagOf } from '../values/variable-key.ts';
import type { Services } from './services.ts';

/** The variables that the body sets: where each is kept, how long it is read, and whether it is set at all. */
export class AssignedVariables {
  private readonly liveness: Liveness;
  private readonly loopNames: LoopNames;
  private readonly partlySet: ReadonlySet<string>;

  constructor(private readonly services: Services) {
    this.liveness = new Liveness(services.template);
    this.loopNames = new LoopNames(services.template);
    this.partlySet = partlySet(services.template);
  }

  isEverRead(name: string): boolean {
    return this.liveness.isEverRead(name);
  }

  /** Whether what an environment keeps under a name is still read behind an offset. */
  isLive(name: string, offset: number): boolean {
    return this.liveness.isLive(flaggedVariable(name), offset);
  }

  /**
   * Sets a variable, and keeps in mind that it is set where that is not so in every rendering.
   * @param tag that sets it.
   */
  set(variables: Environment, name: string, value: Values, tag: Span): Environment {
    const set = variables.set(this.loopNames.target(name, tag.start), value);
    const { space, abstractValues } = this.services;
    const isNoted = this.partlySet.has(name) || this.hidesCounter(name);
    return isNoted ? set.set(setFlagOf(name), space.leaf(abstractValues.known(true))) : set;
  }

  /** Whether a counter of that name is read until the variable is set. */
  hidesCounter(name: string): boolean {
    return this.services.hidingCounters.assigned.has(name);
  }

  /** Nothing else than some branch or loop sets it. */
  isPartlySet(name: string): boolean {
    return this.partlySet.has(name);
  }

  /** When it is not set in a state. */
  unsetIn({ variables, when }: State, name: string): PathCondition {
    const { conditions } = this.services;
    const mark = variables.get(setFlagOf(name));
    return conditions.and(when, mark === undefined ? conditions.always : conditions.where(mark, isNil));
  }
}

function isNil(value: AbstractValue): boolean {
  return value.kind === 'known' && value.value === null;
}
