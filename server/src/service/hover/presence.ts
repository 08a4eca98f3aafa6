import type { PayloadNode } from '../../proof/payload-tree.ts';
import type { Case, Proof } from '../../proof/proof.ts';
import type { Span } from '../../template/span.ts';

/** When a member is sent, and when it is not although its object is. */
export interface Presence {
  readonly sent: Case;
  readonly absent: Case;
}

interface Entry {
  readonly node: PayloadNode;
  readonly when: Case;
}

/** A payload that is larger is nobody's by hand. */
const MOST_PLACES = 20_000;

/** @param start of the member's name in the body, with its quote. A captured member can be in several places of the payload. */
export function presenceAt(
  { payload, sent }: Proof,
  start: number,
  placeOf: (span: Span) => Span | undefined,
): Presence | undefined {
  const stack: Entry[] = payload === undefined ? [] : [{ node: payload, when: sent }];
  let found: Presence | undefined;
  for (let count = 0; count < MOST_PLACES; count++) {
    const entry = stack.pop();
    if (entry === undefined) break;
    const { node, when } = entry;
    if (node.type === 'object') {
      for (const member of node.members) {
        if (placeOf(member.nameSpan)?.start === start)
          found = joined(found, when.and(member.when), when.and(node.present));
      }
    }
    stack.push(...childrenOf(node, when));
  }
  return found;
}

function joined(known: Presence | undefined, sent: Case, around: Case): Presence {
  const all = known === undefined ? sent : known.sent.or(sent);
  const outer = known === undefined ? around : known.absent.or(around);
  return { sent: all, absent: outer.and(all.not()) };
}

function childrenOf(node: PayloadNode, when: Case): Entry[] {
  switch (node.type) {
    case 'object':
      return node.members.map(({ value, when: own }) => ({ node: value, when: when.and(own) }));
    case 'list':
      return node.items.map(({ value, when: own }) => ({ node: value, when: when.and(own) }));
    case 'choice':
      return node.alternatives.map(({ value, when: own }) => ({ node: value, when: when.and(own) }));
    default:
      return [];
  }
}
