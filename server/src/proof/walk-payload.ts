import { once } from '../template/once.ts';
import type {
  ListNode,
  Member,
  ObjectNode,
  PayloadNode,
  ScalarNode,
  Text,
  TextAlternative,
  TextHole,
} from './payload-tree.ts';
import type { Case, Proof } from './proof.ts';

/** Something of the payload, and when it is there. */
export interface Under<Thing> {
  readonly value: Thing;
  readonly when: Case;
}

export type Alternative = Under<ObjectNode | ListNode | ScalarNode>;

/** An object, a list or a scalar of the payload. */
export interface OutputSite extends Under<ObjectNode | ListNode | ScalarNode> {
  /** The last of the names that lead to it; absent at the root. */
  readonly member: MemberPath | undefined;
  /** The object or list that it is in; it is only there when that is. */
  readonly around: OutputSite | undefined;
}

/** Shared by all that lies in the same place, for a payload may nest as deep as it likes. */
export interface MemberPath {
  /** `[]` for an item of a list, the empty text for a name that is not known. */
  readonly name: string;
  readonly outer: MemberPath | undefined;
}

/** `['properties', 'categories', '[]', 'id']` */
export function memberNames(member: MemberPath | undefined): string[] {
  const names: string[] = [];
  for (let at = member; at !== undefined; at = at.outer) names.push(at.name);
  return names.reverse();
}

const STEPS_PER_PLACE = 8;

interface Entry extends Under<PayloadNode>, Pick<OutputSite, 'member' | 'around'> {}

/** Everything that the payload can hold, outer before inner. Depth costs no stack. */
export function* placesOf({ payload, sent, meter }: Proof): Generator<OutputSite> {
  const first = { member: undefined, around: undefined };
  const stack: Entry[] = payload === undefined ? [] : [{ value: payload, when: sent, ...first }];
  for (let entry = stack.pop(); entry !== undefined; entry = stack.pop()) {
    meter.spend(STEPS_PER_PLACE);
    const { value, when, member, around } = entry;
    if (value.type === 'choice') {
      pushAll(value.alternatives, when, { member, around }, stack);
      continue;
    }
    const site: OutputSite = { value, when, member, around };
    yield site;
    if (value.type === 'list')
      pushAll(value.items, when, { member: { name: '[]', outer: member }, around: site }, stack);
    if (value.type === 'object')
      for (let at = value.members.length - 1; at >= 0; at--) {
        const one = value.members[at];
        if (one === undefined) continue;
        const path = { name: nameOf(one.name), outer: member };
        stack.push({ value: one.value, when: when.and(one.when), member: path, around: site });
      }
  }
}

/** The last one first, so that the first one is the next. */
function pushAll(
  all: readonly Under<PayloadNode>[],
  outer: Case,
  place: Pick<OutputSite, 'member' | 'around'>,
  stack: Entry[],
): void {
  for (let at = all.length - 1; at >= 0; at--) {
    const one = all[at];
    if (one !== undefined) stack.push({ value: one.value, when: outer.and(one.when), ...place });
  }
}

function nameOf(name: Text): string {
  const [first, ...others] = name ?? [];
  const known = first && knownText(first);
  return known !== undefined && others.every((one) => knownText(one) === known) ? known : '';
}

function under<Thing extends Under<unknown>>(thing: Thing, outer: Case): Thing {
  return { ...thing, when: outer.and(thing.when) };
}

/** What a value can be, choices within choices resolved, without what cannot be. */
export function alternativesOf(node: PayloadNode, when: Case): Alternative[] {
  const found: Alternative[] = [];
  const stack: Under<PayloadNode>[] = [{ value: node, when }];
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    const { value, when } = next;
    if (when.isNever) continue;
    if (value.type !== 'choice') found.push({ value, when });
    else for (const alternative of value.alternatives.toReversed()) stack.push(under(alternative, when));
  }
  return found;
}

/** The members of an object by the names that they can have: each field of each event is looked for. */
const namesIn = once(({ members }: ObjectNode) => {
  const known = new Map<string, Member[]>();
  let areAllKnown = true;
  for (const member of members) {
    const texts = member.name?.map(knownText) ?? [undefined];
    for (const text of new Set(texts)) {
      if (text === undefined) areAllKnown = false;
      else addTo(known, text, member);
    }
  }
  return { known, areAllKnown };
});

function addTo(named: Map<string, Member[]>, name: string, member: Member): void {
  const known = named.get(name);
  if (known === undefined) named.set(name, [member]);
  else known.push(member);
}

/** The members that have this name for sure, with all that their values can be. */
export function valuesNamed(object: ObjectNode, name: string, when: Case): Alternative[] {
  const members = namesIn(object).known.get(name) ?? [];
  return members.flatMap((member) => {
    const named = (member.name ?? []).filter((alternative) => knownText(alternative) === name);
    return named.flatMap((alternative) => alternativesOf(member.value, when.and(member.when).and(alternative.when)));
  });
}

/** When an object has no member of this name, given when the object is there. A name that is not known may be any. */
export function absentWhen(object: ObjectNode, name: string, when: Case): Case {
  const { known, areAllKnown } = namesIn(object);
  const members = areAllKnown ? (known.get(name) ?? []) : object.members;
  return members.reduce((absent, member) => (absent.isNever ? absent : withoutMember(absent, member, name)), when);
}

function withoutMember(absent: Case, member: Member, name: string): Case {
  if (member.name === undefined) return absent.and(member.when.not());
  return member.name
    .filter((alternative) => mayBe(alternative, name))
    .reduce((rest, alternative) => rest.and(member.when.and(alternative.when).not()), absent);
}

/** What a text can be, as far as it is known to the last character. */
export function knownTexts(text: Text, when: Case): Under<string>[] {
  const found: Under<string>[] = [];
  for (const alternative of text ?? []) {
    const value = knownText(alternative);
    if (value !== undefined) found.push({ value, when: when.and(alternative.when) });
  }
  return found;
}

export function knownText({ parts }: TextAlternative): string | undefined {
  const [only] = parts;
  if (parts.length === 1) return typeof only === 'string' ? only : undefined;
  let text = '';
  for (const part of parts) {
    if (typeof part !== 'string') return undefined;
    text += part;
  }
  return text;
}

/** Whether a text that is not known in full can be this one. */
export function mayBe(alternative: TextAlternative, text: string): boolean {
  const known = knownText(alternative);
  if (known !== undefined) return known === text;
  const first = alternative.parts.at(0);
  const last = alternative.parts.at(-1);
  return (typeof first !== 'string' || text.startsWith(first)) && (typeof last !== 'string' || text.endsWith(last));
}

/** The output that prints all of a value. */
export function outputOf(value: PayloadNode): TextHole | undefined {
  if (value.type !== 'scalar') return undefined;
  const [part, ...others] = value.outline?.[0]?.parts ?? [];
  return others.length === 0 && typeof part === 'object' ? part : undefined;
}
