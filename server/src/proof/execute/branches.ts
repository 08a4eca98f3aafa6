import { isOperator } from '../../semantics/compare.ts';
import type { Expression } from '../../template/expressions.ts';
import { spanOf } from '../../template/span.ts';
import type { Block, Branch, Tag } from '../../template/tree.ts';
import type { PathCondition } from '../conditions/conditions.ts';
import { appendTo } from '../reader/content.ts';
import { readText } from '../reader/read.ts';
import { copyOf, type State, withCollected, withProvenance } from '../reader/state.ts';
import type { Values } from '../values/abstract-value.ts';
import type { Outcome } from '../values/tester.ts';
import { appended, execute } from './execute.ts';
import { type Ended, executeApart, leave } from './exits.ts';
import { possibleValuesIn } from './outputs.ts';
import type { Run } from './run.ts';

/** `if` and `unless` with all their branches. */
export function executeBranches(block: Block, states: readonly State[], run: Run): readonly State[] {
  let waiting = states;
  const done: State[] = [];
  for (const [at, branch] of block.branches.entries()) {
    const isNegated = block.name === 'unless' && at === 0;
    const { taken, passed, failed } = split(waiting, branch.tag, isNegated, run);
    if (taken.length > 0) run.take(block, String(at));
    done.push(...execute(branch.nodes, taken, run, branch.blank), ...printErrors(failed, branch, run));
    waiting = passed;
  }
  if (waiting.length > 0) run.take(block, 'none');
  return [...done, ...waiting];
}

interface Split {
  readonly taken: State[];
  readonly passed: State[];
  /** With the condition before the test, and whether it might have had another outcome. */
  readonly failed: { readonly state: State; readonly before: PathCondition; readonly hasOthers: boolean }[];
}

function split(states: readonly State[], { name, markup }: Tag, isNegated: boolean, run: Run): Split {
  if (name === 'else') return { taken: [...states], passed: [], failed: [] };
  const { never, always } = run.conditions;
  return byOutcome(states, run, ({ variables }) => {
    const outcome =
      markup.kind === 'condition'
        ? run.tester.holds(markup.condition, variables)
        : { yes: never, no: always, error: never };
    return isNegated ? { ...outcome, yes: outcome.no, no: outcome.yes } : outcome;
  });
}

/** To ask for a test's outcome, and to make a state of each. */
const STEPS_PER_TEST = 5;

function byOutcome(states: readonly State[], run: Run, outcomeOf: (state: State) => Outcome): Split {
  const result: Split = { taken: [], passed: [], failed: [] };
  run.meter.spend(STEPS_PER_TEST * states.length);
  for (const state of states) {
    const { yes, no, error } = outcomeOf(state);
    const isUnsure = state.isUnsure || !run.conditions.excludes(run.conditions.and(yes, no), state.when);
    add(result.taken, state, yes, isUnsure, run);
    add(result.passed, state, no, isUnsure, run);
    if (error === run.conditions.never) continue;
    const failed: State[] = [];
    const others = run.conditions.or(yes, no);
    add(failed, state, error, isUnsure || !run.conditions.excludes(run.conditions.and(error, others), state.when), run);
    const hasOthers = !run.conditions.excludes(state.when, others);
    result.failed.push(...failed.map((one) => ({ state: one, before: state.when, hasOthers })));
  }
  return result;
}

function add(to: State[], state: State, condition: PathCondition, isUnsure: boolean, run: Run): void {
  const when = run.conditions.and(state.when, condition);
  if (when === run.conditions.never) return;
  const copy = copyOf(state);
  copy.when = when;
  copy.isUnsure = isUnsure;
  to.push(copy);
}

/**
 * A test that fails, as of a text against a number, prints an error. Within a text that does no harm; elsewhere the values must not
 * be such.
 */
