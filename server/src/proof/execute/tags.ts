import type { Tag } from '../../template/tree.ts';
import { isLeaf, leavesOf } from '../conditions/diagram.ts';
import { readText } from '../reader/read.ts';
import { type State, withVariables } from '../reader/state.ts';
import type { Values } from '../values/abstract-value.ts';
import type { Environment } from '../values/environment.ts';
import { fails } from '../values/exact.ts';
import { assigned, succeeded } from '../values/filters.ts';
import { isDividedByZero } from '../values/never-json.ts';
import { printsOf } from '../values/printed.ts';
import { setFlagOf } from '../values/variable-key.ts';
import { count } from './counting.ts';
import { cycle } from './cycles.ts';
import { leave } from './exits.ts';
import { printValues } from './outputs.ts';
import type { Run } from './run.ts';

/** Tags that are no blocks and print no expression. */
export function executeTag(tag: Tag, states: readonly State[], run: Run): readonly State[] {
  switch (tag.name) {
    case 'assign':
      return executeAssign(tag, states, run);
    case 'increment':
    case 'decrement':
      return states.flatMap((state) => count(tag, state, run));
    case 'cycle':
      return states.flatMap((state) => cycle(tag, state, run));
    case 'break':
    case 'continue':
      leave(tag.name, states, run);
      return [];
    case 'abort_message':
      for (const state of states) run.findings.abort(state);
      return [];
    case '#':
    case 'message_extras':
      return states;
    default:
      return executeBrazeTag(tag, states, run);
  }
}

function executeAssign(tag: Tag, states: readonly State[], run: Run): readonly State[] {
  const { markup } = tag;
  if (markup.kind !== 'assign' || markup.target === undefined || !run.variables.isEverRead(markup.target.name))
    return states;
  const { target, expression } = markup;
  return states.flatMap((state) => {
    const value = run.evaluator.filtered(expression, state.variables);
    return assign(tag, target.name, value, state, run);
  });
}

/** For each thing that a variable may be. */
const STEPS_PER_LEAF = 2;

/** Where a filter fails nothing is printed, and the variable stays what it was. */
function assign(tag: Tag, name: string, given: Values, state: State, run: Run): readonly State[] {
  const { space, abstractValues } = run;
  const before = variableAsSet(name, state, run);
  const parts = leavesOf(given);
  run.meter.spend(STEPS_PER_LEAF * parts.length);
  // What is known here of a divisor is not where the variable is read.
  const mayFail = parts.some((one) => printsOf(one).error);
  const value = mayFail ? space.map(given, (one) => run.decided.settled(one, state.when)) : given;
  const isUnset = isLeaf(before) && before.value === abstractValues.nil;
  const failing = leavesOf(value).filter((one) => run.decided.printsIn(one, state.when).error);
  const set =
    failing.length > 0
      ? space.combine(before, value, (kept, one) => {
          if (!failing.includes(one)) return one;
          if (fails(one)) return kept;
          const isSure = !isUnset && !isDividedByZero(one);
          return isSure ? succeeded(one, abstractValues) : assigned(one, abstractValues);
        })
      : value;
  const variables = run.variables.set(state.variables, name, set, tag);
  const after = withVariables(state, failing.length > 0 ? asBefore(name, value, state, variables, run) : variables);
  if (isUnset || failing.every(fails)) return [after];
  // Of what is divided by 0 nothing is set but of a number with a fraction.
  const isRare = failing.some(isDividedByZero);
  return [isRare ? { ...after, isUnsure: true } : after, { ...state, isUnsure: true }];
}

/** A counter of that name is none. */
function variableAsSet(name: string, { variables }: State, run: Run): Values {
  if (run.variables.hidesCounter(name)) return variables.get(name) ?? run.evaluator.unset(name);
  return run.evaluator.variable(name, variables);
}

/** Where a filter fails, a counter of that name is hidden as little as before. */
function asBefore(name: string, value: Values, state: State, variables: Environment, run: Run): Environment {
  if (!run.variables.hidesCounter(name)) return variables;
  const { space, abstractValues } = run;
  const [flag, set] = [setFlagOf(name), abstractValues.known(true)];
  const before = state.variables.get(flag) ?? space.leaf(abstractValues.nil);
  return variables.set(
    flag,
    space.combine(before, value, (was, one) => (fails(one) ? was : set)),
  );
}

function executeBrazeTag(tag: Tag, states: readonly State[], run: Run): readonly State[] {
  const { space, abstractValues, paths } = run;
  const set = (name: string) => {
    const value = space.leaf(abstractValues.place(paths.root({ kind: 'namespace', name })));
    return states.map((state) => ({ ...state, variables: state.variables.set(name, value) }));
  };
  const printing = (prints: 'text' | 'digits') => {
    const value = space.leaf(
      prints === 'digits'
        ? abstractValues.counted(0n)
        : abstractValues.place(paths.root({ kind: 'namespace', name: tag.name })),
    );
    return states.flatMap((state) =>
      printValues(value, state, { start: tag.start, end: tag.end, text: tag.name }, run),
    );
  };
  switch (tag.name) {
    case 'connected_content': {
      const save =
        tag.markup.kind === 'raw' ? tag.markup.options.find(({ name }) => name === 'save')?.value : undefined;
      if (save !== undefined) return set(run.source.slice(save.start, save.end).trim());
      run.findings.addGap(tag, 'Without `:save`, `connected_content` may print what it fetches', states);
      return set('connected');
    }
    case 'catalog_items':
    case 'catalog_selection_items':
      return set('items');
    case 'promotion':
      return printing('text');
    case 'random':
      return printing('digits');
    case 'include':
    case 'render': {
      const printed = 'Liquid error: This liquid context does not allow includes.';
      const origin = { kind: 'output', span: { start: tag.start, end: tag.end }, printed } as const;
      return states.flatMap((state) =>
        state.collected === undefined ? readText(state, printed, origin, run.reading()) : [state],
      );
    }
    default:
      run.findings.addGap(tag, `Could not determine what \`${tag.name}\` prints`, states);
      return [];
  }
}
