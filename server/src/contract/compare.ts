import { typeWords } from './markdown.ts';
import type { Schema } from './schema.ts';

/** What is different for whoever relies on the contract that was agreed on. */
export interface Change {
  /** `properties.products[].price`; empty for the payload as a whole. */
  readonly path: string;
  /** The end of a sentence that begins with the path. */
  readonly words: string;
  readonly isBreaking: boolean;
}

/** What a new contract changes for the receiver, in the order of the payload. */
export function compareContracts(old: Schema, now: Schema): Change[] {
  return [...presumed(old, now), ...compare(old, now, '')];
}

function* presumed({ 'x-presumes': old = [] }: Schema, { 'x-presumes': now = [] }: Schema): Generator<Change> {
  for (const words of now)
    if (!old.includes(words)) yield breaking('', `can be invalid JSON now: it presumes that ${words}`);
  for (const words of old) if (!now.includes(words)) yield harmless('', `no longer presumes that ${words}`);
}

function breaking(path: string, words: string): Change {
  return { path, words, isBreaking: true };
}

function harmless(path: string, words: string): Change {
  return { path, words, isBreaking: false };
}

function compare(old: Schema, now: Schema, path: string): Change[] {
  const [before, after] = [alternativesOf(old), alternativesOf(now)];
  const [one, other] = [before[0], after[0]];
  if (before.length === 1 && after.length === 1 && one !== undefined && other !== undefined)
    return compareOne(one, other, path);
  return compareAlternatives(before, after, path);
}

/** Constants of one schema are alternatives too, so that values can be told one by one. */
function alternativesOf(schema: Schema): Schema[] {
  if (schema.type === undefined && schema.anyOf !== undefined) return schema.anyOf.flatMap(alternativesOf);
  if (schema.enum === undefined) return [schema];
  return schema.enum.map((value) => ({ ...schema, enum: [value] }));
}

function compareAlternatives(old: readonly Schema[], now: readonly Schema[], path: string): Change[] {
  const left = new Set(old);
  const changes = now.flatMap((one) => {
    const [best] = old
      .map((other) => ({ other, changes: compareOne(other, one, path) }))
      .toSorted((a, b) => weightOf(a.changes) - weightOf(b.changes));
    if (best === undefined) return [breaking(path, `is ${typeWords(one)} now`)];
    const isOther = best.changes.some(({ isBreaking, path: at }) => isBreaking && at === path);
    if (isOther) return [breaking(path, `can be ${typeWords(one)} now`)];
    left.delete(best.other);
    return best.changes;
  });
  return [...changes, ...[...left].map((one) => goneAlternative(one, old, now, path))];
}

function weightOf(changes: readonly Change[]): number {
  return changes.reduce((sum, { isBreaking }) => sum + (isBreaking ? 100 : 1), 0);
}

/** A receiver who knows a value that never comes loses nothing; an event that never comes is lost. */
function goneAlternative(one: Schema, old: readonly Schema[], now: readonly Schema[], path: string): Change {
  const words = `is no longer ${one.title ?? typeWords(one)}`;
  const isEvent = one.title !== undefined && !now.some(({ title }) => title === one.title);
  const isOnly = old.length === 1;
  return isEvent || isOnly ? breaking(path, words) : harmless(path, words);
}

function compareOne(old: Schema, now: Schema, path: string): Change[] {
  const type = compareTypes(old, now, path);
  if (type.some(({ isBreaking }) => isBreaking)) return type;
  return [
    ...type,
    ...compareLengths(old, now, path),
    ...meaning(old, now, path),
    ...compareMembers(old, now, path),
    ...compareItems(old, now, path),
  ];
}

function compareTypes(old: Schema, now: Schema, path: string): Change[] {
  const [before, after] = [typeWords(bare(old)), typeWords(bare(now))];
  if (before === after && old.pattern === now.pattern) return [];
  const words = `is ${after} instead of ${before}`;
  return [isWithin(now, old) ? harmless(path, words) : breaking(path, words)];
}

/** Without what is compared by itself. */
function bare({ type, const: only, enum: values, pattern }: Schema): Schema {
  const isContainer = type === 'array' || type === 'object';
  return {
    ...(type !== undefined && { type: type === 'array' ? 'object' : type }),
    ...(type === 'array' && { const: '[]' }),
    ...(!isContainer && {
      ...(only !== undefined && { const: only }),
      ...(values && { enum: values }),
      ...(pattern !== undefined && { pattern }),
    }),
  };
}

/** Whether each value of one is a value of the other. */
function isWithin(one: Schema, other: Schema): boolean {
  const [value, known] = [constantOf(one), constantOf(other)];
  if (known !== undefined) return value === known;
  if (other.type === undefined && other.anyOf === undefined) return true;
  const isNarrower = one.type === other.type || (one.type === 'integer' && other.type === 'number');
  return isNarrower && (other.pattern === undefined || other.pattern === one.pattern);
}

function constantOf({ const: only, enum: values }: Schema): Schema['const'] {
  return only ?? (values?.length === 1 ? values[0] : undefined);
}

function compareLengths(old: Schema, now: Schema, path: string): Change[] {
  if (old['x-filled'] && !now['x-filled'] && now.pattern !== undefined && old.pattern === now.pattern)
    return [breaking(path, 'can be made of nothing now, and is the same for everybody then')];
  const [before, after] = [leastLength(old), leastLength(now)];
  if (after >= before) return before === 0 && after > 0 && after <= 1 ? [harmless(path, 'is never empty now')] : [];
  if (before > 1) return [breaking(path, `can have fewer than ${before} characters now`)];
  return after > 0 ? [] : [breaking(path, 'can be empty now')];
}

