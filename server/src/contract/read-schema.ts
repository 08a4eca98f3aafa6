import type { JsonScalar, Schema, SchemaType } from './schema.ts';

export type ReadSchema = { readonly schema: Schema } | { readonly problem: string };

/** Deeper ones are nobody's. */
const DEEPEST = 60;

/** A contract from a file, which may have been written by others. Keywords that contracts do not use are left out. */
export function readSchema(text: string): ReadSchema {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return { problem: `is not JSON: ${error instanceof Error ? error.message : String(error)}` };
  }
  return schemaOf(value);
}

function schemaOf(value: unknown): ReadSchema {
  if (!isRecord(value)) return { problem: 'is not a JSON Schema: it must be an object' };
  const foreign = FOREIGN.find((keyword) => Object.hasOwn(value, keyword));
  if (foreign !== undefined)
    return { problem: `uses \`${foreign}\`, which is not supported: write its schemas out in place` };
  if (!KNOWN.some((keyword) => Object.hasOwn(value, keyword)))
    return { problem: 'is not a JSON Schema: it has neither `type` nor `properties` nor `anyOf`' };
  return { schema: read(value, 0) };
}

const FOREIGN = ['$ref', '$defs', 'definitions', '$dynamicRef'];
const KNOWN = ['type', 'properties', 'anyOf', 'oneOf', 'const', 'enum'];

function read(value: Readonly<Record<string, unknown>>, depth: number): Schema {
  const { title, description, pattern, minLength, minItems, maxItems, required, examples } = value;
  const inner = (one: unknown): Schema => (isRecord(one) && depth < DEEPEST ? read(one, depth + 1) : {});
  return {
    ...(typeof title === 'string' && { title }),
    ...(typeof description === 'string' && { description }),
    ...typeOf(value, depth),
    ...(isScalar(value.const) && { const: value.const }),
    ...(Array.isArray(value.enum) && { enum: value.enum.filter(isScalar) }),
    ...(typeof pattern === 'string' && { pattern }),
    ...(typeof minLength === 'number' && { minLength }),
    ...(typeof minItems === 'number' && { minItems }),
    ...(typeof maxItems === 'number' && { maxItems }),
    ...(Array.isArray(required) && { required: texts(required) }),
    ...(Array.isArray(examples) && { examples }),
    ...notes(value),
    ...parts(value, inner),
  };
}

function parts(value: Readonly<Record<string, unknown>>, inner: (one: unknown) => Schema): Schema {
  const { properties, additionalProperties: others, items, anyOf = value.oneOf, allOf } = value;
  const orFlag = (one: unknown): Schema | boolean => (typeof one === 'boolean' ? one : inner(one));
  return {
    ...(isRecord(properties) && {
      properties: Object.fromEntries(Object.entries(properties).map(([name, one]) => [name, orFlag(one)])),
    }),
    ...(others !== undefined && { additionalProperties: orFlag(others) }),
    ...(isRecord(items) && { items: inner(items) }),
    ...(Array.isArray(anyOf) && { anyOf: anyOf.map(inner) }),
    ...(Array.isArray(allOf) && { allOf: allOf.map(inner) }),
  };
}

/** Several types are alternatives. */
function typeOf({ type, ...rest }: Readonly<Record<string, unknown>>, depth: number): Schema {
  if (isType(type)) return { type };
  if (!Array.isArray(type)) return {};
  const types = type.filter(isType);
  return { anyOf: types.map((one) => read({ ...rest, type: one }, depth + 1)) };
}

function notes(value: Readonly<Record<string, unknown>>): Schema {
  const found: Schema = {};
  const {
    'x-source': source,
    'x-filters': filters,
    'x-text': around,
    'x-presumes': presumes,
    'x-time': time,
    'x-filled': isFilled,
    'x-personal-data': kind,
  } = value;
  if (Array.isArray(source)) found['x-source'] = texts(source);
  if (Array.isArray(filters)) found['x-filters'] = texts(filters);
  if (Array.isArray(presumes)) found['x-presumes'] = texts(presumes);
  if (typeof around === 'string') found['x-text'] = around;
  if (typeof time === 'string') found['x-time'] = time;
  if (isFilled === true) found['x-filled'] = true;
  if (typeof kind === 'string') found['x-personal-data'] = kind;
  return found;
}

const TYPES: readonly string[] = ['object', 'array', 'string', 'number', 'integer', 'boolean', 'null'];

function isType(value: unknown): value is SchemaType {
  return typeof value === 'string' && TYPES.includes(value);
}

function isScalar(value: unknown): value is JsonScalar {
  return value === null || ['string', 'number', 'boolean'].includes(typeof value);
}

function texts(values: readonly unknown[]): string[] {
  return values.filter((one) => typeof one === 'string');
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
