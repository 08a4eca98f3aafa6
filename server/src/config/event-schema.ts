import { getNodeValue, type Node } from 'jsonc-parser';
import type { DeclaredType } from '../catalog/types.ts';
import type { DeclaredEvent, DeclaredProperty } from '../rules/engine/settings.ts';
import type { Reader } from './reader.ts';
import { inPlace, isJson, type Json } from './schema-in-place.ts';

/** Members that only a JSON Schema has, and no event that is declared in our own words. */
const OF_SCHEMAS: ReadonlySet<string> = new Set([
  ...[
    '$schema',
    '$id',
    '$ref',
    '$defs',
    'type',
    'title',
    'required',
    'anyOf',
    'oneOf',
    'allOf',
    'additionalProperties',
  ],
]);

export function isJsonSchema({ type, children = [] }: Node): boolean {
  return type === 'object' && children.some(({ children: [key] = [] }) => OF_SCHEMAS.has(String(key?.value)));
}

/** The event of a JSON Schema: of the whole payload, as `mi-webhook schema` writes it, of one of several events, or of its `properties` only. */
export function eventOfSchema(node: Node, name: string, subject: string, reader: Reader): DeclaredEvent | undefined {
  const { schema, problem } = inPlace(asJson(getNodeValue(node)));
  if (problem !== undefined) {
    reader.report(node, `${subject} ${problem}.`);
    return undefined;
  }
  const objects = payloadsOf(schema, name).map(propertiesIn);
  const [first, ...others] = objects;
  if (first !== undefined) return others.reduce(together, eventOf(first));
  reader.report(node, `${subject} is a JSON Schema without \`properties\`, or for another event.`);
  return undefined;
}

/** The payloads of this event that a schema describes. */
function payloadsOf(schema: Json, name: string): Json[] {
  const all = Object.hasOwn(schema, 'properties')
    ? [schema]
    : partsOf(schema).filter((one) => Object.hasOwn(one, 'properties'));
  return all.filter((one) => isOf(asJson(asJson(one.properties).event), name));
}

function isOf({ const: only, enum: several }: Json, name: string): boolean {
  if (only !== undefined) return only === name;
  return !Array.isArray(several) || several.includes(name);
}

function partsOf({ anyOf, oneOf }: Json): Json[] {
  const parts: unknown = anyOf ?? oneOf;
  return Array.isArray(parts) ? parts.map(asJson) : [];
}

/** Of a whole payload its `properties`; anything else is taken for them. */
function propertiesIn(payload: Json): Json {
  const members = asJson(payload.properties);
  const isWhole = ['event', 'timestamp', 'user_id', 'anonymous_id'].some((name) => Object.hasOwn(members, name));
  return isWhole ? asJson(members.properties) : payload;
}

function eventOf(properties: Json): DeclaredEvent {
  const { members, isOpen } = membersOf(properties);
  return { ...(members !== undefined && { properties: members }), ...(isOpen && { isOpen }) };
}

function membersOf({ properties, required, additionalProperties }: Json): Pick<DeclaredProperty, 'members' | 'isOpen'> {
  if (properties === undefined) return {};
  const names: readonly unknown[] = Array.isArray(required) ? required : [];
  const members = new Map(
    Object.entries(asJson(properties)).map(
      ([name, one]) => [name, propertyOf(asJson(one), names.includes(name))] as const,
    ),
  );
  return { members, ...(additionalProperties !== false && { isOpen: true as const }) };
}

function propertyOf(schema: Json, required: boolean): DeclaredProperty {
  const types = new Set(typesIn(schema).filter((one) => one !== 'null'));
  const [type, ...others] = [...new Set([...types].map((one) => TYPES[one]))];
  const inner = asJson(type === 'list' ? schema.items : schema);
  return { required, ...(type !== undefined && others.length === 0 && { type }), ...membersOf(inner) };
}

const TYPES: Readonly<Record<string, DeclaredType>> = {
  string: 'text',
  number: 'number',
  integer: 'number',
  boolean: 'boolean',
  array: 'list',
  object: 'object',
};

/** An unknown one is a type of its own, so that nothing is said of the value. */
function typesIn(schema: Json): string[] {
  const { type, const: only, enum: values } = schema;
  if (typeof type === 'string') return [type];
  if (Array.isArray(type)) return type.map(String);
  if (only !== undefined) return [typeOf(only)];
  if (Array.isArray(values)) return values.map(typeOf);
  return partsOf(schema).flatMap(typesIn);
}

function typeOf(value: unknown): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'array' : typeof value;
}

/** What is right for one of two payloads of an event. */
function together(known: DeclaredEvent, schema: Json): DeclaredEvent {
  const other = eventOf(schema);
  const [one, two] = [known.properties, other.properties];
  if (one === undefined || two === undefined) return {};
  const properties = new Map(
    [...new Set([...one.keys(), ...two.keys()])].map((name) => [name, either(one.get(name), two.get(name))] as const),
  );
  return { properties, ...((known.isOpen ?? other.isOpen) && { isOpen: true as const }) };
}

function either(one: DeclaredProperty | undefined, other: DeclaredProperty | undefined): DeclaredProperty {
  if (one === undefined || other === undefined) return { ...one, ...other, required: false };
  const isSame = one.type === other.type;
  return { required: one.required && other.required, ...(isSame && one.type !== undefined && { type: one.type }) };
}

function asJson(value: unknown): Json {
  return isJson(value) ? value : {};
}
