import type { Tag } from '../../template/tree.ts';
import { isLeaf, leavesOf } from '../conditions/diagram.ts';
import { readText } from '../reader/read.ts';
import { type State, withVariables } from '../reader/state.ts';
import type { AbstractValue, Values } from '../values/abstract-value.ts';
import { fails } from '../values/exact.ts';
import { assigned } from '../values/filters.ts';
import { prints } from '../values/prints.ts';
import { counterKey, cycleKey } from '../values/variable-key.ts';
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
      return leave(tag.name, states, run);
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
function assign(tag: Tag, name: string, value: Values, state: State, run: Run): readonly State[] {
  const { space, abstractValues } = run;
  const before = run.evaluator.variable(name, state.variables);
  const leaves = leavesOf(value);
  run.meter.spend(STEPS_PER_LEAF * leaves.length);
  const failing = leaves.filter((one) => run.decided.printsIn(one, state.when).error);
  const set =
    failing.length > 0
      ? space.combine(before, value, (kept, one) => {
          if (!failing.includes(one)) return one;
          return fails(one) ? kept : assigned(one, abstractValues);
        })
      : value;
  const after = withVariables(state, run.variables.set(state.variables, name, set, tag));
  const isUnset = isLeaf(before) && before.value === abstractValues.nil;
  return isUnset || failing.every(fails) ? [after] : [after, { ...state, isUnsure: true }];
}

/** Counters begin at 0; `increment` prints before it counts, `decrement` after. */
function count(tag: Tag, state: State, run: Run): readonly State[] {
  const { space, abstractValues } = run;
  const name = counterKey(run.source.slice(tag.markup.start, tag.markup.end).trim());
  const before = state.variables.get(name) ?? space.leaf(abstractValues.known(0n));
  const step = tag.name === 'increment' ? 1n : -1n;
  // Nothing else sets a counter, so that it is a whole number however often a loop has counted.
  const lost = run.source.includes('decrement')
    ? abstractValues.anything('a counter', { prints: prints.integer })
    : abstractValues.counted(0n);
  const after = space.map(before, (one) => {
    const counted = countOf(one);
    if (counted !== undefined) return abstractValues.known(counted + step);
    return one.kind === 'counted' && step > 0n ? abstractValues.counted(one.least + 1n) : lost;
  });
  const next = { ...state, variables: state.variables.set(name, after) };
  const zero = space.map(before, (one) => {
    const counted = countOf(one);
    if (counted !== undefined) return abstractValues.known(counted);
    return one.kind === 'counted' ? one : lost;
  });
  return printValues(step > 0n ? zero : after, next, { start: tag.start, end: tag.end, text: tag.name }, run);
}

/** Where nothing was counted yet, it is nil. */
function countOf(value: AbstractValue): bigint | undefined {
  if (value.kind !== 'known') return undefined;
  return value.value === null ? 0n : typeof value.value === 'bigint' ? value.value : undefined;
}

/** Tags with the same group, or else the same values, take iterations together. */
function cycle(tag: Tag, state: State, run: Run): readonly State[] {
  const { space, abstractValues } = run;
  if (tag.markup.kind !== 'cycle') return [state];
  const { group } = tag.markup;
  const values = tag.markup.values.filter((value) => value.type !== 'literal' || value.literal.kind !== 'nil');
  const isLiteral = values.every(({ type }) => type === 'literal');
  const text = values.map(({ start, end }) => run.source.slice(start, end)).join();
  const key = group ? run.source.slice(group.start, group.end) : isLiteral ? text : String(tag.start);
  const name = cycleKey(key);
  const iterations = state.variables.get(name) ?? space.leaf(abstractValues.known(0n));
  const next = space.map(iterations, (one) => {
    const iteration = countOf(one);
    if (iteration === undefined) return abstractValues.anything('a cycle');
    return abstractValues.known(iteration + 1n >= BigInt(values.length) ? 0n : iteration + 1n);
  });
  const after = { ...state, variables: state.variables.set(name, next) };
  const place = { start: tag.start, end: tag.end, text };
  const each = values.map((value) => run.evaluator.value(value, state.variables));
  const nil = space.leaf(abstractValues.nil);
  const isLost = run.conditions.where(iterations, (one) => one.kind !== 'known');
  const inIteration = each.reduce((others: Values, value, at) => {
    return space.choose(
      run.conditions.where(iterations, (one) => countOf(one) === BigInt(at)),
      value,
      others,
    );
  }, nil);
  const { conditions } = run;
  const known = { ...after, when: conditions.and(state.when, conditions.not(isLost)) };
  const lost = { ...after, when: conditions.and(state.when, isLost), isUnsure: true };
  return [
    ...(known.when === conditions.never ? [] : printValues(inIteration, known, place, run)),
    ...(lost.when === conditions.never ? [] : [...each].flatMap((value) => printValues(value, lost, place, run))),
  ];
}

function leave(name: 'break' | 'continue', states: readonly State[], run: Run): readonly State[] {
  const loop = run.iterations.exits.at(-1);
  // Outside of a loop Ruby ends the rendering here.
  if (loop === undefined) {
    run.ended.push(...states);
    return [];
  }
  (name === 'break' ? loop.breaks : loop.continues).push(...states);
  return [];
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