/** Less than one where it has a character unless there is an array in its place. How long the texts of a pattern are is not known. */
function leastLength(schema: Schema): number {
  const { type, pattern, minLength, 'x-filled': isFilled } = schema;
  const only = constantOf(schema);
  if (typeof only === 'string') return only.length;
  return type === 'string' && pattern === undefined ? (minLength ?? (isFilled ? 0.5 : 0)) : Number.POSITIVE_INFINITY;
}

/** Where a value comes from and what is made of it, as far as both contracts say. */
function meaning(old: Schema, now: Schema, path: string): Change[] {
  if (old.properties !== undefined || old.items !== undefined) return [];
  const { 'x-source': from, 'x-time': unit, 'x-filters': made, 'x-text': around = '…' } = old;
  const { 'x-source': to, 'x-time': newUnit, 'x-filters': newlyMade, 'x-text': newlyAround = '…' } = now;
  if (from !== undefined && to !== undefined && isOther(from, to))
    return [breaking(path, `comes from ${list(to)} instead of ${list(from)}`)];
  if (unit !== newUnit && (unit ?? newUnit) !== undefined && from !== undefined)
    return [breaking(path, `is ${newUnit ?? 'no time'} instead of ${unit ?? 'no time'}`)];
  if (from !== undefined && to !== undefined && isOther(made ?? [], newlyMade ?? []))
    return [
      breaking(path, `has the value after ${list(newlyMade) || 'no filter'} instead of ${list(made) || 'no filter'}`),
    ];
  if (from !== undefined && to !== undefined && around !== newlyAround)
    return [breaking(path, `reads ${list([newlyAround])} instead of ${list([around])}`)];
  return [];
}

function isOther(one: readonly string[], other: readonly string[]): boolean {
  return one.join('\n') !== other.join('\n');
}

function list(words: readonly string[] = []): string {
  return words.map((word) => `\`${word}\``).join(', ');
}

function compareMembers(old: Schema, now: Schema, path: string): Change[] {
  if (old.type !== 'object' && old.properties === undefined) return [];
  const [before, after] = [membersOf(old), membersOf(now)];
  const changes: Change[] = [];
  for (const [name, schema] of before) {
    const at = path === '' ? name : `${path}.${name}`;
    const other = after.get(name);
    if (other === undefined) changes.push(breaking(at, 'is gone'));
    else changes.push(...comparePresence(name, old, now, at), ...compare(schema, other, at));
  }
  for (const name of after.keys()) {
    const at = path === '' ? name : `${path}.${name}`;
    if (!before.has(name)) changes.push(harmless(at, isRequired(name, now) ? 'is new' : 'is new and optional'));
  }
  return [...changes, ...compareOthers(old, now, path), ...compareChoices(old, now, path)];
}

function membersOf({ properties = {} }: Schema): Map<string, Schema> {
  return new Map(Object.entries(properties).flatMap(([name, one]) => (typeof one === 'object' ? [[name, one]] : [])));
}

function isRequired(name: string, { required = [] }: Schema): boolean {
  return required.includes(name);
}

function comparePresence(name: string, old: Schema, now: Schema, path: string): Change[] {
  if (isRequired(name, old) === isRequired(name, now)) return [];
  return [isRequired(name, old) ? breaking(path, 'became optional') : harmless(path, 'is always sent now')];
}

function compareOthers(
  { additionalProperties: old }: Schema,
  { additionalProperties: now }: Schema,
  path: string,
): Change[] {
  const at = path === '' ? '*' : `${path}.*`;
  if (typeof old === 'object' && typeof now === 'object') return compare(old, now, at);
  if (typeof old === 'object') return [breaking(at, 'is gone')];
  return typeof now === 'object' ? [harmless(at, 'is new: members with names from the data')] : [];
}

/** Of members of which one was always there, one must still be. */
function compareChoices(old: Schema, now: Schema, path: string): Change[] {
  const kept = new Set(choicesIn(now).map(namesOf));
  return choicesIn(old).flatMap((choice) => {
    const isSure = choice.some(({ required = [] }) => required.every((name) => isRequired(name, now)));
    const words = choice.map(({ required = [] }) => required.map((name) => `\`${name}\``).join(' and ')).join(' or ');
    return kept.has(namesOf(choice)) || isSure ? [] : [breaking(path, `no longer always has one of ${words}`)];
  });
}

function choicesIn({ anyOf, allOf = [], type }: Schema): Schema[][] {
  if (type !== 'object') return [];
  return [
    ...(anyOf === undefined ? [] : [anyOf]),
    ...allOf.flatMap((one) => (one.anyOf === undefined ? [] : [one.anyOf])),
  ];
}

function namesOf(choice: readonly Schema[]): string {
  return JSON.stringify(choice.map(({ required = [] }) => required.toSorted()).toSorted());
}

function compareItems(old: Schema, now: Schema, path: string): Change[] {
  if (old.type !== 'array' || now.type !== 'array') return [];
  const at = `${path}[]`;
  const changes: Change[] = [];
  if (now.minItems === undefined || now.minItems < (old.minItems ?? 0))
    if (old.minItems !== undefined) changes.push(breaking(path, `can have fewer than ${old.minItems} items`));
  if (old.maxItems === 0 && now.maxItems !== 0) changes.push(breaking(path, 'can have items'));
  if (old.items !== undefined && now.items !== undefined) changes.push(...compare(old.items, now.items, at));
  else if (old.items !== undefined) changes.push(breaking(at, 'is gone'));
  return changes;
}
