import type { Case } from '../proof/proof.ts';
import type { ObjectMember } from './members.ts';
import type { Schema } from './schema.ts';
import { conditionWords } from './words.ts';

/** Members that are always there together. */
interface Group {
  readonly names: string[];
  readonly sent: Case;
  readonly surely: Case;
}

/** More optional members are not compared with one another. */
const MOST_GROUPS = 12;

/** Members of which one is there in every payload, such as `user_id` and `anonymous_id`: an alternative for each. Mostly exactly one is. */
export function choicesAmong(members: ReadonlyMap<string, ObjectMember>): Schema[][] {
  const optional = [...members].filter(([, { isRequired, perhaps }]) => !isRequired && perhaps.length === 0);
  if (optional.length < 2) return [];
  const groups = groupsOf(optional);
  if (groups.length > MOST_GROUPS) return [];
  const found: Schema[][] = [];
  let left = groups;
  for (const group of groups) {
    const whole = everything(members);
    const exact = left.includes(group) ? completed(group, left, whole, isApart) : undefined;
    const choice = exact ?? (left.includes(group) ? completed(group, left, whole, isMore) : undefined);
    if (choice === undefined) continue;
    found.push(choice.map((one) => alternativeOf(one, exact ?? [])));
    left = left.filter((one) => !choice.includes(one));
  }
  return found;
}

/** When the object is there: each of its members is in it or not. */
function everything(members: ReadonlyMap<string, ObjectMember>): Case {
  const [first] = members.values();
  if (first === undefined) throw new Error('There are members.');
  return first.sent.or(first.absent);
}

function groupsOf(optional: readonly (readonly [string, ObjectMember])[]): Group[] {
  const groups: Group[] = [];
  for (const [name, { sent, surely }] of optional) {
    const same = groups.find((one) => isWithin(one.sent, surely) && isWithin(sent, one.surely));
    if (same === undefined) groups.push({ names: [name], sent, surely });
    else same.names.push(name);
  }
  return groups;
}

function isWithin(one: Case, other: Case): boolean {
  return one.and(other.not()).isNever;
}

type Presence = Pick<Group, 'sent' | 'surely'>;

/** The groups that with this one are there in all cases. @param fits which group may be added to those that are chosen. */
function completed(
  first: Group,
  all: readonly Group[],
  whole: Case,
  fits: (one: Group, chosen: Presence) => boolean,
): Group[] | undefined {
  const choice = [first];
  let chosen: Presence = first;
  for (const other of all) {
    if (choice.includes(other) || !fits(other, chosen)) continue;
    choice.push(other);
    chosen = { sent: chosen.sent.or(other.sent), surely: chosen.surely.or(other.surely) };
    if (isWithin(whole, chosen.surely)) return choice;
  }
  return undefined;
}

function isApart({ sent }: Group, chosen: Presence): boolean {
  return chosen.sent.and(sent).isNever;
}

function isMore({ surely }: Group, chosen: Presence): boolean {
  return !isWithin(surely, chosen.surely);
}

/** @param choice of which exactly one is there. */
function alternativeOf({ names, sent }: Group, choice: readonly Group[]): Schema {
  const others = choice.flatMap((one) => (one.names === names ? [] : one.names));
  const words = conditionWords(sent);
  return {
    ...(words !== undefined && { description: words }),
    required: names,
    // Strict validators want each required member to be named beside.
    properties: Object.fromEntries([...names.map((name) => [name, true]), ...others.map((name) => [name, false])]),
  };
}