function printErrors(failed: Split['failed'], { tag, blank }: Branch, run: Run): readonly State[] {
  return failed.flatMap(({ state, before, hasOthers }) => {
    if (blank) return [state];
    const { markup } = tag;
    const terms = markup.kind === 'condition' ? markup.condition.terms : [];
    const [term] = terms;
    const isUnknown = terms.some(({ operator }) => operator !== undefined && !isOperator(operator.text));
    const text = run.source.slice(markup.start, markup.end).trim();
    const values = term === undefined ? [] : operands(term.left, state, run);
    // Data may be of another class, in another branch or another iteration.
    const isOfData = !isUnknown && (hasOthers || values.some(({ kind }) => kind === 'place'));
    if (state.collected !== undefined) return [withCollected(state, collectError(state.collected, isOfData, run))];
    if (state.control.mode === 'string') return [withErrorInText(state, tag, run)];
    if (isOfData) {
      run.findings.addAssumption({
        ...spanOf(tag),
        kind: 'error',
        text,
        values,
        place: 'value',
        member: [],
        when: state.when,
        reached: before,
        trail: state.trail,
      });
      run.findings.lose(state);
      return [];
    }
    return readText(state, ERROR, { kind: 'output', span: spanOf(tag), printed: ERROR }, run.reading());
  });
}

/** The text goes on with the error in it. */
function withErrorInText(state: State, { start, end }: Tag, { abstractValues }: Run): State {
  const { provenance, when } = state;
  const values = [{ value: abstractValues.anything('an error in a string'), when }];
  const content = appendTo(provenance.content, { start, end, values, reached: when, isError: true });
  return withProvenance(state, { content });
}

/** What is printed of an error that other data does not have cannot be followed. */
function collectError(collected: Values, isOfData: boolean, run: Run): Values {
  const { space, abstractValues } = run;
  return isOfData
    ? space.leaf(abstractValues.anything('an error in a captured block'))
    : appended(collected, ERROR, run);
}

/** What Liquid really prints names a line and the values; it is no JSON in any case. */
const ERROR = 'Liquid error (line 1): comparison failed';

function operands(expression: Expression, state: State, run: Run) {
  const values = run.evaluator.value(expression, state.variables);
  return possibleValuesIn(values, state, run).map(({ value }) => value);
}

/** Every value that matches prints its branch, and `else` where none before it did. */
export function executeCase(block: Block, states: readonly State[], run: Run): readonly State[] {
  const [head, ...branches] = block.branches;
  const markup = head?.tag.markup;
  const value = markup?.kind === 'case' ? markup.value : undefined;
  let unmatched = states;
  let matched: readonly State[] = [];
  let left: Omit<Ended, 'ended'> = { breaks: [], continues: [] };
  for (const branch of branches) {
    if (branch.tag.name === 'else') {
      matched = [...matched, ...execute(branch.nodes, unmatched, run, branch.blank)];
      if (unmatched.length > 0) run.take(block, 'else');
      unmatched = [];
      continue;
    }
    const values = branch.tag.markup.kind === 'when' ? branch.tag.markup.values : [];
    for (const other of values) {
      const of = (state: State) => outcomeOfWhen(value, other, state, branch.tag, run);
      const first = byOutcome(unmatched, run, of);
      const again = byOutcome(matched, run, of);
      if (first.taken.length > 0) run.take(block, String(other.start));
      left = {
        breaks: unmatchedAgain(left.breaks, of, branch.tag, run),
        continues: unmatchedAgain(left.continues, of, branch.tag, run),
      };
      const entering = run.joining.after(branch.tag, [...first.taken, ...again.taken]);
      const { ended, breaks, continues } = executeApart(branch.nodes, entering, run, branch.blank);
      left = { breaks: [...left.breaks, ...breaks], continues: [...left.continues, ...continues] };
      const failed = printErrors([...first.failed, ...again.failed], branch, run);
      unmatched = first.passed;
      matched = run.joining.after(branch.tag, [...again.passed, ...ended, ...failed]);
    }
  }
  leave('break', left.breaks, run);
  leave('continue', left.continues, run);
  if (unmatched.length > 0) run.take(block, 'none');
  return [...matched, ...unmatched];
}

/** On its way out of a loop Ruby still begins each further branch that matches, up to its first output or tag. */
function unmatchedAgain(left: readonly State[], of: (state: State) => Outcome, tag: Tag, run: Run): readonly State[] {
  if (left.length === 0) return left;
  const { taken, passed } = byOutcome(left, run, of);
  if (taken.length > 0)
    run.findings.addGap(tag, 'Liquid begins this branch too, after `break` or `continue` in another one', taken);
  return passed;
}

function outcomeOfWhen(value: Expression | undefined, other: Expression, state: State, tag: Tag, run: Run): Outcome {
  const { never, always } = run.conditions;
  if (value === undefined) return { yes: never, no: always, error: never };
  return run.tester.equal(value, other, state.variables, spanOf(tag));
}
