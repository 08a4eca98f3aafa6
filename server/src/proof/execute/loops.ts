import type { Block, Branch, Loop } from '../../template/tree.ts';
import { isLeaf } from '../conditions/diagram.ts';
import { itemName, parentName } from '../prepare/loop-names.ts';
import { depthOf, keyOf, placeOfTurn, type State, type TurnInfo } from '../reader/state.ts';
import type { Values } from '../values/abstract-value.ts';
import { execute } from './execute.ts';
import type { TurnCount } from './loop-counts.ts';
import { endTurn } from './loop-iterations.ts';
import { turnCounts } from './loop-lists.ts';
import type { Run } from './run.ts';

/** What it costs to begin a turn and to end it, for each state. */
const STEPS_PER_TURN = 80;
/** Turns between the first and the last are walked until nothing new comes out; after so many, what still changes is given up. */
const MOST_MIDDLE_TURNS = 3;

export function executeFor(block: Block, states: readonly State[], run: Run): readonly State[] {
  const [body, otherwise] = block.branches;
  const markup = body?.tag.markup;
  if (body === undefined || markup?.kind !== 'loop') return states;
  const walked = new Walk(block, body, markup.loop, run);
  const counted = states.flatMap((state) =>
    turnCounts(body.tag, markup.loop, state, run).map((count) => ({ state, count })),
  );
  const groups = new Map<string, { count: TurnCount; states: State[] }>();
  for (const { state, count } of counted) {
    const when = run.conditions.and(state.when, count.when);
    const key = keyOfCount(count);
    const group = groups.get(key) ?? { count, states: [] };
    group.states.push({ ...state, when, isUnsure: state.isUnsure || count.isUnsure === true });
    groups.set(key, group);
  }
  const ended: State[] = [];
  const inOrder = [...groups.values()].sort((one, other) => one.count.length - other.count.length);
  for (const { count, states: those } of inOrder) {
    run.take(block, count.length === 0 ? '0' : count.length === 1 ? '1' : 'more');
    const settled = run.settle(those, { start: block.start, end: body.tag.end });
    if (count.length > 0) ended.push(...walked.turns(settled, count));
    else ended.push(...(otherwise === undefined ? settled : execute(otherwise.nodes, settled, run, otherwise.blank)));
  }
  return ended;
}

function whichOf(index: number, length: number): TurnInfo['which'] {
  if (length === 1) return 'only';
  if (index === 0) return 'first';
  if (index === length - 1) return 'last';
  return index === 1 ? 'second' : 'later';
}

/** How many turns a loop takes at least that has such a turn. */
const FEWEST_TURNS = { only: 1, first: 2, second: 3, last: 3, later: 4 };

/** Turns that are taken alike: as many, over the same items. */
function keyOfCount({ length, isOrLonger, item, stretch }: TurnCount): string {
  const items = Array.from({ length }, (_, nth) => item(placeOfTurn(stretch, nth, length)).id);
  const { skipped, isReversed, limit } = stretch;
  return `${isOrLonger} ${items} ${isOrLonger ? item(undefined).id : ''} ${skipped} ${isReversed} ${limit}`;
}

/** The turns of one loop. */
class Walk {
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

  turns(entering: readonly State[], count: TurnCount): readonly State[] {
    const exits: State[] = [];
    const inside = entering.map((state) => this.enter(state));
    const after = count.isOrLonger ? this.anyTurns(inside, count, exits) : this.exactTurns(inside, count, exits);
    const { end } = this.block;
    return this.run.settle(
      [...after, ...exits].map((state) => this.leave(state)),
      { start: end, end },
    );
  }

  private exactTurns(entering: readonly State[], count: TurnCount, exits: State[]): readonly State[] {
    let states = entering;
    const { length } = count;
    for (let index = 0; index < length && states.length > 0; index++) {
      const info = this.newTurn(count, whichOf(index, length), index);
      states = this.turn(states, count, info, exits);
    }
    return states;
  }

