import { type Node as JsonNode, parseTree } from 'jsonc-parser';
import { findAttribute } from '../../catalog/attributes.ts';
import { findNamespace } from '../../catalog/namespaces.ts';
import type { Lookup } from '../../template/expressions.ts';
import { nodesOf } from '../../template/nodes.ts';
import { contains, type Span } from '../../template/span.ts';
import type { Template } from '../../template/tree.ts';
import { expressions } from '../../template/walk.ts';

/** An attribute or a property: `${user_id}`, `event_properties.${title}`. */
export interface AttributeSymbol {
  /** Absent for a field of the profile. */
  readonly namespace?: string;
  readonly name: string;
}

export interface NamedAttribute extends AttributeSymbol, Span {}

/** Every attribute that a body names, with the place of the name within its braces. */
export function attributesIn(template: Template): NamedAttribute[] {
  const found = new Map<number, NamedAttribute>();
  for (const node of nodesOf(template)) {
    for (const expression of expressions(node)) {
      const named = expression.type === 'lookup' ? namedIn(expression) : undefined;
      if (named !== undefined) found.set(named.start, named);
    }
  }
  return [...found.values()].sort((one, other) => one.start - other.start);
}

function namedIn({ root, steps: [first] }: Lookup): NamedAttribute | undefined {
  if (root.kind === 'attribute') return { name: root.name, start: root.nameSpan.start, end: root.nameSpan.end };
  if (root.kind !== 'name' || first?.kind !== 'attribute' || findNamespace(root.name) === undefined) return undefined;
  return { namespace: root.name, name: first.name, start: first.nameSpan.start, end: first.nameSpan.end };
}

export function attributeAt(template: Template, offset: number): NamedAttribute | undefined {
  return attributesIn(template).find((one) => contains(one, offset));
}

export function isSame(one: AttributeSymbol, other: AttributeSymbol): boolean {
  return one.name === other.name && one.namespace === other.namespace;
}

/** The names of an attribute in the text of a sample user, without their quotes. */
export function keysIn(text: string, symbol: AttributeSymbol): Span[] {
  const root = parseTree(text);
  if (root === undefined) return [];
  return placesOf(symbol).flatMap((path) => keysAt(root, path));
}

/** Where a sample user has it: also in an event as Braze exports it. */
function placesOf({ namespace, name }: AttributeSymbol): readonly (readonly string[])[] {
  if (namespace === undefined) {
    const field = findAttribute(name)?.profileField;
    return field === undefined
      ? []
      : [
          ['user', field],
          ['user', 'users', field],
        ];
  }
  if (namespace === 'custom_attribute')
    return [
      ['user', 'custom_attributes', name],
      ['user', 'users', 'custom_attributes', name],
    ];
  if (namespace === 'event_properties')
    return [
      ['event', 'properties', name],
      ['event', 'events', 'properties', name],
    ];
  return [[namespace, name]];
}

/** Items of a list are gone into as if they were there in its place. */
function keysAt(node: JsonNode, [name = '', ...rest]: readonly string[]): Span[] {
  if (node.type === 'array') return (node.children ?? []).flatMap((item) => keysAt(item, [name, ...rest]));
  return (node.children ?? []).flatMap(({ children: [key, value] = [] }) => {
    if (key === undefined || key.value !== name) return [];
    if (rest.length > 0) return value === undefined ? [] : keysAt(value, rest);
    return [{ start: key.offset + 1, end: key.offset + key.length - 1 }];
  });
}
