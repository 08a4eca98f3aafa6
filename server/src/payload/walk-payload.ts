import type { ListNode, Member, ObjectNode, PayloadNode, ScalarNode, Text, TextAlternative } from './payload-tree.ts';
import type { Case, Proof } from './proof.ts';

/** Something of the payload, and when it is there. */
export interface Under<Thing> {
  readonly value: Thing;
  readonly when: Case;
}

export type Alternative = Under<ObjectNode | ListNode | ScalarNode>;

/** Every object that the payload can hold, outer before inner. Depth costs no stack. */
export function* objectsOf({ payload, sent }: Proof): Generator<{ object: ObjectNode; when: Case }> {
  const stack: Under<PayloadNode>[] = payload === undefined ? [] : [{ value: payload, when: sent }];
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    const { value: node, when } = next;
    if (node.type === 'object') yield { object: node, when };
    if (node.type !== 'scalar') for (const child of childrenOf(node).reverse()) stack.push(under(child, when));
  }
}

function childrenOf(node: Exclude<PayloadNode, ScalarNode>): Under<PayloadNode>[] {
  if (node.type === 'object') return [...node.members];
  return node.type === 'list' ? [...node.items] : [...node.alternatives];
}

function under<Thing>({ value, when }: Under<Thing>, outer: Case): Under<Thing> {
  return { value, when: outer.and(when) };
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

/** The members that have this name for sure, with all that their values can be. */
export function valuesNamed({ members }: ObjectNode, name: string, when: Case): Alternative[] {
  return members.flatMap((member) => {
    const named = (member.name ?? []).filter((alternative) => knownText(alternative) === name);
    return named.flatMap((alternative) => alternativesOf(member.value, when.and(member.when).and(alternative.when)));
  });
}

/** When an object has no member of this name, given when the object is there. A name that is not known may be any. */
export function absentWhen({ members }: ObjectNode, name: string, when: Case): Case {
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
  return (text ?? []).flatMap((alternative) => {
    const value = knownText(alternative);
    return value === undefined ? [] : [{ value, when: when.and(alternative.when) }];
  });
}

export function knownText({ parts }: TextAlternative): string | undefined {
  let text = '';
  for (const part of parts) {
    if (typeof part !== 'string') return undefined;
    text += part;
  }
  return text;
}

function mayBe(alternative: TextAlternative, text: string): boolean {
  const known = knownText(alternative);
  if (known !== undefined) return known === text;
  const first = alternative.parts.at(0);
  const last = alternative.parts.at(-1);
  return (typeof first !== 'string' || text.startsWith(first)) && (typeof last !== 'string' || text.endsWith(last));
}
