import type { Member, ObjectNode, PayloadNode, SureMember, TextAlternative } from '../proof/payload-tree.ts';
import type { Case } from '../proof/proof.ts';
import { knownText, type Under } from '../proof/walk-payload.ts';
import { LIQUID_ERROR } from './leaves.ts';
import { namedWhen } from './names.ts';

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
}

/** When members of a name are printed for sure further on. Of two members of one name a reader takes the last. */
type Hiding = ReadonlyMap<string, Hidden>;

/** In the next place, and in those behind it. */
interface Hidden {
  readonly start: number;
  readonly here: Case;
  readonly behind: Case | undefined;
}

interface Unnamed extends Under<PayloadNode> {
  readonly start: number;
  /** Undefined where the name may be any. */
  readonly text: TextAlternative | undefined;
  /** By names that it may have: when a member that is printed behind it hides it. */
  readonly hidden: Hiding;
}

export function membersOf(nodes: readonly Under<ObjectNode>[]): ObjectMembers {
  const perNode = nodes.map(({ value, when }) => {
    const around = when.and(value.present);
    const sure = new Set(value.sure.map(({ name }) => read(name)));
    return { around, sure, ...split(value, when) };
  });
  const others = perNode.flatMap((one) => one.unnamed);
  const members = new Map<string, ObjectMember>();
  for (const name of new Set(perNode.flatMap((one) => one.named.map((member) => member.name))))
    members.set(name, memberOf(name, perNode, others));
  return { members, others };
}

interface PerNode {
  readonly around: Case;
  /** Names that it has for sure, whatever is known of when. */
  readonly sure: ReadonlySet<string>;
  readonly named: readonly Named[];
}

function memberOf(name: string, perNode: readonly PerNode[], others: readonly Unnamed[]): ObjectMember {
  const own = perNode.map(({ named, around, sure }) => {
    const values = named.filter((one) => one.name === name);
    const surely = sure.has(name) ? around : anyOf(values.map((one) => ({ when: one.surely })));
    return { values, surely, absent: surely === undefined ? around : around.and(surely.not()) };
  });
  const values = own.flatMap((one) => one.values);
  const [sent, absent] = [anyOf(values), anyOf(own.map((one) => ({ when: one.absent })))];
  const surely = anyOf(own.flatMap((one) => (one.surely === undefined ? [] : [{ when: one.surely }])));
  if (sent === undefined || absent === undefined || surely === undefined)
    throw new Error('A member is printed somewhere.');
  const perhaps = others
    .flatMap(({ value, when, hidden, text, start }) => {
      const named = text === undefined ? when : namedWhen(text, name, when);
      return named === undefined ? [] : [{ value, when: visible(name, named, hidden, start) }];
    })
    .filter(({ when }) => !when.isNever);
  return { values, perhaps, sent, surely, absent, isRequired: own.every((one) => one.absent.isNever) };
}

function anyOf(all: readonly { readonly when: Case }[]): Case | undefined {
  const [first, ...others] = all;
  return others.reduce((sum: Case | undefined, { when }) => sum?.or(when), first?.when);
}

function split({ members, sure }: ObjectNode, when: Case): { named: Named[]; unnamed: Unnamed[] } {
  const named: Named[] = [];
  const unnamed: Unnamed[] = [];
  const later = new Map<string, Hidden>();
  const never = when.and(when.not());
  const behind = new SureBehind(sure);
  for (const member of members.toReversed()) {
    const here = when.and(member.when);
    if (here.isNever) continue;
    // What is printed more than once may be behind what is printed further on, too.
    const isOnce = member.repeats.isNever;
    const hiding: Hiding = isOnce ? later : new Map();
    const { start } = member.nameSpan;
    const own = namesOf(member).map(({ value: name, when: ofName }): Named => {
      const surely = when.and(member.surely).and(ofName);
      const seen = isOnce && behind.hides(name, member) ? never : visible(name, here.and(ofName), hiding, start);
      return { name, value: member.value, when: seen, surely };
    });
    named.push(...own.toReversed());
    const rest = member.name?.filter((one) => knownName(one) === undefined);
    const hidden: Hiding = rest?.length === 0 ? hiding : new Map(hiding);
    if (isOnce) behind.add(member);
    if (isOnce) for (const { name, surely } of own) later.set(name, withHidden(later.get(name), start, surely));
    if (rest === undefined) unnamed.push({ value: member.value, when: here, text: undefined, hidden, start });
    else if (rest.length > 0) unnamed.push(...unnamedOf(member, rest, here, hidden).toReversed());
  }
  return {
    named: named.toReversed().filter((one) => !one.when.isNever),
    unnamed: unnamed.toReversed().filter((one) => !one.when.isNever),
  };
}

/** Of the members that an object has for sure those that are printed behind another one. */
class SureBehind {
  private readonly sure = new Map<number, string>();
  private readonly met = new Map<string, number>();

  constructor(sure: readonly SureMember[]) {
    for (const { name, start } of sure) if (start !== undefined) this.sure.set(start, read(name));
  }

  add({ nameSpan: { start } }: Member): void {
    const name = this.sure.get(start);
    if (name !== undefined) this.met.set(name, Math.max(start, this.met.get(name) ?? start));
  }

  hides(name: string, { nameSpan: { start } }: Member): boolean {
    return (this.met.get(name) ?? start) > start;
  }
}

function withHidden(known: Hidden | undefined, start: number, surely: Case): Hidden {
  if (known?.start === start) return { ...known, here: known.here.or(surely) };
  return { start, here: surely, behind: known && (known.behind?.or(known.here) ?? known.here) };
}

/** An earlier member counts where no later one is there for sure. What is printed in the same place is the same one in another case. */
function visible(name: string, when: Case, hiding: Hiding, start: number): Case {
  const hidden = hiding.get(name);
  if (hidden === undefined) return when;
  const behind = hidden.behind === undefined ? when : when.and(hidden.behind.not());
  return hidden.start === start ? behind : behind.and(hidden.here.not());
}

function unnamedOf(
  { value, nameSpan: { start } }: Member,
  rest: readonly TextAlternative[],
  here: Case,
  hidden: Hiding,
): Unnamed[] {
  return rest.map((one) => ({ value, when: here.and(one.when), text: one, hidden, start }));
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
