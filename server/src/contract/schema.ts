/** The part of JSON Schema 2020-12 that contracts are written in. */
export interface Schema {
  $schema?: string;
  title?: string;
  description?: string;
  type?: SchemaType;
  const?: JsonScalar;
  enum?: JsonScalar[];
  pattern?: string;
  minLength?: number;
  properties?: Record<string, Schema | boolean>;
  required?: string[];
  additionalProperties?: Schema | boolean;
  items?: Schema;
  minItems?: number;
  maxItems?: number;
  anyOf?: Schema[];
  allOf?: Schema[];
  examples?: unknown[];
  'x-source'?: string[];
  'x-filters'?: string[];
  'x-text'?: string;
  'x-time'?: string;
  'x-filled'?: true;
  'x-personal-data'?: string;
  'x-unconfirmed'?: string[];
  'x-presumes'?: string[];
}

export type SchemaType = 'object' | 'array' | 'string' | 'number' | 'integer' | 'boolean' | 'null';
export type JsonScalar = string | number | boolean | null;

export const dialect = 'https://json-schema.org/draft/2020-12/schema';

/** Keywords of our own, which a strict validator has to be told of. They are annotations and decide nothing. */
export const vocabulary: Readonly<Record<keyof Schema & `x-${string}`, string>> = {
  'x-source': 'Where the value comes from, as it is written in the body.',
  'x-filters': 'The filters that change the value on its way, with their arguments.',
  'x-text': 'The text of the body around the value, which is `…` in it.',
  'x-time': 'The form of a time: `milliseconds since 1970`, `seconds since 1970`.',
  'x-filled': 'The text, or what is hashed, is never blank, unless the data has an array in its place.',
  'x-personal-data': 'The kind of personal data that the value is or contains.',
  'x-unconfirmed': 'What the contract allows although no sample user was found whose payload shows it.',
  'x-presumes': 'What must be true of the data for every payload to match.',
};

/** What people look for comes first, and what a value is made of last. */
const ORDER: readonly (keyof Schema)[] = [
  ...(['$schema', 'title', 'description', 'type', 'const', 'enum', 'pattern', 'minLength', 'examples'] as const),
  ...(['x-source', 'x-filters', 'x-text', 'x-time', 'x-filled', 'x-personal-data'] as const),
  ...(['x-unconfirmed', 'x-presumes'] as const),
  ...(['required', 'properties', 'additionalProperties', 'minItems', 'maxItems', 'items', 'anyOf', 'allOf'] as const),
];

/** The same with all keywords in their order. */
export function ordered(schema: Schema): Schema {
  const { properties, additionalProperties, items, anyOf, allOf, ...rest } = schema;
  const all: Schema = {
    ...rest,
    ...(properties && {
      properties: Object.fromEntries(Object.entries(properties).map(([name, one]) => [name, orderedOr(one)])),
    }),
    ...(additionalProperties !== undefined && { additionalProperties: orderedOr(additionalProperties) }),
    ...(items && { items: ordered(items) }),
    ...(anyOf && { anyOf: anyOf.map(ordered) }),
    ...(allOf && { allOf: allOf.map(ordered) }),
  };
  return Object.fromEntries(ORDER.flatMap((key) => (all[key] === undefined ? [] : [[key, all[key]]])));
}

function orderedOr(schema: Schema | boolean): Schema | boolean {
  return typeof schema === 'boolean' ? schema : ordered(schema);
}

/** Equal for schemas that accept the same values for the same reasons, whatever they say to people. */
export function meaningOf(schema: Schema | boolean): string {
  return JSON.stringify(bare(schema));
}

function bare(schema: Schema | boolean): unknown {
  if (typeof schema === 'boolean') return schema;
  const { type, const: only, enum: values, pattern, minLength, required, minItems, maxItems } = schema;
  const { properties = {}, additionalProperties, items, anyOf, allOf } = schema;
  return {
    ...{ type, only, values, pattern, minLength, minItems, maxItems },
    required: required?.toSorted(),
    properties: Object.entries(properties).map(([name, one]) => [name, bare(one)]),
    others: additionalProperties === undefined ? undefined : bare(additionalProperties),
    items: items === undefined ? undefined : bare(items),
    anyOf: anyOf?.map(bare),
    allOf: allOf?.map(bare),
  };
}
