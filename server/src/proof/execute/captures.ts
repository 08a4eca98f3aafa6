import type { Span } from '../../template/span.ts';
import type { Block, Node } from '../../template/tree.ts';
import { type State, withProvenance } from '../reader/state.ts';
import type { Captured, Values } from '../values/abstract-value.ts';
import { type Ended, executeApart, leave } from './exits.ts';
import type { Run } from './run.ts';

/** A capture keeps the block and the variables: it is read where it is printed, from the state there. */
export function executeCapture(block: Block, states: readonly State[], run: Run): readonly State[] {
  const [body] = block.branches;
  const markup = body?.tag.markup;
  if (body === undefined || markup?.kind !== 'name' || markup.target === undefined) return states;
  const { name } = markup.target;
  return states.flatMap((state) => {
    const value = run.space.leaf(run.abstractValues.captured(block, run.captured.readsOf(block, state.variables)));
    const set = (after: State): State => ({
      ...after,
      variables: run.variables.isEverRead(name)
        ? run.variables.set(after.variables, name, value, body.tag)
        : after.variables,
    });
    const { ended, breaks, continues } = afterEffects(body.nodes, state, run);
    // A loop is left only once the variable is set.
    leave('break', breaks.map(set), run);
    leave('continue', continues.map(set), run);
    return ended.map(set);
  });
}

/** What a block does beside printing: it sets variables, counts, leaves a loop, ends the message. */
function afterEffects(nodes: readonly Node[], state: State, run: Run): Ended {
  if (!run.captured.hasEffects(nodes)) return { ended: [state], breaks: [], continues: [] };
  const { collected } = state;
  const { ended, breaks, continues } = executeApart(nodes, [{ ...state, collected: nothing(run) }], run);
  const span = { start: 0, end: nodes.at(-1)?.end ?? 0 };
  // What it does in its iterations is done again where it is printed, and told there.
  const after = (states: readonly State[]) =>
    run.joining.after(
      span,
      states.map((one) => ({ ...one, collected, trail: state.trail })),
    );
  return { ended: after(ended), breaks: after(breaks), continues: after(continues) };
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
  // What it printed up to a `break` is all that it printed.
  const { ended, breaks, continues } = run.captured.printing(block, span.start, () =>
    executeApart(nodes, [{ ...state, variables }], run),
  );
  return [...ended, ...breaks, ...continues].map((after) => {
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
  if (run.captured.depth >= MOST_DEPTH) return space.leaf(abstractValues.anything('nested captured blocks'));
  run.captured.depth++;
  const { ended, breaks, continues } = executeApart(
    nodes,
    [{ ...run.start(), variables, collected: nothing(run) }],
    run,
  );
  run.captured.depth--;
  let values: Values = space.leaf(abstractValues.anything('what a captured block prints'));
  let covered: State['when'] = conditions.never;
  for (const { when, collected } of [...ended, ...breaks, ...continues]) {
    if (collected === undefined || !conditions.excludes(when, covered)) {
      return space.leaf(abstractValues.anything('what a captured block prints'));
    }
    values = space.choose(when, collected, values);
    covered = conditions.or(covered, when);
  }
  return values;
}
