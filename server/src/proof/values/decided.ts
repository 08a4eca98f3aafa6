import { DIVIDES } from '../../catalog/filter-effects.ts';
import { compare } from '../../semantics/compare.ts';
import { isError } from '../../semantics/errors.ts';
import { Float, type Value } from '../../semantics/values.ts';
import type { Conditions, PathCondition } from '../conditions/conditions.ts';
import type { AbstractValue, Filtered } from './abstract-value.ts';
import type { AbstractValues } from './abstract-values.ts';
import type { AskedTest } from './asked-tests.ts';
import type { DecisionVariables } from './decision-variables.ts';
import { isExact } from './exact.ts';
import { ASSIGNED, MAKES_NUMBERS } from './filter-kinds.ts';
import { LEAST_OF_DATA, magnitudeOf, within } from './magnitude.ts';
import { printsOf } from './printed.ts';
import { isNumber, type Prints, prints } from './prints.ts';
import { isWhole } from './whole.ts';

const ORDERS: ReadonlySet<string> = new Set(['<', '>', '<=', '>=']);

interface Decidable {
  readonly value: AbstractValue;
  readonly when: PathCondition;
}

/** What the tests on the way to a place have decided of values that have no classes: of what filters make, and of items. */
export class Decided {
  constructor(
    private readonly conditions: Conditions,
    private readonly decisionVariables: DecisionVariables,
    private readonly abstractValues: AbstractValues,
  ) {}

  /**
   * What a value is in some cases: the texts that it was found to be equal to, and itself in the rest of them.
   * @param reached when it is read at all.
   */
  split(leaf: Decidable, reached: PathCondition): readonly Decidable[] {
    const { conditions } = this;
    const { value } = leaf;
    const tests = isExact(value) ? [] : this.testsOf(value);
    if (tests.length === 0) return [leaf];
    const found: Decidable[] = [];
    let { when } = leaf;
    for (const { test, holds } of tests) {
      const { operator, right } = test;
      if (operator !== '==' || right.kind !== 'known' || typeof right.value !== 'string') continue;
      const equal = conditions.and(when, holds);
      if (conditions.excludes(equal, reached)) continue;
      found.push({ value: right, when: equal });
      when = conditions.and(when, conditions.not(holds));
    }
    if (when === leaf.when) found.push(leaf);
    else if (!conditions.excludes(when, reached)) found.push({ value, when });
    return found;
  }

  /** Whether a value is a number in all of these cases, and not 0. */
  isNotZero(value: AbstractValue, when: PathCondition): boolean {
    const { conditions } = this;
    const isNumber = value.kind === 'counted' || (value.kind === 'filtered' && MAKES_NUMBERS.has(value.filter));
    if (isNeverZero(value)) return true;
    let zero = when;
    for (const { test, holds } of this.testsOf(value)) {
      const { operator, right } = test;
      if (right.kind !== 'known' || !isNumeric(right.value)) continue;
      if (!ORDERS.has(operator) && operator !== '==') continue;
      const ofZero = compare(0n, operator, right.value);
      if (isError(ofZero)) continue;
      // What is not a number at all is neither less nor more than one, and equal to none.
      if (!ofZero) zero = conditions.and(zero, conditions.not(holds));
      else if (isNumber) zero = conditions.and(zero, ofZero ? holds : conditions.not(holds));
    }
    return zero === conditions.never;
  }

  /** What a value prints, once it is known what it is, and that what it is divided by is not 0. */
  printsIn(value: AbstractValue, when: PathCondition): Prints {
    const made = this.made(value, when);
    const known = printsOf(made);
    return isNumber(known) || known.unknown || !this.isNumberIn(made, when) ? known : numberOf(known);
  }

  /** The value, with all that is known here of what it is divided by where that keeps it from failing. */
  settled(value: AbstractValue, when: PathCondition): AbstractValue {
    return printsOf(value).error && !this.printsIn(value, when).error ? this.made(value, when) : value;
  }

  /** Whether it prints anything at all that a test may have excluded. */
  isOpen(value: AbstractValue): boolean {
    const known = printsOf(value);
    return known.error || isAssigned(value) || (!isNumber(known) && this.testsOf(value).length > 0);
  }

