import { findFilter } from '../catalog/filters/index.ts';
import type { HoleSource, ScalarNode, TextAlternative, TextHole } from '../proof/payload-tree.ts';
import type { Case } from '../proof/proof.ts';
import { emptyWhen, hexDigits, isInteger, isPlain, printedBy, scalarKinds } from '../proof/report/print-pattern.ts';
import { knownText } from '../proof/walk-payload.ts';
import type { DataNotes } from './build.ts';
import type { JsonScalar, Schema, SchemaType } from './schema.ts';

/** A schema without parts, and when it is the one of a value. */
export interface Leaf {
  readonly schema: Schema;
  readonly when: Case;
}

/** What a string, a number, a boolean or null can be. */
export function leavesOf(node: ScalarNode, when: Case, notes: DataNotes): Leaf[] {
  if (node.text === undefined) return unknown(node.kind).map((schema) => ({ schema, when }));
  return node.text.flatMap((alternative) => {
    const here = when.and(alternative.when);
    return here.isNever ? [] : schemasOf(node.kind, alternative, here, notes);
  });
}

/** Where a literal is not known, nor is whether it is a boolean or null. */
function unknown(kind: ScalarNode['kind']): Schema[] {
  if (kind === 'json') return [{}];
  return kind === 'boolean' || kind === 'null' ? [{ type: 'boolean' }, { type: 'null' }] : [{ type: kind }];
}

function schemasOf(kind: ScalarNode['kind'], alternative: TextAlternative, when: Case, notes: DataNotes): Leaf[] {
  const text = knownText(alternative);
  if (text !== undefined) return constant(kind, text).map((schema) => ({ schema, when }));
  const notesOfIt = annotations(alternative, kind, notes);
  return printed(kind, alternative, when).map((leaf) => ({ ...leaf, schema: { ...leaf.schema, ...notesOfIt } }));
}

/** @param text as it stands in the payload, with its escapes. */
function constant(kind: ScalarNode['kind'], text: string): Schema[] {
  // Which line it names is not known.
  if (kind === 'string' && text.includes(LIQUID_ERROR)) return [liquidError()];
  const value = parsed(kind === 'string' ? `"${text}"` : text);
  if (value === undefined) return unknown(kind);
  if (value === null) return [{ type: 'null' }];
  const type = typeOf(value);
  return [{ type, const: value }];
}