  /** The first turn, then any number of turns like each other, then the last one. */
  private anyTurns(entering: readonly State[], count: TurnCount, exits: State[]): readonly State[] {
    const first = this.turn(entering, count, this.newTurn(count, 'first', 0), exits);
    const { reached, isCounted } = this.middleTurns(first, count, exits);
    const info = this.newTurn(count, 'last');
    const last = this.turn(reached, count, info, exits);
    return isCounted ? last.map((state) => onTheWay(state, info)) : last;
  }

  /** All states that one or more turns in the middle lead to: a least fixed point. Counted where more turns lead to other states. */
  private middleTurns(
    entering: readonly State[],
    count: TurnCount,
    exits: State[],
  ): { readonly reached: readonly State[]; readonly isCounted: boolean } {
    let reached: readonly State[] = [];
    let frontier = entering;
    let isCounted = false;
    for (let turn = 0; frontier.length > 0; turn++) {
      const info = this.newTurn(count, turn === 0 ? 'second' : 'later');
      const left: State[] = [];
      const ended = this.turn(frontier, count, info, left);
      const isGrowing = turn > 0 && this.isGrowing(frontier, ended);
      const before = reached;
      const after = turn === 0 ? ended : ended.map((state) => this.afterTurn(state, before, info));
      exits.push(...(turn === 0 ? left : left.map((state) => this.afterTurn(state, exits, info))));
      if (isGrowing) break;
      isCounted ||= turn > 0 && after.some(({ trail }) => trail?.kind === 'turn' && trail.turn === info);
      reached = this.run.settle([...before, ...after], this.block);
      if (turn >= MOST_MIDDLE_TURNS) reached = this.run.widen(reached, this.walkFrom(entering));
      // What the first turn led to already leads nowhere new.
      frontier = this.news(turn === 0 ? entering : before, reached);
      if (turn > 2 * MOST_MIDDLE_TURNS && frontier.length > 0) {
        this.run.addGap(this.body.tag, 'Could not determine what later iterations of this loop print', frontier);
        break;
      }
    }
    return { reached, isCounted };
  }

  private walkFrom(entering: readonly State[]): string {
    return [this.body.tag.start, ...entering.map(({ variables }) => variables.key)].join(' ');
  }

  /** What fewer turns lead to has their trail; else this turn is on the way, for it counts. */
  private afterTurn(state: State, before: readonly State[], turn: TurnInfo): State {
    const known = before.find((other) => this.isIn(state, other));
    return known === undefined ? onTheWay(state, turn) : { ...state, trail: known.trail };
  }

  /** Each turn opens more than it closes, or the reverse: told once, of the loop. */
  private isGrowing(before: readonly State[], after: readonly State[]): boolean {
    const [deepest, deeper] = [before, after].map((states) => Math.max(0, ...states.map(depthOf)));
    if (deepest === undefined || deeper === undefined || deeper <= deepest) return false;
    const growing = after.filter((state) => depthOf(state) > deepest);
    const [state] = growing;
    if (state !== undefined) {
      const { start, end } = this.body.tag;
      const when = this.run.conditions.any(growing.map((one) => one.when));
      this.run.addSlip({
        kind: 'unbalanced-loop',
        start,
        end,
        found: '',
        when,
        isUnsure: state.isUnsure,
        trail: state.trail,
      });
    }
    return true;
  }

  /** What `reached` has more than `before`, by state. */
  private news(before: readonly State[], reached: readonly State[]): readonly State[] {
    const known = new Map<string, State[]>();
    for (const state of before) known.set(keyOf(state), [...(known.get(keyOf(state)) ?? []), state]);
    return reached.filter((state) => !(known.get(keyOf(state)) ?? []).some((other) => this.isIn(state, other)));
  }

