import { isOperator } from '../../semantics/compare.ts';
import { Float } from '../../semantics/values.ts';
import type { Comparison, Expression, Condition as Tested } from '../../template/expressions.ts';
import type { Span } from '../../template/span.ts';
import type { Conditions, PathCondition } from '../conditions/conditions.ts';
import { type Diagram, isLeaf, leavesOf, Space } from '../conditions/diagram.ts';
import type { AbstractValue } from './abstract-value.ts';
import type { AbstractValues } from './abstract-values.ts';
import { type Answer, answer, type Distinguishes, isOrder, scaleOf } from './compare.ts';
import type { Asked, Test } from './decision-variable.ts';
import type { DecisionVariables } from './decision-variables.ts';
import type { Environment } from './environment.ts';
import type { Evaluator } from './evaluator.ts';
import { scopeOf } from './inside.ts';
import type { Meanings } from './meanings.ts';
import { NumberTests } from './number-tests.ts';

/** When a test says yes, when no, and when Liquid prints an error instead. More than one may hold together where nothing can be told. */
export interface Outcome {
  readonly yes: PathCondition;
  readonly no: PathCondition;
  readonly error: PathCondition;
}

type Operand = AbstractValue | Asked;

interface Open {
  readonly left: Operand;
  readonly right: Operand;
  readonly canFail: boolean;
}

const blank: Asked = { kind: 'asked', what: 'blank' };
const empty: Asked = { kind: 'asked', what: 'empty' };

/** So many observations of one test are remembered: the conditions double with each. */
const MOST_OPEN = 8;

/** Works out when the tests of a body hold. */
export class Tester {
  private readonly answers: Space<Exclude<Answer, 'open' | 'open-or-error'> | Open>;
  private readonly opens = new Map<string, Open>();
  private readonly operands: Space<Operand>;
  /** By the operator and what it compares: iterations of a loop ask the same again. */
  private readonly compared = new Map<string, Map<Diagram<Operand>, Map<Diagram<Operand>, Outcome>>>();
  private readonly numbers: NumberTests;
  /** Loops that are being walked: offsets of their tags. */
  readonly loops: number[] = [];

  constructor(
    private readonly evaluator: Evaluator,
    private readonly decisionVariables: DecisionVariables,
    private readonly conditions: Conditions,
    private readonly abstractValues: AbstractValues,
    private readonly meanings: Meanings,
  ) {
    this.answers = new Space(conditions.meter);
    this.operands = new Space(conditions.meter);
    this.numbers = new NumberTests(conditions, decisionVariables);
  }

  /** From the left, each `and` and `or` decides over all that follows it. */
  holds({ terms, connectives }: Tested, variables: Environment): Outcome {
    const { and, or, never, always } = this.algebra();
    let result: Outcome | undefined;
    for (let at = terms.length - 1; at >= 0; at--) {
      const term = terms[at];
      if (term === undefined) continue;
      const first = this.term(term, variables);
      const rest = result;
      if (rest === undefined) result = first;
      else if (connectives[at] === 'and') {
        const error = or(first.error, and(first.yes, rest.error));
        result = { yes: and(first.yes, rest.yes), no: or(first.no, and(first.yes, rest.no)), error };
      } else {
        const error = or(first.error, and(first.no, rest.error));
        result = { yes: or(first.yes, and(first.no, rest.yes)), no: and(first.no, rest.no), error };
      }
    }
    return result ?? { yes: never, no: always, error: never };
  }

  /** When a list has so many items; undefined where nothing can be remembered of it. */
  hasItems(list: AbstractValue, iterations: number, span: Span): PathCondition | undefined {
    const { abstractValues } = this;
    const left = abstractValues.filtered(abstractValues.unsorted(list), 'size', []);
    const right = abstractValues.known(BigInt(iterations));
    return this.choice({ left, right }, { operator: '==', span, isNegated: false, iterations: iterations });
  }

  /** `case left … when right`. */
  equal(left: Expression, right: Expression, variables: Environment, span: Span): Outcome {
    return this.compare(this.operand(left, variables), '==', this.operand(right, variables), span);
  }

  private algebra() {
    const { conditions } = this;
    return {
      and: (a: PathCondition, b: PathCondition) => conditions.and(a, b),
      or: (a: PathCondition, b: PathCondition) => conditions.or(a, b),
      never: conditions.never,
      always: conditions.always,
    };
  }

  private term({ left, operator, right, start, end }: Comparison, variables: Environment): Outcome {
    const { never, always } = this.conditions;
    if (operator !== undefined && !isOperator(operator.text)) return { yes: never, no: never, error: always };
    const one = this.operand(left, variables);
    const other = right === undefined ? this.operands.leaf(this.abstractValues.nil) : this.operand(right, variables);
    return this.compare(one, operator?.text ?? '', other, { start, end });
  }

