import type { Span } from '../../template/span.ts';
import type { Block, Node } from '../../template/tree.ts';
import { type State, withProvenance } from '../reader/state.ts';
import type { Captured, Values } from '../values/abstract-value.ts';
import { execute } from './execute.ts';
import type { Run } from './run.ts';

/** A capture keeps the block and the variables: it is read where it is printed, from the state there. */
export function executeCapture(block: Block, states: readonly State[], run: Run): readonly State[] {
  const [body] = block.branches;
  const markup = body?.tag.markup;
  if (body === undefined || markup?.kind !== 'name' || markup.target === undefined) return states;
  const { name } = markup.target;
  return states.flatMap((state) => {
    const value = run.space.leaf(run.abstractValues.captured(block, run.captured.readsOf(block, state.variables)));
    return afterEffects(body.nodes, state, run).map((after) => {
      const variables = run.variables.isEverRead(name)
        ? run.variables.set(after.variables, name, value, body.tag)
        : after.variables;
      return { ...after, variables };
    });
  });
}

/** What a block does beside printing: it sets variables, counts, leaves a loop, ends the message. */
function afterEffects(nodes: readonly Node[], state: State, run: Run): readonly State[] {
  if (!run.captured.hasEffects(nodes)) return [state];
  const { collected } = state;
  const ended = execute(nodes, [{ ...state, collected: nothing(run) }], run);
  return run.joining.after(
    { start: 0, end: nodes.at(-1)?.end ?? 0 }, // What it does in its iterations is done again where it is printed, and told there.
    ended.map((after) => ({ ...after, collected, trail: state.trail })),
  );
}

function nothing(run: Run): Values {
  return run.space.leaf(run.abstractValues.known(''));
}

/** Prints a captured block into a state. The variables are those of then, and stay what they are now. */
export function printCaptured({ block, variables }: Captured, state: State, span: Span, run: Run): readonly State[] {
  const nodes = block.branches[0]?.nodes ?? [];
  if (run.captured.depth >= MOST_DEPTH) {
    run.findings.addGap(span, 'A captured block grows with each iteration of a loop', [state]);
    return [];
  }
  run.captured.depth++;
  const ended = execute(nodes, [{ ...state, variables }], run);
  run.captured.depth--;
  return ended.map((after) => {
    const moved =
      after.provenance.previous === state.provenance.previous ? after : withProvenance(after, { previous: span });
    return { ...moved, variables: state.variables };
  });
}

/** Captured blocks that print captured blocks. */
const MOST_DEPTH = 20;

/** What a captured block prints as a value, for tests and filters. */
export function collectCaptured(captured: Captured, run: Run): Values {
  const known = run.captured.printed.get(captured.id);
  if (known !== undefined) return known;
  const values = collect(captured, run);
  run.captured.printed.set(captured.id, values);
  return values;
}

function collect({ block, variables }: Captured, run: Run): Values {
  const { space, conditions, abstractValues } = run;
  const nodes = block.branches[0]?.nodes ?? [];
  if (run.captured.depth >= MOST_DEPTH) return space.leaf(abstractValues.anything('captured blocks in one another'));
  run.captured.depth++;
  const ended = execute(nodes, [{ ...run.start(), variables, collected: nothing(run) }], run);
  run.captured.depth--;
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
