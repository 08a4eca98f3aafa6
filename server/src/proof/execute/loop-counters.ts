import type { Expression } from '../../template/expressions.ts';
import { once } from '../../template/once.ts';
import type { Block, Node } from '../../template/tree.ts';
import { type State, withVariables } from '../reader/state.ts';
import type { AbstractValue, Counted, Relation } from '../values/abstract-value.ts';
import { Aging } from './aging.ts';
import { possibleValuesUnder } from './outputs.ts';
import type { Run } from './run.ts';

/** Where iterations in the middle of a loop are. */
export interface Middle {
  readonly block: Block;
  /** The offset of the loop's tag. */
  readonly loop: number;
  /** The list of which it takes all items, by its identity. */
  readonly list: number | undefined;
  /** Which iteration follows the first in the middle, from 1. */
  readonly next: number;
}

/**
 * Variables that a loop itself counts, as `{% assign n = n | plus: 1 %}` in each iteration, put in relation to how far it has come: only so is it
 * known how they compare with the size of the list.
 * @param before how the first iteration in the middle begins.
 * @param after how it ends.
 */
export function withCounters(
  before: readonly State[],
  after: readonly State[],
  middle: Middle,
  run: Run,
): readonly State[] {
  const { names, comparesTwo } = countingIn(middle.block);
  const counters = names.flatMap((name) => {
    const is = relationOf(valueIn(after, name, run), middle, 1);
    const was = is && relationOf(valueIn(before, name, run), middle, 0);
    if (was === undefined || is === undefined || was.to !== is.to || was.plus !== is.plus) return [];
    // Beside the body's own numbers it is of more use to know a number than what it has to do with the loop.
    return comparesTwo || is.to === 'rest' ? [{ name, is }] : [];
  });
  if (counters.length === 0) return after;
  const changes = counters.map(
    ({ name, is }) => [name, run.space.leaf(related(is, BigInt(middle.next), run))] as const,
  );
  return after.map((state) => withVariables(state, state.variables.setAll(changes)));
}

/** The variables that a loop sets, and whether it compares any two values; further loops within it are left out. */
const countingIn = once((block: Block) => {
  const names = new Set<string>();
  let comparesTwo = false;
  const stack: Node[] = block.branches.flatMap(({ nodes }) => nodes);
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if (node.type === 'block' && node.name !== 'for') {
      for (const { tag, nodes } of node.branches) for (const one of [tag, ...nodes]) stack.push(one);
      comparesTwo ||= choosesByValue(node);
    }
    if (node.type !== 'tag') continue;
    const { markup } = node;
    if (markup.kind === 'lines') for (const one of markup.nodes) stack.push(one);
    else if (markup.kind === 'assign' && markup.target !== undefined) names.add(markup.target.name);
    else if (markup.kind === 'condition')
      comparesTwo ||= markup.condition.terms.some(({ left, right }) => isOpen(left) && isOpen(right));
  }
  return { names: [...names], comparesTwo };
});

/** Whether a `case` compares with what is no literal. */
function choosesByValue({ branches }: Block): boolean {
  return branches.some(({ tag: { markup } }) => markup.kind === 'when' && markup.values.some(isOpen));
}

function isOpen(expression: Expression | undefined): boolean {
  return expression?.type === 'lookup';
}

/** What a variable is, where it is the same in all states. */
function valueIn(states: readonly State[], name: string, run: Run): AbstractValue | undefined {
  const found = new Set<AbstractValue>();
  for (const state of states) {
    const values = state.variables.get(name);
    if (values === undefined) return undefined;
    for (const { value } of possibleValuesUnder(values, state, run)) found.add(value);
    if (found.size > 1) return undefined;
  }
  return [...found][0];
}

/** What a value is beside the iteration that begins next. @param turns how many in the middle are over. */
function relationOf(
  value: AbstractValue | undefined,
  { loop, list, next }: Middle,
  turns: 0 | 1,
): Relation | undefined {
  const place = BigInt(next + turns - 1);
  const one = { loop, ...(list !== undefined && { list }) };
  if (value?.kind === 'known')
    return typeof value.value === 'bigint' ? { ...one, to: 'middle', plus: value.value - place } : undefined;
  if (value?.kind !== 'counted' || list === undefined) return undefined;
  const { relation } = value;
  return relation?.list === list && relation.to === 'length'
    ? { ...one, to: 'rest', plus: relation.plus + place - 1n }
    : undefined;
}

/** @param next which iteration begins, at least: from 1. Of the rest there is one iteration at least. */
function related(relation: Relation, next: bigint, { abstractValues }: Run): AbstractValue {
  return abstractValues.counted((relation.to === 'rest' ? 1n : next) + relation.plus, { relation });
}

/** What a count is when an iteration has ended: beside the next one it is another. */
export function atEnd(
  { relation }: Counted,
  loop: number,
  next: number | undefined,
  run: Run,
): AbstractValue | undefined {
  if (next === undefined || relation?.loop !== loop || relation.to === 'length') return undefined;
  const by = relation.to === 'rest' ? 1n : -1n;
  return related({ ...relation, plus: relation.plus + by }, BigInt(next), run);
}

/** The states with which an iteration begins that is the last, or not: then at least two are to come. */
export function beginning(
  states: readonly State[],
  { loop }: Middle,
  which: 'middle' | 'last',
  run: Run,
): readonly State[] {
  const { abstractValues } = run;
  run.meter.spend(states.reduce((sum, { variables }) => sum + variables.size, 0));
  const aging = new Aging(loop, run, ({ relation, least }) => {
    if (relation === undefined) return undefined;
    const { to, plus } = relation;
    if (which === 'middle') return abstractValues.counted(to === 'rest' ? 2n + plus : least, { relation });
    return to === 'rest'
      ? abstractValues.known(1n + plus)
      : abstractValues.counted(least, { relation: { ...relation, to: 'length' } });
  });
  return states.map((state) => withVariables(state, aging.ageAll(state.variables)));
}