  private operand(expression: Expression, variables: Environment): Diagram<Operand> {
    if (expression.type === 'literal' && expression.literal.kind === 'blank') return this.operands.leaf(blank);
    if (expression.type === 'literal' && expression.literal.kind === 'empty') return this.operands.leaf(empty);
    return this.evaluator.collected(this.evaluator.value(expression, variables));
  }

  private compare(
    left: Diagram<Operand>,
    operator: string,
    right: Diagram<Operand>,
    span: Span,
    isNegated = false,
  ): Outcome {
    if (operator === '!=' || operator === '<>') {
      // So that `a != b` and `a == b` are one observation.
      const { yes: no, no: yes, error } = this.compare(left, '==', right, span, true);
      return { yes, no, error };
    }
    if (isOrder(operator)) this.noteNumbers(left, right, span);
    const compared = this.compared.get(operator) ?? new Map<Diagram<Operand>, Map<Diagram<Operand>, Outcome>>();
    this.compared.set(operator, compared);
    const withLeft = compared.get(left) ?? new Map<Diagram<Operand>, Outcome>();
    compared.set(left, withLeft);
    const known = withLeft.get(right) ?? this.workOut(left, operator, right, { span, isNegated });
    withLeft.set(right, known);
    return known;
  }

  private workOut(
    left: Diagram<Operand>,
    operator: string,
    right: Diagram<Operand>,
    asked: Pick<Test, 'span' | 'isNegated'>,
  ): Outcome {
    const { and, or } = this.algebra();
    const literal = operator === '==' && isLeaf(right) && right.value.kind === 'known' ? right.value.value : null;
    if (typeof literal === 'string' || typeof literal === 'bigint' || literal instanceof Float) {
      const yes = this.decisionVariables.isEqual(left, literal);
      if (yes !== undefined) return { yes, no: this.conditions.not(yes), error: this.conditions.never };
    }
    const distinguishes: Distinguishes = (path, name, value) => this.decisionVariables.distinguishes(path, name, value);
    const answers = this.answers.combine(left, right, (one, other) => {
      const given = answer({ left: one, operator, right: other }, distinguishes);
      return given === 'open' || given === 'open-or-error' ? this.open(one, other, given === 'open-or-error') : given;
    });
    const byAnswer = this.conditions.byValue(answers);
    const { never } = this.conditions;
    let yes = byAnswer.get('yes') ?? never;
    let no = byAnswer.get('no') ?? never;
    let error = byAnswer.get('error') ?? never;
    const opens = leavesOf(answers).filter((given) => typeof given !== 'string');
    for (const given of opens) {
      const when = byAnswer.get(given) ?? never;
      const holds = opens.length > MOST_OPEN ? undefined : this.choice(given, { operator, ...asked });
      yes = or(yes, holds === undefined ? when : and(when, holds));
      no = or(no, holds === undefined ? when : and(when, this.conditions.not(holds)));
      if (given.canFail) error = or(error, when);
    }
    return { yes, no, error };
  }

  /** What is put in order with a number, or with a value of which no more is known, is meant to be a number. */
  private noteNumbers(left: Diagram<Operand>, right: Diagram<Operand>, span: Span): void {
    const [ones, others] = [leavesOf(left), leavesOf(right)];
    for (const [mine, theirs] of [[ones, others] as const, [others, ones] as const]) {
      if (!theirs.every((other) => other.kind === 'place' || scaleOf(other) === 'number')) continue;
      for (const one of mine) if (one.kind === 'place') this.meanings.add(one.path, 'number', span);
    }
  }

  /** The same observation for all classes of its values, so that there is one choice and not one for each pair of classes. */
  private open(one: Operand, other: Operand, canFail: boolean): Open {
    const [left, right] = [this.unsorted(one), this.unsorted(other)];
    const key = `${keyOf(left)} ${keyOf(right)} ${canFail}`;
    const known = this.opens.get(key) ?? { left, right, canFail };
    this.opens.set(key, known);
    return known;
  }

  private unsorted(operand: Operand): Operand {
    return operand.kind === 'asked' ? operand : this.abstractValues.unsorted(operand);
  }

  /** Undefined where the same observation may have another answer the next time, so that nothing can be remembered of it. */
  private choice(
    { left, right }: Pick<Open, 'left' | 'right'>,
    asked: Omit<Test, 'left' | 'right'>,
  ): PathCondition | undefined {
    const scopes = [left, right].map((operand) => (operand.kind === 'asked' ? 'constant' : scopeOf(operand)));
    if (scopes.includes('unknown')) return undefined;
    const loops = scopes.includes('turn') ? new Set(this.loops) : new Set<number>();
    const test = { left, right, ...asked };
    return this.numbers.holds(test, loops) ?? this.decisionVariables.test(test, loops);
  }
}

function keyOf(operand: Operand): string {
  return operand.kind === 'asked' ? operand.what : String(operand.id);
}
