import { findInValue } from '../privacy/find-in-value.ts';
import type { Schema } from './schema.ts';

/** Longer ones show no more. */
const LONGEST = 200;

/** Puts what a payload holds into a contract as examples, but for personal data. Changes the schema. */
export function addExamples(schema: Schema, value: unknown, name = ''): void {
  if (schema.anyOf !== undefined && schema.type === undefined) {
    const fitting = schema.anyOf.filter((one) => isOfKind(one, value));
    const [only] = fitting;
    if (fitting.length === 1 && only !== undefined) addExamples(only, value, name);
  } else if (Array.isArray(value)) {
    const [first]: readonly unknown[] = value;
    if (schema.items !== undefined && value.length > 0) addExamples(schema.items, first, name);
  } else if (isRecord(value)) {
    for (const [member, inner] of Object.entries(value)) {
      const own = Object.hasOwn(schema.properties ?? {}, member) ? schema.properties?.[member] : undefined;
      if (typeof own === 'object') addExamples(own, inner, member);
    }
  } else addExample(schema, value, name);
}

function addExample(schema: Schema, value: unknown, name: string): void {
  const isSaid = schema.const !== undefined || schema.enum !== undefined || schema.examples !== undefined;
  const text = String(value);
  if (isSaid || value === null || text === '' || text.length > LONGEST) return;
  const isPersonal = schema['x-personal-data'] !== undefined && !schema['x-personal-data'].endsWith('(hashed)');
  if (!isPersonal && findInValue(text, name).length === 0) schema.examples = [value];
}

function isOfKind({ type, const: only, enum: values }: Schema, value: unknown): boolean {
  if (only !== undefined || values !== undefined) return false;
  if (Array.isArray(value)) return type === 'array';
  if (isRecord(value)) return type === 'object';
  return type === typeof value || (type === 'integer' && Number.isInteger(value));
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
