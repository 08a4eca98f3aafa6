import { Float } from '../../semantics/values.ts';
import type { PathCondition } from '../conditions/conditions.ts';
import type { AbstractValue } from './abstract-value.ts';
import { isOrder } from './compare.ts';
import type { Asked, Test } from './decision-variable.ts';
import { printsOf } from './printed.ts';
import { isNumber } from './prints.ts';
import { isWhole } from './whole.ts';

/** Where the line of numbers is cut: right below a number, or right above it. */
export interface Cut {
  readonly at: number;
  readonly isAbove: boolean;
}

/** What was asked of a number, or of the difference of two. */
export interface Line {
  readonly isWhole: boolean;
  /** It lies nowhere below. */
  readonly least: number;
  /** When it lies below a cut, by rising cuts. */
  readonly cuts: (Cut & { readonly holds: PathCondition })[];
  readonly points: { readonly at: number; readonly holds: PathCondition }[];
}

interface Compared {
  readonly key: string;
  readonly values: readonly AbstractValue[];
  readonly at: number;
  /** The number that is asked about stands on the right. */
  readonly isMirrored: boolean;
}

/** What a test compares, if both are numbers; whichever way round. */
export function comparedIn({ left, operator, right }: Test): Compared | undefined {
  if (!isOrder(operator) && operator !== '==') return undefined;
  const [one, other] = [numberIn(left), numberIn(right)];
  if (typeof one === 'number' && typeof other === 'object') return ofOne(other, one, true);
  if (typeof one === 'object' && typeof other === 'number') return ofOne(one, other, false);
  if (typeof one !== 'object' || typeof other !== 'object') return undefined;
  const isMirrored = one.id > other.id;
  const [lower, higher] = isMirrored ? [other, one] : [one, other];
  return { key: `${lower.id} ${higher.id}`, values: [lower, higher], at: 0, isMirrored };
}

function ofOne(value: AbstractValue, at: number, isMirrored: boolean): Compared {
  return { key: `${value.id}`, values: [value], at, isMirrored };
}

/** A number of the body's own, or a value that surely is one. */
function numberIn(operand: AbstractValue | Asked): AbstractValue | number | undefined {
  if (operand.kind === 'asked') return undefined;
  if (operand.kind !== 'known') {
    const all = printsOf(operand);
    return isNumber(all) && !all.overflow ? operand : undefined;
  }
  const { value } = operand;
  const number = value instanceof Float ? value.value : typeof value === 'bigint' ? Number(value) : Number.NaN;
  return Number.isFinite(number) && Math.abs(number) <= Number.MAX_SAFE_INTEGER ? number : undefined;
}

export function lineOf(values: readonly AbstractValue[]): Line {
  const [only, ...others] = values;
  const number = only === undefined || others.length > 0 ? 'number' : printsOf(only).number;
  const least = number === 'counting' ? 1 : number === 'digits' ? 0 : Number.NEGATIVE_INFINITY;
  return { isWhole: values.every(isWhole), least, cuts: [], points: [] };
}

/** Among whole numbers right below one is right above the one before. */
export function cut(at: number, isAbove: boolean, { isWhole: isOfWholeNumbers }: Line): Cut {
  if (!isOfWholeNumbers || !Number.isFinite(at)) return { at, isAbove };
  if (!Number.isInteger(at)) return { at: Math.floor(at), isAbove: true };
  return isAbove ? { at, isAbove } : { at: at - 1, isAbove: true };
}

export function compareCuts(one: Cut, other: Cut): number {
  if (one.at !== other.at) return one.at < other.at ? -1 : 1;
  return Number(one.isAbove) - Number(other.isAbove);
}
