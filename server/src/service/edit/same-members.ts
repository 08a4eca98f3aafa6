import type { Finding } from '../../rules/engine/finding.ts';
import type { CheckedBody } from '../check-body.ts';
import type { ChangedPart } from './changed-part.ts';
import type { Surroundings } from './excerpt.ts';
import { inFull } from './in-full.ts';
import { DECIDING, eventsIn, memberNamesOf, objectAt } from './members.ts';
import { moved, movedFinding } from './moved-finding.ts';
import type { UsedNames } from './used-names.ts';

/** Whether the members of the objects around an edit have the same names, and make the body the same events. */
export function haveSameMembers({ levels }: Surroundings, before: CheckedBody, after: CheckedBody): boolean {
  const objects = levels.filter(({ type }) => type === 'object');
  return objects.length === 0 || (eventsIn(before) === eventsIn(after) && objects.every(isSame));

  function isSame({ open }: { readonly open: number }): boolean {
    const [one, other] = [objectAt(open, before), objectAt(open, after)];
    if (one === undefined || other === undefined) return false;
    const names = memberNamesOf(one);
    return !names.includes(undefined) && JSON.stringify(names) === JSON.stringify(memberNamesOf(other));
  }
}

/** Whether what is edited sets a variable of which the members are made that tell what the body is. */
export function decidesEvents({ levels, rest }: Surroundings, ...edited: readonly UsedNames[]): boolean {
  const deciding = levels.flatMap(({ items }) => items.filter(({ names }) => names.some((name) => DECIDING.has(name))));
  const read = [rest, ...deciding.map(({ uses }) => uses)].flatMap(({ roots }) => [...roots]);
  return deciding.length > 0 && edited.some(({ given, set }) => read.some((name) => given.has(name) || set.has(name)));
}

/**
 * Rules for events look at members together, so what they say of others than the edited ones has to be the same. In lists it may change with
 * what else is kept, of which nothing is told but itself.
 */
export function saysTheSameOfOthers(
  { item, levels }: Surroundings,
  before: readonly Finding[],
  after: readonly Finding[],
  part: ChangedPart,
): boolean {
  if (levels.every(({ type }) => type === 'list')) return true;
  const othersIn = (all: readonly Finding[], end: number) =>
    all.filter((one) => one.end <= item.start || one.start >= end);
  const others = othersIn(before, item.end).map((one) => movedFinding(one, part));
  const now = othersIn(after, moved(item, part).end);
  return others.length === now.length && others.every((one, at) => one && inFull(one, true) === inFull(now[at], true));
}
