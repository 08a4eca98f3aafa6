export type Json = Readonly<Record<string, unknown>>;

/** What refers to itself would have no end, and what refers to much very often no size. */
const MOST_SCHEMAS = 5000;
/** References within references: a chain of them would be as deep as it is long. */
const MOST_AROUND = 20;

/** A JSON Schema with what its references within the file refer to, and the parts of each `allOf`, in their place; and what is wrong with it. */
export function inPlace(schema: Json): { readonly schema: Json; readonly problem: string | undefined } {
  const writer = new Writer(schema);
  const written = writer.write(schema, []);
  return { schema: written, problem: writer.problem };
}

class Writer {
  problem: string | undefined;
  private count = 0;

  constructor(private readonly root: Json) {}

  /** @param around the references that it is within. */
  write(schema: unknown, around: readonly string[]): Json {
    if (!isJson(schema) || this.count++ > MOST_SCHEMAS) return {};
    this.look(schema);
    const { $ref, $defs: _, allOf, ...own } = schema;
    const { properties, items, anyOf, oneOf } = own;
    const inner = (one: unknown) => this.write(one, around);
    const written: Json = {
      ...own,
      ...(isJson(properties) && {
        properties: Object.fromEntries(Object.entries(properties).map(([name, one]) => [name, inner(one)])),
      }),
      ...(isJson(items) && { items: inner(items) }),
      ...(Array.isArray(anyOf) && { anyOf: anyOf.map(inner) }),
      ...(Array.isArray(oneOf) && { oneOf: oneOf.map(inner) }),
    };
    const parts = [written, ...(Array.isArray(allOf) ? allOf.slice(0, MOST_SCHEMAS).map(inner) : [])];
    if (typeof $ref === 'string' && around.length < MOST_AROUND && !around.includes($ref))
      parts.push(this.write(this.at($ref), [...around, $ref]));
    return parts.length === 1 ? written : together(parts);
  }

  private at(reference: string): unknown {
    const [file, ...names] = reference.split('/').map((one) => one.replaceAll('~1', '/').replaceAll('~0', '~'));
    let at: unknown = file === '#' ? this.root : undefined;
    for (const name of names) at = isJson(at) ? at[name] : undefined;
    if (at === undefined) this.problem ??= `refers to \`${reference}\`, which is not in it`;
    return at;
  }

  /** A slip here would be a schema that says nothing. */
  private look({ type, required, properties }: Json): void {
    const types: readonly unknown[] = type === undefined ? [] : Array.isArray(type) ? type : [type];
    const wrong = types.find((one) => !TYPES.has(String(one)));
    if (wrong !== undefined)
      this.problem ??= `has the type \`${String(wrong)}\`, but types are ${[...TYPES].join(', ')}`;
    if (required !== undefined && !Array.isArray(required))
      this.problem ??= 'has `required`, which must be an array of names';
    if (properties !== undefined && !isJson(properties)) this.problem ??= 'has `properties`, which must be an object';
  }
}

const TYPES: ReadonlySet<string> = new Set(['string', 'number', 'integer', 'boolean', 'array', 'object', 'null']);

/** What all of them say; of two that say something else the first counts. */
function together(parts: readonly Json[]): Json {
  const properties: Json = Object.assign(
    {},
    ...parts.map((part) => (isJson(part.properties) ? part.properties : {})).reverse(),
  );
  const required = parts.flatMap((part) => (Array.isArray(part.required) ? part.required : []));
  return {
    ...Object.assign({}, ...parts.toReversed()),
    ...(Object.keys(properties).length > 0 && { properties }),
    ...(required.length > 0 && { required }),
  };
}

export function isJson(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
