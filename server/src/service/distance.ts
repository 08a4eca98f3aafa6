import type { Proof, Verdict } from '../proof/proof.ts';

const RANKS: readonly Verdict[] = ['proved', 'conditional', 'not-proved', 'refuted'];

/** How far a body is from being proved: the lower, the closer; the first number that differs decides. */
export function distanceOf({ verdict, problems, gaps, assumptions }: Proof): readonly number[] {
  return [problems.length + gaps.length, RANKS.indexOf(verdict), assumptions.length];
}

export function isBetter(after: Proof, before: Proof): boolean {
  return compareDistances(distanceOf(after), distanceOf(before)) < 0;
}

export function compareDistances(one: readonly number[], other: readonly number[]): number {
  const at = one.findIndex((value, index) => value !== other[index]);
  return at < 0 ? 0 : (one[at] ?? 0) - (other[at] ?? 0);
}