function typeOf(value: string | number | boolean): SchemaType {
  if (typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'number';
  return typeof value === 'string' ? 'string' : 'boolean';
}

function parsed(text: string): JsonScalar | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isScalar(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isScalar(value: unknown): value is JsonScalar {
  return value === null || ['string', 'number', 'boolean'].includes(typeof value);
}

/** What outputs make of it. */
function printed(kind: ScalarNode['kind'], alternative: TextAlternative, when: Case): Leaf[] {
  const [only] = alternative.parts;
  const isAlone = kind === 'json' && alternative.parts.length === 1 && typeof only === 'object';
  return isAlone && isPlain(only)
    ? plain(only, when)
    : printedAs(kind, alternative, when).map((schema) => ({ schema, when }));
}

/** A number or a boolean, each where it may be one. */
function plain(hole: TextHole, when: Case): Leaf[] {
  return (['number', 'boolean'] as const).flatMap((type) => {
    const those = printedBy(hole).filter((one) => scalarKinds(one).includes(type));
    const here = those.map((one) => when.and(one.when)).filter((one) => !one.isNever);
    const [first, ...others] = here;
    return first === undefined ? [] : [{ schema: { type }, when: others.reduce((all, one) => all.or(one), first) }];
  });
}

function printedAs(kind: ScalarNode['kind'], { parts }: TextAlternative, when: Case): Schema[] {
  const [only] = parts;
  const isAlone = parts.length === 1 && typeof only === 'object';
  if (kind === 'json') return [{}];
  if (kind === 'number') return [{ type: parts.every(isOfInteger) ? 'integer' : 'number' }];
  if (kind === 'string' && parts.some((part) => typeof part === 'object' && part.isError)) return [liquidError()];
  const digits = isAlone ? hexDigits(only) : undefined;
  if (kind === 'string' && digits !== undefined && isAlone)
    return [{ type: 'string', pattern: `^[0-9a-f]{${digits}}$`, ...(isOfData(only, when) && { 'x-filled': true }) }];
  return [{ type: kind, ...(kind === 'string' && lengthOf(parts, when)) }];
}

/** The hash of nothing is the same for everybody. */
function isOfData({ missingWhen, sources, hasUnknownSource }: TextHole, when: Case): boolean {
  return sources.length > 0 && !hasUnknownSource && when.and(missingWhen).isNever;
}

/** Whether one of its parts has a character in all cases. */
function lengthOf(parts: TextAlternative['parts'], when: Case): Schema {
  let [ever, asMeant] = [when, when];
  for (const part of parts) {
    if (part === '') continue;
    if (typeof part === 'string') return { minLength: 1 };
    const empty = emptyWhen(part);
    if (empty === undefined) continue;
    ever = ever.and(empty.ever);
    asMeant = asMeant.and(empty.asMeant);
  }
  return ever.isNever ? { minLength: 1 } : asMeant.isNever ? { 'x-filled': true } : {};
}

export const LIQUID_ERROR = 'Liquid error';

/** Something that does not happen to a body whose data is as meant, yet is sent where it does. */
function liquidError(): Schema {
  return { type: 'string', pattern: LIQUID_ERROR, description: 'A Liquid error.' };
}

function isOfInteger(part: string | TextHole): boolean {
  return typeof part === 'string' ? /^-?\d*$/.test(part) : isInteger(part);
}

function annotations({ parts }: TextAlternative, kind: ScalarNode['kind'], notes: DataNotes): Schema {
  const holes = parts.filter((part) => typeof part === 'object');
  const sources = [...new Set(holes.flatMap((hole) => notes.sourcesOf(hole)))];
  const personal = holes.map((hole) => notes.personalDataIn(hole)).find((one) => one !== undefined);
  const time = timeIn(parts);
  const filters = [...new Set(holes.flatMap(({ sources: [first] }) => changingFilters(first, time !== undefined)))];
  const around = kind === 'string' && time === undefined && holes.length > 0 ? textAround(parts) : undefined;
  return {
    ...(sources.length > 0 && { 'x-source': sources }),
    ...(filters.length > 0 && { 'x-filters': filters }),
    ...(around !== undefined && { 'x-text': around }),
    ...(time !== undefined && { 'x-time': time }),
    ...(personal !== undefined && { 'x-personal-data': personal }),
  };
}

/** "Order …": what the body itself writes around values. `undefined` where it writes nothing. */
function textAround(parts: TextAlternative['parts']): string | undefined {
  if (parts.every((part) => typeof part === 'object')) return undefined;
  return parts.map((part) => (typeof part === 'string' ? part : '…')).join('');
}

/** They change how a value is written, not what it is. */
const WRITING: ReadonlySet<string> = new Set([
  ...['json_escape', 'as_json_string', 'property_accessor', 'default'],
  // What stands for the variable itself.
  'assign',
]);

/** Those that change what a value is, with their arguments. What is hashed differs with each space; a form of time says all that a format does. */
function changingFilters(source: HoleSource | undefined, isTime: boolean): readonly string[] {
  const { filters = [], calls = [] } = source ?? {};
  const isHashed = filters.some((name) => findFilter(name)?.group === 'hash');
  return filters.flatMap((name, at) => {
    const call = calls[at] ?? name;
    if (WRITING.has(name) || call === 'plus: 0' || (!isHashed && name === 'strip')) return [];
    return [isTime && name === 'date' ? name : call];
  });
}

/** Some moment with all digits different. */
const MOMENT = 1701886845000;

function timeIn(parts: TextAlternative['parts']): string | undefined {
  const texts = parts.map((part) => (typeof part === 'string' ? part : part.timeValues[0]?.printed(MOMENT)));
  if (!parts.some((part) => typeof part === 'object') || texts.includes(undefined)) return undefined;
  const text = texts.join('');
  if (text === String(MOMENT)) return 'milliseconds since 1970';
  if (text === String(MOMENT / 1000)) return 'seconds since 1970';
  return /^\d{4}-\d\d-\d\d[T ]/.test(text) ? 'ISO 8601' : undefined;
}
