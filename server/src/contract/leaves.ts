import type { ScalarNode, TextAlternative, TextHole } from '../proof/payload-tree.ts';
import type { Case } from '../proof/proof.ts';
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
    return here.isNever ? [] : schemasOf(node.kind, alternative, notes).map((schema) => ({ schema, when: here }));
  });
}

/** Where a literal is not known, nor is whether it is a boolean or null. */
function unknown(kind: ScalarNode['kind']): Schema[] {
  if (kind === 'json') return [{}];
  return kind === 'boolean' || kind === 'null' ? [{ type: 'boolean' }, { type: 'null' }] : [{ type: kind }];
}

function schemasOf(kind: ScalarNode['kind'], alternative: TextAlternative, notes: DataNotes): Schema[] {
  const text = knownText(alternative);
  if (text !== undefined) return constant(kind, text);
  const holes = alternative.parts.filter((part) => typeof part === 'object');
  return printed(kind, alternative).map((schema) => ({ ...schema, ...annotations(holes, notes) }));
}

/** @param text as it stands in the payload, with its escapes. */
function constant(kind: ScalarNode['kind'], text: string): Schema[] {
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
function printed(kind: ScalarNode['kind'], { parts }: TextAlternative): Schema[] {
  const [only] = parts;
  const isAlone = parts.length === 1 && typeof only === 'object';
  if (kind === 'json') return isAlone && only.isPlain === true ? [{ type: 'number' }, { type: 'boolean' }] : [{}];
  if (kind === 'number') return [{ type: parts.every(isOfInteger) ? 'integer' : 'number' }];
  if (kind === 'string' && parts.some((part) => typeof part === 'object' && part.isError)) return [liquidError()];
  const digits = isAlone ? only.hexDigits : undefined;
  if (kind === 'string' && digits !== undefined) return [{ type: 'string', pattern: `^[0-9a-f]{${digits}}$` }];
  return [{ type: kind }];
}

/** Something that does not happen to a body whose data is as meant, yet is sent where it does. */
function liquidError(): Schema {
  return { type: 'string', pattern: 'Liquid error', description: 'An error of Liquid.' };
}

function isOfInteger(part: string | TextHole): boolean {
  return typeof part === 'string' ? /^-?\d*$/.test(part) : part.isInteger === true;
}

function annotations(holes: readonly TextHole[], notes: DataNotes): Schema {
  const sources = [...new Set(holes.flatMap((hole) => notes.sourcesOf(hole)))];
  const kind = holes.map((hole) => notes.personalDataIn(hole)).find((one) => one !== undefined);
  return {
    ...(sources.length > 0 && { 'x-source': sources }),
    ...(kind !== undefined && { 'x-personal-data': kind }),
  };
}
