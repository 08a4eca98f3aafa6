import type { PathCondition } from '../conditions/conditions.ts';
import { type Diagram, isLeaf } from '../conditions/diagram.ts';
import type { State } from '../reader/state.ts';
import type { ActiveIteration } from '../trail.ts';
import type { Services } from './services.ts';

interface Around {
  readonly current: ActiveIteration;
  readonly loops: readonly number[];
  readonly memo: Map<number, PathCondition>;
}

/** The iterations of loops that are being executed, and what conditions say of their items. */
export class Iterations {
  current: ActiveIteration | undefined;
  /** Of the loops that are being executed, the innermost last: where `break` and `continue` leave their states. */
  readonly exits: { readonly breaks: State[]; readonly continues: State[] }[] = [];
  /** By the loop whose items they may ask for. */
  private readonly depending = new Map<number, Map<Diagram<unknown>, boolean>>();
  /** Conditions without the items of loops, by the loops. */
  private readonly projected = new Map<string, Map<number, PathCondition>>();
  /** The loops that are being executed, kept since each thing that is found asks for them. */
  private around: Around | undefined;
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
    return this.projectWith(when, loops, this.memoFor(loops));
  }

  private projectWith(when: PathCondition, loops: readonly number[], memo: Map<number, PathCondition>): PathCondition {
    const { conditions, decisionVariables } = this.services;
    return conditions.project(when, (level) => loops.some((loop) => decisionVariables.isOfLoop(level, loop)), memo);
  }

  private memoFor(loops: readonly number[]): Map<number, PathCondition> {
    const key = loops.join();
    const memo = this.projected.get(key) ?? new Map<number, PathCondition>();
    this.projected.set(key, memo);
    return memo;
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
    const { current } = this;
    if (current === undefined || isLeaf(when)) return when;
    if (this.around?.current !== current) {
      const loops: number[] = [];
      for (let at: ActiveIteration | undefined = current; at !== undefined; at = at.outer) loops.push(at.loop);
      this.around = { current, loops, memo: this.memoFor(loops) };
    }
    return this.projectWith(when, this.around.loops, this.around.memo);
  }
}
