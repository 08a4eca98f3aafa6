import type { PathCondition } from '../conditions/conditions.ts';
import { type Diagram, isLeaf } from '../conditions/diagram.ts';
import type { State } from '../reader/state.ts';
import type { ActiveIteration } from '../trail.ts';
import type { Services } from './services.ts';

/** The iterations of loops that are being executed, and what conditions say of their items. */
export class Iterations {
  current: ActiveIteration | undefined;
  /** Of the loops that are being executed, the innermost last: where `break` and `continue` leave their states. */
  readonly exits: { readonly breaks: State[]; readonly continues: State[] }[] = [];
  /** By the loop whose items they may ask for. */
  private readonly depending = new Map<number, Map<Diagram<unknown>, boolean>>();
  /** Conditions without the items of loops, by the loops. */
  private readonly projected = new Map<string, Map<number, PathCondition>>();
  private ids = 0;

  constructor(private readonly services: Services) {}

  make(iteration: Omit<ActiveIteration, 'id' | 'outer'>): ActiveIteration {
    const { loop, span, which, nth, total, isOrLonger, stretch } = iteration;
    return { id: this.ids++, loop, span, which, nth, total, isOrLonger, stretch, outer: this.current };
  }

  /** Whether a diagram asks for something of the items of a loop: the offset of its tag. */
  asksForItems(diagram: Diagram<unknown>, loop: number): boolean {
    const { meter, decisionVariables } = this.services;
    const known = this.depending.get(loop) ?? new Map<Diagram<unknown>, boolean>();
    this.depending.set(loop, known);
    const visit = (one: Diagram<unknown>): boolean => {
      if (isLeaf(one)) return false;
      const found = known.get(one);
      if (found !== undefined) return found;
      meter.spend(one.kids.length);
      const asks = decisionVariables.isOfLoop(one.level, loop) || one.kids.some(visit);
      known.set(one, asks);
      return asks;
    };
    return visit(diagram);
  }

  /** Whatever the items of some loops are: offsets of their tags. */
  project(when: PathCondition, loops: readonly number[]): PathCondition {
    const { conditions, decisionVariables } = this.services;
    const key = loops.join();
    const memo = this.projected.get(key) ?? new Map<number, PathCondition>();
    this.projected.set(key, memo);
    return conditions.project(when, (level) => loops.some((loop) => decisionVariables.isOfLoop(level, loop)), memo);
  }

  /** The condition seen from outside some iterations. */
  outside(when: PathCondition, iterations: readonly ActiveIteration[]): PathCondition {
    if (iterations.length === 0) return when;
    return this.project(
      when,
      iterations.map(({ loop }) => loop),
    );
  }

  /** The condition seen from outside all loops. */
  outsideAll(when: PathCondition): PathCondition {
    const iterations: ActiveIteration[] = [];
    for (let at = this.current; at !== undefined; at = at.outer) iterations.push(at);
    return this.outside(when, iterations);
  }
}
