import type { Open } from './build.ts';
import type { Schema } from './schema.ts';

/** What a payload shows of what a contract leaves open; undefined where it does not match. */
export type Shown = readonly Open[] | undefined;

/** Reads payloads by a contract. */
export class Observer {
  private readonly bySchema = new Map<Schema, Open[]>();

  constructor(open: readonly Open[]) {
    for (const one of open) {
      const known = this.bySchema.get(one.schema);
      if (known === undefined) this.bySchema.set(one.schema, [one]);
      else known.push(one);
    }
  }

  shown(schema: Schema, value: unknown): Shown {
    const { anyOf } = schema;
    if (anyOf !== undefined && schema.type === undefined) return this.ofAlternatives(schema, anyOf, value);
    if (!isOfType(schema, value)) return undefined;
    if (schema.const !== undefined && schema.const !== value) return undefined;
    if (schema.pattern !== undefined && !new RegExp(schema.pattern, 'u').test(String(value))) return undefined;
    if (String(value) === '' && schema.minLength !== undefined) return undefined;
    if (Array.isArray(value)) return this.ofItems(schema, value);
    return isObject(value) ? this.ofMembers(schema, value) : this.ofScalar(schema, value);
  }

  private ofScalar(schema: Schema, value: unknown): Shown {
    if (schema.enum === undefined) return [];
    if (!schema.enum.some((one) => one === value)) return undefined;
    return this.of(schema, ({ what }) => what.kind === 'value' && what.value === value);
  }

  private ofAlternatives(schema: Schema, alternatives: readonly Schema[], value: unknown): Shown {
    const matching = alternatives.flatMap((one) => {
      const shown = this.shown(one, value);
      return shown === undefined ? [] : [{ one, shown }];
    });
    if (matching.length === 0) return undefined;
    const chosen = new Set(matching.map(({ one }) => one));
    const own = this.of(schema, ({ what }) => what.kind === 'alternative' && chosen.has(what.schema));
    return [...own, ...matching.flatMap(({ shown }) => shown)];
  }

  private ofItems({ items, minItems = 0, maxItems }: Schema, value: readonly unknown[]): Shown {
    if (value.length < minItems || (maxItems !== undefined && value.length > maxItems)) return undefined;
    return items === undefined ? [] : together(value.map((item) => this.shown(items, item)));
  }

  private ofMembers(schema: Schema, value: Readonly<Record<string, unknown>>): Shown {
    const { properties = {}, required = [], additionalProperties } = schema;
    if (!required.every((name) => Object.hasOwn(value, name))) return undefined;
    const inside = Object.entries(value).map(([name, one]) => {
      const own = Object.hasOwn(properties, name) ? properties[name] : additionalProperties;
      return typeof own === 'object' ? this.shown(own, one) : own === false ? undefined : [];
    });
    const own = this.of(
      schema,
      ({ what }) =>
        (what.kind === 'present' && Object.hasOwn(value, what.name)) ||
        (what.kind === 'absent' && !Object.hasOwn(value, what.name)),
    );
    return together([own, ...inside]);
  }

  private of(schema: Schema, isShown: (open: Open) => boolean): readonly Open[] {
    return (this.bySchema.get(schema) ?? []).filter(isShown);
  }
}

function together(all: readonly Shown[]): Shown {
  const found: Open[] = [];
  for (const one of all) {
    if (one === undefined) return undefined;
    found.push(...one);
  }
  return found;
}

function isOfType({ type }: Schema, value: unknown): boolean {
  switch (type) {
    case undefined:
      return true;
    case 'null':
      return value === null;
    case 'array':
      return Array.isArray(value);
    case 'object':
      return isObject(value);
    case 'integer':
      return Number.isInteger(value);
    default:
      return typeof value === type;
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
