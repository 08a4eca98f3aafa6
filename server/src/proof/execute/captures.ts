import type { Span } from '../../template/span.ts';
import type { Block, Node } from '../../template/tree.ts';
import { expressions, walk } from '../../template/walk.ts';
import { markOf } from '../prepare/partly-set.ts';
import type { State } from '../reader/state.ts';
import type { Captured, Values } from '../values/abstract-value.ts';
import { counterName } from '../values/evaluator.ts';
import { execute } from './execute.ts';
import type { Run } from './run.ts';

/** A capture keeps the block and the variables: it is read where it is printed, from the state there. */
export function executeCapture(block: Block, states: readonly State[], run: Run): readonly State[] {
  const [body] = block.branches;
  const markup = body?.tag.markup;
  if (body === undefined || markup?.kind !== 'name' || markup.target === undefined) return states;
  const { name } = markup.target;
  const names = [...namesIn(block, body.nodes)].flatMap((one) => [one, markOf(one)]);
  return states.flatMap((state) => {
    const value = run.space.leaf(run.abstractValues.captured(block, state.variables.only(names)));
    return afterEffects(body.nodes, state, run).map((after) => {
      const variables = run.isRead(name) ? run.withVariable(after.variables, name, value, body.tag) : after.variables;
      return { ...after, variables };
    });
  });
}

/** What a block does beside printing: it sets variables, counts, leaves a loop, ends the message. */
function afterEffects(nodes: readonly Node[], state: State, run: Run): readonly State[] {
  if (!hasEffects(nodes)) return [state];
  const { collected } = state;
  const ended = execute(nodes, [{ ...state, collected: nothing(run) }], run);
  return run.joinAfter(
    // What it does in its iterations is done again where it is printed, and told there.
    ended.map((after) => ({ ...after, collected, trail: state.trail })),
    { start: 0, end: nodes.at(-1)?.end ?? 0 },
  );
}

function nothing(run: Run): Values {
  return run.space.leaf(run.abstractValues.known(''));
}

const EFFECTS = new Set([
  'assign',
  'increment',
  'decrement',
  'cycle',
  'break',
  'continue',
  'abort_message',
  'connected_content',
  'catalog_items',
  'catalog_selection_items',
]);
const effects = new WeakMap<readonly Node[], boolean>();

function hasEffects(nodes: readonly Node[]): boolean {
  const known = effects.get(nodes);
  if (known !== undefined) return known;
  let found = false;
  for (const node of walk({ source: '', nodes, problems: [] })) {
    if ((node.type === 'tag' && EFFECTS.has(node.name)) || (node.type === 'block' && node.name === 'capture'))
      found = true;
  }
  effects.set(nodes, found);
  return found;
}

const namesByBlock = new WeakMap<Block, ReadonlySet<string>>();

/** The variables that a block reads. */
function namesIn(block: Block, nodes: readonly Node[]): ReadonlySet<string> {
  const known = namesByBlock.get(block);
  if (known !== undefined) return known;
  const names = new Set<string>(['forloop']);
  for (const node of walk({ source: '', nodes, problems: [] })) {
    for (const expression of expressions(node)) {
      if (expression.type !== 'lookup' || expression.root.kind !== 'name') continue;
      names.add(expression.root.name).add(counterName(expression.root.name));
    }
    if (node.type === 'tag' && (node.name === 'increment' || node.name === 'decrement' || node.name === 'cycle')) {
      names.add(node.name);
    }
  }
  namesByBlock.set(block, names);
  return names;
}

/** Prints a captured block into a state. The variables are those of then, and stay what they are now. */
export function printCaptured({ block, variables }: Captured, state: State, span: Span, run: Run): readonly State[] {
  const nodes = block.branches[0]?.nodes ?? [];
  if (run.depth >= MOST_DEPTH) {
    run.addGap(span, 'A captured block grows with each iteration of a loop', [state]);
    return [];
  }
  run.depth++;
  const ended = execute(nodes, [{ ...state, variables }], run);
  run.depth--;
  return ended.map((after) => {
    const previous = after.previous === state.previous ? state.previous : span;
    return { ...after, variables: state.variables, previous };
  });
}

/** Captured blocks that print captured blocks. */
const MOST_DEPTH = 20;

/** What a captured block prints as a value, for tests and filters. */
export function collectCaptured(captured: Captured, run: Run): Values {
  const known = run.collected.get(captured.id);
  if (known !== undefined) return known;
  const values = collect(captured, run);
  run.collected.set(captured.id, values);
  return values;
}

function collect({ block, variables }: Captured, run: Run): Values {
  const { space, conditions, abstractValues } = run;
  const nodes = block.branches[0]?.nodes ?? [];
  if (run.depth >= MOST_DEPTH) return space.leaf(abstractValues.anything('captured blocks in one another'));
  run.depth++;
  const ended = execute(nodes, [{ ...run.start(), variables, collected: nothing(run) }], run);
  run.depth--;
  let values: Values = space.leaf(abstractValues.anything('what a captured block prints'));
  let covered: State['when'] = conditions.never;
  for (const { when, collected } of ended) {
    if (collected === undefined || !conditions.excludes(when, covered)) {
      return space.leaf(abstractValues.anything('what a captured block prints'));
    }
    values = space.choose(when, collected, values);
    covered = conditions.or(covered, when);
  }
  return values;
}
