import type { EventType } from '../catalog/movable-ink/types.ts';
import type { ObjectNode, PayloadNode, ScalarNode, TextAlternative } from '../proof/payload-tree.ts';
import type { Proof } from '../proof/proof.ts';
import { knownText } from '../proof/walk-payload.ts';

/** A `type` that is one of Movable Ink's but for its letters or spaces around it. */
export interface MisspeltType {
  readonly value: ScalarNode;
  readonly name: string;
  readonly type: EventType;
}

/** Where an event may be: the payload, an item of it, an item of its `events`. */
const NESTING = 2;

/**
 * One for each text of the body. Only objects that have an `event` or an identifier beside it: other receivers have types of their own. Looks at
 * every object and value once, and at no case, so that branches cost nothing.
 */
export function misspeltTypes({ payload }: Proof): MisspeltType[] {
  const found = new Map<number, MisspeltType>();
  const seen = new Set<PayloadNode>();
  const stack: { readonly node: PayloadNode; readonly depth: number }[] = payload ? [{ node: payload, depth: 0 }] : [];
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    const { node, depth } = next;
    if (seen.has(node)) continue;
    seen.add(node);
    if (node.type === 'choice') for (const { value } of node.alternatives) stack.push({ node: value, depth });
    if (node.type === 'list' && depth < NESTING)
      for (const { value } of node.items) stack.push({ node: value, depth: depth + 1 });
    if (node.type !== 'object') continue;
    for (const one of typesIn(node)) if (!found.has(one.value.start)) found.set(one.value.start, one);
    if (depth === 0) for (const value of valuesOf(node, 'events')) stack.push({ node: value, depth: 1 });
  }
  return [...found.values()];
}

function typesIn(object: ObjectNode): MisspeltType[] {
  const isEvent = ['event', 'user_id', 'anonymous_id'].some((name) => valuesOf(object, name).length > 0);
  if (!isEvent) return [];
  return valuesOf(object, 'type')
    .flatMap(scalarsIn)
    .flatMap((value) => (value.text ?? []).flatMap((text) => misspelt(value, text)));
}

function misspelt(value: ScalarNode, text: TextAlternative): MisspeltType[] {
  const name = knownText(text);
  const plain = name?.trim().toLowerCase();
  if (name === undefined || name === plain || (plain !== 'track' && plain !== 'identify')) return [];
  return [{ value, name, type: plain }];
}

function valuesOf({ members }: ObjectNode, name: string): PayloadNode[] {
  return members.flatMap((member) =>
    (member.name ?? []).some((one) => knownText(one) === name) ? [member.value] : [],
  );
}

function scalarsIn(node: PayloadNode): ScalarNode[] {
  if (node.type === 'scalar') return [node];
  return node.type === 'choice' ? node.alternatives.flatMap(({ value }) => scalarsIn(value)) : [];
}
