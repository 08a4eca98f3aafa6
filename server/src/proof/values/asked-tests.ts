import type { PathCondition } from '../conditions/conditions.ts';
import type { AbstractValue } from './abstract-value.ts';
import { MIRRORED } from './compare-counts.ts';
import type { Test } from './decision-variable.ts';

/** A test of a value, seen from that value. */
export interface AskedTest {
  /** What it is compared with. */
  readonly test: Pick<Test, 'operator' | 'right'>;
  readonly holds: PathCondition;
}

/** The same question the other way round. */
const TURNED: Readonly<Record<string, string>> = { ...MIRRORED, contains: 'is in' };

/** The tests that were asked of values, whichever way round, and when each holds. */
export class AskedTests {
  private readonly byValue = new Map<AbstractValue, AskedTest[]>();

  of(value: AbstractValue): readonly AskedTest[] {
    return this.byValue.get(value) ?? [];
  }

  add({ left, operator, right }: Test, holds: PathCondition): void {
    this.addTo(left, { test: { operator, right }, holds });
    this.addTo(right, { test: { operator: TURNED[operator] ?? operator, right: left }, holds });
  }

  private addTo(value: Test['left'], asked: AskedTest): void {
    if (value.kind === 'asked' || value.kind === 'known') return;
    const known = this.byValue.get(value);
    if (known === undefined) this.byValue.set(value, [asked]);
    else known.push(asked);
  }
}
