import type { ListNode, ObjectNode, PayloadNode, TextHole } from '../proof/payload-tree.ts';
import type { Case, Proof } from '../proof/proof.ts';
import { alternativesOf, type Under } from '../proof/walk-payload.ts';
import { leastItems } from './least-items.ts';
import { type Leaf, leavesOf } from './leaves.ts';
import { membersOf } from './members.ts';
import { choicesAmong } from './presence.ts';
import { type JsonScalar, meaningOf, type Schema } from './schema.ts';
import { conditionWords, presenceWords } from './words.ts';

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

interface Alternative extends Built {
  readonly when: Case;
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

function anyCase<Thing>(nodes: readonly Under<Thing>[]): Case {
  const [first, ...others] = nodes;
  if (first === undefined) throw new Error('There is at least one.');
  return others.reduce((all, { when }) => all.or(when), first.when);
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

/** One schema of several alternatives. */
function anyOf(all: readonly Alternative[]): Built {
  const distinct = withoutCovered(withoutRepeated(all));
  const [first, ...more] = distinct;
  if (first === undefined) return { schema: {}, open: [] };
  if (more.length === 0) return first;
  const constants = distinct.filter(({ schema }) => schema.const !== undefined);
  const others = distinct.filter(({ schema }) => schema.const === undefined);
  if (others.length === 0) return enumOf(constants);
  const listed = constants.length > 1 ? [{ ...enumOf(constants), when: caseOfAll(constants) }] : constants;
  const alternatives = [...others, ...listed];
  const schema: Schema = {};
  schema.anyOf = alternatives.map((one) => described(one.schema, conditionWords(one.when)));
  const open = alternatives.flatMap((one, at): Open[] => {
    const own = schema.anyOf?.[at];
    return own === undefined
      ? []
      : [{ what: { kind: 'alternative', schema: own }, schema, when: one.when }, ...one.open];
  });
  return { schema, open };
}

function caseOfAll(all: readonly Alternative[]): Case {
  return anyCase(all.map(({ schema, when }) => ({ value: schema, when })));
}

/** Of alternatives with the same meaning the first speaks for all. */
function withoutRepeated(all: readonly Alternative[]): Alternative[] {
  const found = new Map<string, Alternative>();
  for (const one of all) {
    const key = meaningOf(one.schema);
    const known = found.get(key);
    if (known === undefined) found.set(key, one);
    else found.set(key, { ...known, schema: together(known.schema, one.schema), when: known.when.or(one.when) });
  }
  return [...found.values()];
}

/** The first one with what the other knows besides. It stays the same object if it has parts, for others refer to it. */
function together(one: Schema, other: Schema): Schema {
  const sources = distinctSources([...(one['x-source'] ?? []), ...(other['x-source'] ?? [])]);
  const kind = one['x-personal-data'] ?? other['x-personal-data'];
  if (sources.length > 0) one['x-source'] = sources;
  if (kind !== undefined) one['x-personal-data'] = kind;
  return one;
}

/** What the items of an array hold is also read of an object in its place, which goes without saying. */
function distinctSources(sources: readonly string[]): string[] {
  const ofItems = new Set(sources.filter((one) => one.includes('[]')).map((one) => one.replaceAll('[]', '')));
  return [...new Set(sources)].filter((one) => !ofItems.has(one));
}

/** A text among texts, an integer among numbers: what an alternative accepts anyhow needs no other one. */
function withoutCovered(all: readonly Alternative[]): Alternative[] {
  const kept = all.filter((one) => !all.some((other) => other !== one && covers(other.schema, one.schema)));
  return kept.map((one) => {
    const covered = all.filter((other) => !kept.includes(other) && covers(one.schema, other.schema));
    return { ...one, when: covered.reduce((when, other) => when.or(other.when), one.when) };
  });
}

/** Any value of its type. */
function isFree({ type, const: only, enum: values, pattern, anyOf: alternatives }: Schema): boolean {
  const isScalar = type !== 'object' && type !== 'array';
  return isScalar && only === undefined && values === undefined && pattern === undefined && alternatives === undefined;
}

function covers(free: Schema, { type, const: only, items, properties }: Schema): boolean {
  if (!isFree(free)) return false;
  if (free.type === undefined) return type !== undefined || items !== undefined || properties !== undefined;
  if (free.type === 'integer') return typeof only === 'number' && Number.isInteger(only);
  return (
    (type === free.type && only !== undefined) ||
    (type === free.type && free.type === 'string') ||
    (free.type === 'number' && type === 'integer')
  );
}

function enumOf(constants: readonly Alternative[]): Built {
  const [first] = constants;
  if (constants.length === 1 && first !== undefined) return first;
  const values = constants.flatMap(({ schema: { const: value } }) => (value === undefined ? [] : [value]));
  const types = new Set(constants.map(({ schema }) => schema.type));
  const [type] = types;
  const sources = [...new Set(constants.flatMap(({ schema }) => schema['x-source'] ?? []))];
  const schema: Schema = {
    ...(types.size === 1 && type !== undefined && { type }),
    enum: values,
    ...(sources.length > 0 && { 'x-source': sources }),
  };
  const open = constants.flatMap(({ schema: { const: value }, when }): Open[] =>
    value === undefined ? [] : [{ what: { kind: 'value', value }, schema, when }],
  );
  return { schema, open };
}

/** Changes the schema, which others refer to. */
function described(schema: Schema, words: string | undefined): Schema {
  if (words !== undefined) schema.description = [schema.description, words].filter(Boolean).join(' ');
  return schema;
}