  /** Whether a test has found in all of these cases that it lies above, below or at a number: what is missing does not, and a text fails. */
  private isNumberIn(value: AbstractValue, when: PathCondition): boolean {
    const { conditions } = this;
    let open = when;
    for (const { test, holds } of this.testsOf(value)) {
      const { operator, right } = test;
      if (right.kind !== 'known' || !isNumeric(right.value)) continue;
      if (ORDERS.has(operator) || operator === '==') open = conditions.and(open, conditions.not(holds));
    }
    return open === conditions.never;
  }

  /** The same without the errors of divisions, and so without the nothing that `assign` makes of them. */
  private made(value: AbstractValue, when: PathCondition, left = DEEPEST): AbstractValue {
    const { abstractValues } = this;
    if (value.kind !== 'filtered' || value.value !== undefined || value.fails !== undefined || left === 0) return value;
    const input = this.made(value.input, when, left - 1);
    if (value.filter === ASSIGNED && !printsOf(input).error) return input;
    const [by] = value.args;
    const isDivision = DIVIDES.has(value.filter);
    const isSure = isDivision && by !== undefined && by.kind !== 'known' && this.isNotZero(by, when);
    if (isSure) return abstractValues.filtered(input, value.filter, [notZero(by, abstractValues)]);
    return input === value.input ? value : abstractValues.filtered(input, value.filter, value.args);
  }

  private testsOf(value: AbstractValue): readonly AskedTest[] {
    return this.decisionVariables.tests.of(this.abstractValues.unsorted(value));
  }
}

/** So many filters back a division is looked for: each of thousands behind each other would look at all before it. */
const DEEPEST = 64;

/** Whatever the data is. */
function isNeverZero(value: AbstractValue): boolean {
  if (value.kind === 'counted') return value.least > 0n;
  if (value.kind === 'place') return value.representative?.isNotZero === true;
  if (value.kind !== 'filtered') return false;
  const { filter, input } = value;
  const [least] = value.args;
  if (filter === 'abs' || isPlusZero(value)) return input.kind === 'place' && isNeverZero(input);
  const number = filter === 'at_least' && least?.kind === 'known' ? least.value : null;
  return isNumeric(number) && compare(number, '>', 0n) === true;
}

/** What makes a number of data, and leaves one alone. */
function isPlusZero({ filter, args: [by] }: Filtered): boolean {
  return (filter === 'plus' || filter === 'minus') && by?.kind === 'known' && by.value === 0n;
}

/** Whether it may be what `assign` leaves of a filter that fails. */
function isAssigned(value: AbstractValue): boolean {
  return value.kind === 'filtered' && (value.filter === ASSIGNED || isAssigned(value.input));
}

/** What is left of what it prints, once it is a number. */
function numberOf({ number, overflow, error }: Prints): Prints {
  const isNumeral = number !== 'none' && number !== 'zeros';
  return {
    ...prints.number,
    ...(isNumeral && { number }),
    error,
    ...(overflow && { overflow, text: 'safe' as const }),
  };
}

/** In the place of a divisor. */
function notZero(value: AbstractValue, abstractValues: AbstractValues): AbstractValue {
  const away = digitsFromZero(value);
  const most = within(magnitudeOf(value));
  const number = isWhole(value) ? prints.integer : prints.number;
  const more = { isNotZero: true, prints: number, ...most, ...(away !== undefined && { away }) };
  return abstractValues.anything('a number other than 0', more);
}

/** A number that is not 0 is at least 1 from it, so many digits behind the point; undefined where nothing is known. */
function digitsFromZero(value: AbstractValue): number | undefined {
  if (isWhole(value)) return 0;
  if (value.kind === 'place') return LEAST_OF_DATA;
  if (value.kind !== 'filtered') return undefined;
  const { filter, input, args } = value;
  const [by] = args;
  const whole = by?.kind === 'known' && typeof by.value === 'bigint' ? by.value : undefined;
  if (filter === 'abs' || isPlusZero(value)) return digitsFromZero(input);
  if (filter === 'round' && by === undefined) return 0;
  return filter === 'at_least' && whole !== undefined && whole > 0n ? 0 : undefined;
}

function isNumeric(value: Value): boolean {
  return typeof value === 'bigint' || value instanceof Float;
}
