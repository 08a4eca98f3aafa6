import { isHash } from '../../semantics/values.ts';
import type { Member, Observed } from './shape.ts';

/**
 * The members of an item of a list, of which one is always sent if possible: the others can then end in a comma, which a variable would have to
 * carry in each turn of the loop. That is a string which every sample has, an identifier before others; where it is missing, it is sent empty.
 */
export function anchored(members: readonly Member[], wanted: Observed): readonly Member[] {
  if (members.length < 2 || members.some(({ guard }) => guard === undefined)) return members;
  const steady = members.filter((member) => member.shape.kind === 'text' && isInAll(member, wanted));
  const anchor = steady.find(({ name }) => /(?:^|[_\W])id$/i.test(name)) ?? steady[0];
  return anchor === undefined ? members : members.map((one) => (one === anchor ? alwaysSent(one) : one));
}

export function alwaysSent({ guard: _, ...member }: Member): Member {
  return member;
}

function isInAll({ name }: Member, wanted: Observed): boolean {
  return wanted.every((value) => !isHash(value) || (value.get(name) ?? null) !== null);
}
