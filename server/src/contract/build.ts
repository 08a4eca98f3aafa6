import type { ListNode, ObjectNode, PayloadNode, TextHole } from '../proof/payload-tree.ts';
import type { Case, Proof } from '../proof/proof.ts';
import { alternativesOf, type Under } from '../proof/walk-payload.ts';
import { type Alternative, anyCase, anyOf, described } from './alternatives.ts';
import { leastItems } from './least-items.ts';
import { type Leaf, leavesOf } from './leaves.ts';
import { membersOf } from './members.ts';
import { choicesAmong } from './presence.ts';
import type { JsonScalar, Schema } from './schema.ts';
import { presenceWords } from './words.ts';

/** Something that a contract leaves open, and when a payload shows it. */
export interface Open {
  readonly what:
    | { readonly kind: 'present' | 'absent'; readonly name: string }
    | { readonly kind: 'alternative'; readonly schema: Schema }
    | { readonly kind: 'value'; readonly value: JsonScalar };
  /** The object, or the schema that has the alternatives or values. */
  readonly schema: Schema;
  readonly when: Case;
}

export interface Built {
  readonly schema: Schema;
  readonly open: readonly Open[];
}

/** What is known of the data that a body prints. */
export interface DataNotes {
  /** Where the value of an output comes from, as the author has written it. */
  sourcesOf(hole: TextHole): readonly string[];
  /** The kind of personal data in it. */
  personalDataIn(hole: TextHole): string | undefined;
  /** What a member is for. @param path the names that lead to it, `[]` for an item of an array. */
  purposeOf(path: readonly string[]): string | undefined;
}

/** A contract that is larger is nobody's to read. */
const MOST_SCHEMAS = 5000;
/** Nor one that nests deeper; and what nests thousands deep cannot be written. */
const MOST_DEPTH = 500;

/** The schema of every payload of a body, from the payload with its choices. Undefined where it is too large. */
export function buildContract({ payload, sent, assumptions }: Sent, notes: DataNotes): Built | undefined {
  if (payload === undefined) return undefined;
  const builder = new Builder(notes, assumptions);
  const built = builder.value([{ value: payload, when: sent }], []);
  return builder.isFull ? undefined : built;
}

/** What is known of a body's payload. */
export type Sent = Pick<Proof, 'payload' | 'sent' | 'assumptions'>;

type Path = readonly string[];

class Builder {
  private count = 0;

  constructor(
    private readonly notes: DataNotes,
    private readonly assumptions: Proof['assumptions'],
  ) {}

  get isFull(): boolean {
    return this.count > MOST_SCHEMAS;
  }

  /** What a value can be, over all the cases in which it is there. */
  value(nodes: readonly Under<PayloadNode>[], path: Path): Built {
    if (path.length > MOST_DEPTH) this.count = MOST_SCHEMAS;
    if (++this.count > MOST_SCHEMAS) return { schema: {}, open: [] };
    const found = nodes.flatMap(({ value, when }) => alternativesOf(value, when));
    const leaves = found.flatMap(({ value, when }) =>
      value.type === 'scalar' ? leavesOf(value, when, this.notes) : [],
    );
    const objects = byPlace(found.flatMap(({ value, when }) => (value.type === 'object' ? [{ value, when }] : [])));
    const lists = byPlace(found.flatMap(({ value, when }) => (value.type === 'list' ? [{ value, when }] : [])));
    return anyOf([
      ...leaves.map(ofLeaf),
      ...objects.map((same) => ({ ...this.object(same, path), when: anyCase(same) })),
      ...lists.map((same) => ({ ...this.list(same, path), when: anyCase(same) })),
    ]);
  }

  private object(nodes: readonly Under<ObjectNode>[], path: Path): Built {
    const { members, others } = membersOf(nodes);
    const schema: Schema = { type: 'object' };
    const open: Open[] = [];
    const properties: [string, Schema][] = [];
    for (const [name, member] of members) {
      const built = this.value([...member.values, ...member.perhaps], [...path, name]);
      open.push(...built.open, ...openMember(schema, name, member));
      const purpose = this.notes.purposeOf([...path, name]);
      const words = member.isRequired ? undefined : presenceWords(member.sent, member.absent);
      properties.push([name, described(built.schema, [purpose, words].filter(Boolean).join(' ') || undefined)]);
    }
    const required = [...members].flatMap(([name, { isRequired }]) => (isRequired ? [name] : []));
    const unnamed = others.length === 0 ? undefined : this.value(others, [...path, '']);
    if (unnamed !== undefined) open.push(...unnamed.open);
    const choices = others.length > 0 ? [] : choicesAmong(members);
    if (properties.length > 0) schema.properties = Object.fromEntries(properties);
    if (required.length > 0) schema.required = required;
    schema.additionalProperties = unnamed?.schema ?? false;
    if (choices.length === 1) schema.anyOf = choices[0] ?? [];
    else if (choices.length > 1) schema.allOf = choices.map((alternatives) => ({ anyOf: alternatives }));
    return { schema, open };
  }

  private list(nodes: readonly Under<ListNode>[], path: Path): Built {
    const items = nodes.flatMap(({ value, when }) =>
      value.items.map((item) => ({ value: item.value, when: when.and(item.when) })),
    );
    const possible = items.filter(({ when }) => !when.isNever);
    if (possible.length === 0) return { schema: { type: 'array', maxItems: 0 }, open: [] };
    const built = this.value(possible, [...path, '[]']);
    const least = Math.min(...nodes.map((node) => leastItems(node, this.assumptions)));
    return { schema: { type: 'array', ...(least > 0 && { minItems: least }), items: built.schema }, open: built.open };
  }
}

/** What begins in one place of the body is one alternative, in whichever iterations and branches it is printed. */
function byPlace<Node extends ObjectNode | ListNode>(nodes: readonly Under<Node>[]): Under<Node>[][] {
  const found = new Map<number, Under<Node>[]>();
  for (const node of nodes) {
    const known = found.get(node.value.start);
    if (known === undefined) found.set(node.value.start, [node]);
    else known.push(node);
  }
  return [...found.values()];
}

function ofLeaf({ schema, when }: Leaf): Alternative {
  return { schema, open: [], when };
}

function openMember(
  schema: Schema,
  name: string,
  { isRequired, sent, absent, values }: { isRequired: boolean; sent: Case; absent: Case; values: readonly unknown[] },
): Open[] {
  if (isRequired || values.length === 0) return [];
  return [
    { what: { kind: 'present', name }, schema, when: sent },
    { what: { kind: 'absent', name }, schema, when: absent },
  ];
}