  private isIn(state: State, other: State): boolean {
    if (keyOf(state) !== keyOf(other) || !sameVariables(other, state)) return false;
    return this.run.conditions.implies(state.when, other.when);
  }

  private newTurn(count: TurnCount, which: TurnInfo['which'], index?: number): TurnInfo {
    const { length, stretch, isOrLonger } = count;
    const { body, run } = this;
    const { start, end } = body.tag;
    const total = isOrLonger ? Math.max(length, FEWEST_TURNS[which]) : length;
    const nth = index ?? (which === 'last' ? total - 1 : FEWEST_TURNS[which] - 2);
    return run.newTurn({ loop: start, span: { start, end }, which, nth, total, stretch, isOrLonger });
  }

  private turn(states: readonly State[], count: TurnCount, info: TurnInfo, exits: State[]): readonly State[] {
    if (states.length === 0) return states;
    const { run, body, loop, block } = this;
    run.meter.spend(STEPS_PER_TURN * states.length);
    const { which, stretch } = info;
    const index = count.isOrLonger && which !== 'first' ? undefined : info.nth;
    const entering = states.map((state) => {
      const parent = leafOf(state.variables.get(parentName(block)));
      const turn = {
        loop: info.span,
        name: this.name,
        isFirst: which === 'first' || which === 'only',
        isLast: which === 'last' || which === 'only',
        length: count.length,
        isLengthExact: !count.isOrLonger,
      };
      const forloop = run.abstracts.loop({ ...turn, ...(index !== undefined && { index }) }, parent);
      const item = count.item(index === undefined ? undefined : placeOfTurn(stretch, index, count.length));
      return withVariables(state, [
        ['forloop', run.space.leaf(forloop)],
        [loop.variable?.name ?? '', item],
      ]);
    });
    const left: { breaks: State[]; continues: State[] } = { breaks: [], continues: [] };
    run.loops.push(left);
    run.tester.loops.push(body.tag.start);
    run.turn = info;
    const after = execute(body.nodes, entering, run, body.blank);
    run.loops.pop();
    exits.push(...endTurn(run.settle(left.breaks, body.tag), info, run));
    const over = run.settle([...after, ...left.continues], body.tag);
    const ended = endTurn(
      over.map((state) => this.withoutNames(state)),
      info,
      run,
    );
    run.tester.loops.pop();
    run.turn = info.outer;
    return run.settle(run.prune(ended, body.tag), { start: block.start, end: body.tag.end });
  }

  /** Keeps what the names of the loop meant outside. */
  private enter(state: State): State {
    const { variables } = state;
    return withVariables(state, [
      [parentName(this.block), variables.get('forloop')],
      [itemName(this.block), variables.get(this.loop.variable?.name ?? '')],
    ]);
  }

  /** Each turn sets its names anew. */
  private withoutNames(state: State): State {
    return withVariables(state, [
      ['forloop', undefined],
      [this.loop.variable?.name ?? '', undefined],
    ]);
  }

  private leave(state: State): State {
    const { variables } = state;
    return withVariables(state, [
      ['forloop', variables.get(parentName(this.block))],
      [this.loop.variable?.name ?? '', variables.get(itemName(this.block))],
      [parentName(this.block), undefined],
      [itemName(this.block), undefined],
    ]);
  }
}

function withVariables(state: State, changes: Parameters<State['variables']['setAll']>[0]): State {
  return { ...state, variables: state.variables.setAll(changes) };
}

/** Keeps in mind that a turn led there. */
function onTheWay(state: State, turn: TurnInfo): State {
  const { trail, when } = state;
  if (trail?.kind === 'turn' && trail.turn === turn) return state;
  return { ...state, trail: { kind: 'turn', before: when, turn, previous: trail } };
}

function leafOf(values: Values | undefined) {
  return values !== undefined && isLeaf(values) ? values.value : undefined;
}

function sameVariables(one: State, other: State): boolean {
  return one.variables.isSame(other.variables);
}
