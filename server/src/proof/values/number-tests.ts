import type { Conditions, PathCondition } from '../conditions/conditions.ts';
import { MIRRORED } from './compare-counts.ts';
import type { Test } from './decision-variable.ts';
import type { DecisionVariables } from './decision-variables.ts';
import { type Cut, compareCuts, comparedIn, cut, type Line, lineOf } from './number-line.ts';

/** Of more, each is remembered by itself. */
const MOST_ASKED = 12;

/**
 * Tests of one number decide over each other: what is at least 1000 is not below 500. Each holds within what the others leave, so that no
 * case answers both `n > 0` and `n == 0` with yes, nor both with no where there is nothing else.
 */
export class NumberTests {
  private readonly lines = new Map<string, Line>();

  constructor(
    private readonly conditions: Conditions,
    private readonly decisionVariables: DecisionVariables,
  ) {}

  /** Undefined where a test does not compare numbers, or nothing more is remembered of them. */
  holds(test: Test, loops: ReadonlySet<number>): PathCondition | undefined {
    const compared = test.iterations === undefined ? comparedIn(test) : undefined;
    if (compared === undefined) return undefined;
    const line = this.lines.get(compared.key) ?? lineOf(compared.values);
    this.lines.set(compared.key, line);
    if (line.cuts.length + line.points.length >= MOST_ASKED) return undefined;
    const { at, isMirrored } = compared;
    if (test.operator === '==') return this.equal(at, line, test, loops);
    const operator = isMirrored ? (MIRRORED[test.operator] ?? test.operator) : test.operator;
    const isAbove = operator === '<=' || operator === '>';
    const below = isAbove ? '<=' : '<';
    const isNegated = operator === '>' || operator === '>=';
    const asked = { ...test, operator: isMirrored ? (MIRRORED[below] ?? below) : below, isNegated };
    const holds = this.below(cut(at, isAbove, line), line, asked, loops);
    return holds && isNegated ? this.conditions.not(holds) : holds;
  }

  private below(at: Cut, line: Line, test: Test, loops: ReadonlySet<number>): PathCondition | undefined {
    const { conditions } = this;
    const known = this.known(at, line);
    if (known !== undefined) return this.told(test, known);
    const { least, most } = this.around(at, line);
    const holds = this.decisionVariables.test(test, loops, (raw) => conditions.and(most, conditions.or(least, raw)));
    if (holds === undefined) return undefined;
    line.cuts.push({ ...at, holds });
    line.cuts.sort(compareCuts);
    return holds;
  }

  private equal(at: number, line: Line, test: Test, loops: ReadonlySet<number>): PathCondition | undefined {
    const { conditions } = this;
    const same = line.points.find((point) => point.at === at);
    if (same !== undefined) return same.holds;
    const [low, high] = [cut(at, false, line), cut(at, true, line)];
    if (at < line.least || (line.isWhole && !Number.isInteger(at))) return this.told(test, conditions.never);
    const [below, notAbove] = [this.stored(low, line), this.stored(high, line)];
    if (below !== undefined && notAbove !== undefined)
      return this.told(test, conditions.and(notAbove, conditions.not(below)));
    const excluded = conditions.or(this.around(low, line).least, conditions.not(this.around(high, line).most));
    const others = conditions.any([below ?? conditions.never, excluded, ...line.points.map(({ holds }) => holds)]);
    const most = conditions.and(notAbove ?? conditions.always, conditions.not(others));
    const holds = this.decisionVariables.test(test, loops, (raw) => conditions.and(most, raw));
    if (holds !== undefined) line.points.push({ at, holds });
    return holds;
  }

  private told(test: Test, holds: PathCondition): PathCondition {
    this.decisionVariables.tests.add(test, holds);
    return holds;
  }

  /** Where other tests have decided it: also that of the number right at the cut. */
  private known(at: Cut, line: Line): PathCondition | undefined {
    const { conditions } = this;
    const same = this.stored(at, line);
    if (same !== undefined) return same;
    for (const { at: number, holds } of line.points) {
      const [low, high] = [cut(number, false, line), cut(number, true, line)];
      const below = compareCuts(at, high) === 0 ? this.stored(low, line) : undefined;
      if (below !== undefined) return conditions.or(below, holds);
      const notAbove = compareCuts(at, low) === 0 ? this.stored(high, line) : undefined;
      if (notAbove !== undefined) return conditions.and(notAbove, conditions.not(holds));
    }
    return undefined;
  }

  private stored(at: Cut, line: Line): PathCondition | undefined {
    if (compareCuts(at, cut(line.least, false, line)) <= 0) return this.conditions.never;
    return line.cuts.find((one) => compareCuts(one, at) === 0)?.holds;
  }

  /** What lies below a lower cut lies below this one, and what lies below this one lies below a higher one. */
  private around(at: Cut, line: Line): { least: PathCondition; most: PathCondition } {
    const { conditions } = this;
    let least = line.cuts.findLast((one) => compareCuts(one, at) < 0)?.holds ?? conditions.never;
    let most = line.cuts.find((one) => compareCuts(one, at) > 0)?.holds ?? conditions.always;
    for (const { at: number, holds } of line.points) {
      if (compareCuts(cut(number, true, line), at) <= 0) least = conditions.or(least, holds);
      else most = conditions.and(most, conditions.not(holds));
    }
    return { least, most };
  }
}
