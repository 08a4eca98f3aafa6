import type { Member, ObjectNode, PayloadNode, TextAlternative } from '../proof/payload-tree.ts';
import type { Case } from '../proof/proof.ts';
import { knownText, mayBe, type Under } from '../proof/walk-payload.ts';
import { LIQUID_ERROR } from './leaves.ts';

/** A member of an object over all the places and iterations in which the object is printed. */
export interface ObjectMember {
  readonly values: readonly Under<PayloadNode>[];
  /** Of members whose names are not known and that may have this name. */
  readonly perhaps: readonly Under<PayloadNode>[];
  readonly sent: Case;
  /** When it is there for sure. */
  readonly surely: Case;
  /** The object is there and the member is not. */
  readonly absent: Case;
  readonly isRequired: boolean;
}

export interface ObjectMembers {
  /** In the order in which they are printed first. */
  readonly members: ReadonlyMap<string, ObjectMember>;
  /** Values of members whose names come from the data. */
  readonly others: readonly Under<PayloadNode>[];
}

interface Named extends Under<PayloadNode> {
  readonly name: string;
  /** When it is there for sure. */
  readonly surely: Case;
  /** It is printed in one place of the object only, and so before or after others. */
  readonly isOnce: boolean;
}

interface Unnamed extends Under<PayloadNode> {
  readonly alternatives: readonly TextAlternative[] | undefined;
}

export function membersOf(nodes: readonly Under<ObjectNode>[]): ObjectMembers {
  const perNode = nodes.map(({ value, when }) => ({ around: when.and(value.present), ...split(value, when) }));
  const others = perNode.flatMap((one) => one.unnamed);
  const members = new Map<string, ObjectMember>();
  for (const name of new Set(perNode.flatMap((one) => one.named.map((member) => member.name))))
    members.set(name, memberOf(name, perNode, others));
  return { members, others };
}

interface PerNode {
  readonly around: Case;
  readonly named: readonly Named[];
}

function memberOf(name: string, perNode: readonly PerNode[], others: readonly Unnamed[]): ObjectMember {
  const own = perNode.map(({ named, around }) => {
    const values = named.filter((one) => one.name === name);
    const surely = anyOf(values.map((one) => ({ when: one.surely })));
    return { values, surely, absent: surely === undefined ? around : around.and(surely.not()) };
  });
  const values = own.flatMap((one) => one.values);
  const [sent, absent] = [anyOf(values), anyOf(own.map((one) => ({ when: one.absent })))];
  const surely = anyOf(own.flatMap((one) => (one.surely === undefined ? [] : [{ when: one.surely }])));
  if (sent === undefined || absent === undefined || surely === undefined)
    throw new Error('A member is printed somewhere.');
  const perhaps = others.filter(({ alternatives }) => alternatives?.some((one) => mayBe(one, written(name))) ?? true);
  return { values, perhaps, sent, surely, absent, isRequired: own.every((one) => one.absent.isNever) };
}

function anyOf(all: readonly { readonly when: Case }[]): Case | undefined {
  const [first, ...others] = all;
  return others.reduce((sum: Case | undefined, { when }) => sum?.or(when), first?.when);
}

function split({ members }: ObjectNode, when: Case): { named: Named[]; unnamed: Unnamed[] } {
  const named: Named[] = [];
  const unnamed: Unnamed[] = [];
  for (const member of members) {
    const here = when.and(member.when);
    if (here.isNever) continue;
    for (const { value: name, when: own } of namesOf(member))
      named.push({
        name,
        value: member.value,
        when: here.and(own),
        surely: when.and(member.surely).and(own),
        isOnce: member.repeats.isNever,
      });
    const rest = member.name?.filter((one) => knownName(one) === undefined);
    if (rest === undefined) unnamed.push({ value: member.value, when: here, alternatives: undefined });
    else if (rest.length > 0) unnamed.push(...unnamedOf(member, rest, here));
  }
  return {
    named: withoutHidden(named).filter((one) => !one.when.isNever),
    unnamed: unnamed.filter((one) => !one.when.isNever),
  };
}

/** Of two members of one name a reader takes the last: an earlier one counts where no later one is there for sure. */
function withoutHidden(named: readonly Named[]): readonly Named[] {
  const later = new Map<string, Case>();
  return named
    .toReversed()
    .map((one) => {
      const hiding = one.isOnce ? later.get(one.name) : undefined;
      if (one.isOnce) later.set(one.name, later.get(one.name)?.or(one.surely) ?? one.surely);
      return hiding === undefined ? one : { ...one, when: one.when.and(hiding.not()) };
    })
    .toReversed();
}

function unnamedOf({ value }: Member, rest: readonly TextAlternative[], here: Case): Unnamed[] {
  return rest.map((one) => ({ value, when: here.and(one.when), alternatives: [one] }));
}

function namesOf({ name }: Member): Under<string>[] {
  return (name ?? []).flatMap((one) => {
    const text = knownName(one);
    return text === undefined ? [] : [{ value: read(text), when: one.when }];
  });
}

/** Which line an error names is not known. */
function knownName(name: TextAlternative): string | undefined {
  const text = knownText(name);
  return text?.includes(LIQUID_ERROR) ? undefined : text;
}

/** A name with its escapes undone. */
function read(text: string): string {
  try {
    const value: unknown = JSON.parse(`"${text}"`);
    return typeof value === 'string' ? value : text;
  } catch {
    return text;
  }
}

function written(name: string): string {
  return JSON.stringify(name).slice(1, -1);
}
