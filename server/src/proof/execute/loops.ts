import type { Block, Branch, Loop } from '../../template/tree.ts';
import { isLeaf } from '../conditions/diagram.ts';
import { keyOf, type State } from '../reader/state.ts';
import { type ActiveIteration, placeOfIteration } from '../trail.ts';
import type { Values } from '../values/abstract-value.ts';
import { outerForloop } from '../values/variable-key.ts';
import { execute } from './execute.ts';
import { grownScalars, withMore } from './growing-scalars.ts';
import { beginning, type Middle, withCounters } from './loop-counters.ts';
import { firstOf, type IterationCount, whichOf } from './loop-counts.ts';
import { endIteration, onTheWay } from './loop-iterations.ts';
import { enter, leave, withNames, withoutNames } from './names-of-loop.ts';
import type { Run } from './run.ts';
import { isUnbalanced } from './unbalanced-loop.ts';

/** What it costs to begin an iteration and to end it, for each state. */
const STEPS_PER_ITERATION = 80;
/** Iterations between the first and the last are walked until nothing new comes out; after so many, what still changes is given up. */
const MOST_MIDDLE_ITERATIONS = 3;

/** The iterations of one loop. */
export class LoopExecution {
  private readonly name: string;

  constructor(
    private readonly block: Block,
    private readonly body: Branch,
    private readonly loop: Loop,
    private readonly run: Run,
  ) {
    const { collection, variable } = loop;
    const text = collection === undefined ? '' : run.source.slice(collection.start, collection.end);
    this.name = `${variable?.name ?? ''}-${text}`;
  }

  iterations(entering: readonly State[], count: IterationCount): readonly State[] {
    const exits: State[] = [];
    const inside = entering.map((state) => enter(state, this.block, this.loop));
    const after = count.isOrLonger
      ? this.anyIterations(inside, count, exits)
      : this.exactIterations(inside, count, exits);
    const { end } = this.block;
    return this.run.joining.after(
      { start: end, end },
      [...after, ...exits].map((state) => leave(state, this.block, this.loop)),
    );
  }

  private exactIterations(entering: readonly State[], count: IterationCount, exits: State[]): readonly State[] {
    let states = entering;
    const { length } = count;
    for (let index = 0; index < length && states.length > 0; index++) {
      const info = this.newIteration(count, whichOf(index, length), index);
      states = this.iteration(states, count, info, exits, index);
    }
    return states;
  }

  /** The first iterations, all but two of the fewest; then any number of iterations like each other, then the last one. */
  private anyIterations(entering: readonly State[], count: IterationCount, exits: State[]): readonly State[] {
    let states = entering;
    for (let index = 0; index < firstOf(count) && states.length > 0; index++)
      states = this.iteration(
        states,
        count,
        this.newIteration(count, whichOf(index, count.length), index),
        exits,
        index,
        index + 2,
      );
    const { reached, isCounted } = this.middleIterations(states, count, exits);
    const info = this.newIteration(count, 'last');
    const last = this.iteration(beginning(reached, this.middle(count), 'last', this.run), count, info, exits);
    return isCounted ? last.map((state) => onTheWay(state, info)) : last;
  }

  /** All states that one or more iterations in the middle lead to: a least fixed point. Counted where more iterations lead to other states. */
  private middleIterations(
    entering: readonly State[],
    count: IterationCount,
    exits: State[],
  ): { readonly reached: readonly State[]; readonly isCounted: boolean } {
    let reached: readonly State[] = [];
    let frontier = entering;
    let isCounted = false;
    const middle = this.middle(count);
    const grown = new Set<number>();
    const outside = exits.splice(0);
    for (let iteration = 0; frontier.length > 0; iteration++) {
      const which = iteration === 0 && firstOf(count) === 1 ? 'second' : 'later';
      const info = this.newIteration(count, which, firstOf(count) + Math.min(iteration, 1));
      const left: State[] = [];
      const began = iteration === 0 ? frontier : beginning(frontier, middle, 'middle', this.run);
      const ended = this.iteration(began, count, info, left, undefined, middle.next);
      for (const start of grownScalars(frontier, ended, this.block)) grown.add(start);
      const isGrowing = iteration > 0 && isUnbalanced(frontier, ended, this.body, this.run);
      const before = reached;
      const after =
        iteration === 0
          ? withCounters(entering, ended, middle, this.run)
          : ended.map((state) => this.afterIteration(state, before, info));
      exits.push(...(iteration === 0 ? left : left.map((state) => this.afterIteration(state, exits, info))));
      if (isGrowing) break;
      isCounted ||= iteration > 0 && after.some(({ trail }) => trail?.kind === 'iteration' && trail.iteration === info);
      reached = this.run.joining.after(this.block, [...before, ...after]);
      if (iteration >= MOST_MIDDLE_ITERATIONS) reached = this.run.joining.widen(reached, this.walkFrom(entering));
      // What the first iteration led to already leads nowhere new.
      frontier = this.news(iteration === 0 ? entering : before, reached);
      if (iteration > 2 * MOST_MIDDLE_ITERATIONS && frontier.length > 0) {
        this.run.findings.addGap(
          this.body.tag,
          'Could not determine what later iterations of this loop print',
          frontier,
        );
        break;
      }
    }
    exits.unshift(...outside, ...withMore(exits.splice(0), grown, this.body.tag));
    return { reached: withMore(reached, grown, this.body.tag), isCounted };
  }

