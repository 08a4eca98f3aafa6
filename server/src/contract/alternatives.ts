import type { Case } from '../proof/proof.ts';
import type { Under } from '../proof/walk-payload.ts';
import type { Built, Open } from './build.ts';
import { meaningOf, type Schema } from './schema.ts';
import { conditionWords } from './words.ts';

export interface Alternative extends Built {
  readonly when: Case;
}

/** One schema of several alternatives. */
export function anyOf(all: readonly Alternative[]): Built {
  const distinct = withoutCovered(withoutRepeated(alikeFilled(all)));
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

/** Texts are filled as far as each of them is. */
function alikeFilled(all: readonly Alternative[]): readonly Alternative[] {
  const isText = ({ type, ...schema }: Schema) => type === 'string' && isFree(schema);
  const least = Math.min(...all.map(({ schema }) => (isText(schema) || schema.const === '' ? filled(schema) : 2)));
  if (least === 2) return all;
  return all.map((one) => {
    if (!isText(one.schema)) return one;
    const { minLength: _, 'x-filled': __, ...schema } = one.schema;
    return { ...one, schema: { ...schema, ...(least === 1 && { 'x-filled': true as const }) } };
  });
}

/** 2 for sure, 1 unless there is an array where a text is meant, else 0. */
function filled({ minLength, 'x-filled': asMeant }: Schema): number {
  return minLength !== undefined ? 2 : asMeant ? 1 : 0;
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

/** Any value of its type, but perhaps the empty text. */
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
export function described(schema: Schema, words: string | undefined): Schema {
  if (words !== undefined) schema.description = [schema.description, words].filter(Boolean).join(' ');
  return schema;
}

export function anyCase<Thing>(nodes: readonly Under<Thing>[]): Case {
  const [first, ...others] = nodes;
  if (first === undefined) throw new Error('There is at least one.');
  return others.reduce((all, { when }) => all.or(when), first.when);
}