  private middle({ length, list, stretch }: IterationCount): Middle {
    return {
      block: this.block,
      loop: this.body.tag.start,
      list: isWhole(stretch) ? list?.id : undefined,
      next: length,
    };
  }

  private walkFrom(entering: readonly State[]): string {
    return [this.body.tag.start, ...entering.map(({ variables }) => variables.key)].join(' ');
  }

  /** What fewer iterations lead to has their trail; else this iteration is on the way, for it counts. */
  private afterIteration(state: State, before: readonly State[], iteration: ActiveIteration): State {
    const known = before.find((other) => this.isIn(state, other));
    return known === undefined ? onTheWay(state, iteration) : { ...state, trail: known.trail };
  }

  /** What `reached` has more than `before`, by state. */
  private news(before: readonly State[], reached: readonly State[]): readonly State[] {
    const known = new Map<number, State[]>();
    for (const state of before) known.set(keyOf(state), [...(known.get(keyOf(state)) ?? []), state]);
    return reached.filter((state) => !(known.get(keyOf(state)) ?? []).some((other) => this.isIn(state, other)));
  }

  private isIn(state: State, other: State): boolean {
    if (keyOf(state) !== keyOf(other) || !sameVariables(other, state)) return false;
    return this.run.conditions.implies(state.when, other.when);
  }

  private newIteration(count: IterationCount, which: ActiveIteration['which'], index?: number): ActiveIteration {
    const { length, stretch, isOrLonger } = count;
    const { body, run } = this;
    const { start, end } = body.tag;
    const behind = which === 'only' || which === 'last' ? 1 : 2;
    const total = isOrLonger ? Math.max(length, (index ?? 0) + behind) : length;
    const nth = index ?? total - 1;
    return run.iterations.make({ loop: start, span: { start, end }, which, nth, total, stretch, isOrLonger });
  }

  private iteration(
    states: readonly State[],
    count: IterationCount,
    info: ActiveIteration,
    exits: State[],
    /** Where that is known. */
    index?: number,
    /** Which iteration follows, at least: from 1. Undefined after the last. */
    next?: number,
  ): readonly State[] {
    if (states.length === 0) return states;
    const { run, body, block } = this;
    run.meter.spend(STEPS_PER_ITERATION * states.length);
    const entering = states.map((state) => this.beginning(state, count, info, index));
    const left: { breaks: State[]; continues: State[] } = { breaks: [], continues: [] };
    run.iterations.exits.push(left);
    run.tester.loops.push(body.tag.start);
    run.iterations.current = info;
    const after = execute(body.nodes, entering, run, body.blank);
    run.iterations.exits.pop();
    exits.push(...endIteration(run.joining.after(body.tag, left.breaks), info, run));
    const over = run.joining.after(body.tag, [...after, ...left.continues]);
    const ended = endIteration(
      over.map((state) => withoutNames(state, this.loop)),
      info,
      run,
      next,
    );
    run.tester.loops.pop();
    run.iterations.current = info.outer;
    return run.joining.after({ start: block.start, end: body.tag.end }, run.joining.prune(ended, body.tag));
  }

  /** With the names of the loop set for an iteration. */
  private beginning(state: State, count: IterationCount, info: ActiveIteration, index: number | undefined): State {
    const { run, loop } = this;
    const { which, stretch } = info;
    const iteration = {
      loop: info.span,
      name: this.name,
      isFirst: which === 'first' || which === 'only',
      isLast: which === 'last' || which === 'only',
      length: count.length,
      isLengthExact: !count.isOrLonger,
      list: isWhole(stretch) ? count.list?.id : undefined,
      index,
    };
    const forloop = run.abstractValues.loop(iteration, leafOf(state.variables.get(outerForloop(this.block))));
    const item = count.item(index === undefined ? undefined : placeOfIteration(stretch, index, count.length));
    return withNames(state, [
      ['forloop', run.space.leaf(forloop)],
      [loop.variable?.name ?? '', item],
    ]);
  }
}

function isWhole({ skipped, limit }: IterationCount['stretch']): boolean {
  return skipped === 0 && limit === undefined;
}

function leafOf(values: Values | undefined) {
  return values !== undefined && isLeaf(values) ? values.value : undefined;
}

function sameVariables(one: State, other: State): boolean {
  return one.variables.isSame(other.variables);
}
