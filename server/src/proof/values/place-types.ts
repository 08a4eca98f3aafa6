import { findAttribute } from '../../catalog/attributes.ts';
import { findNamespace } from '../../catalog/namespaces.ts';
import type { DeclaredType, ValueType } from '../../catalog/types.ts';
import { Float, isArray, isHash, type Value } from '../../semantics/values.ts';
import { once } from '../../template/once.ts';
import type { InputPath } from './input-path.ts';
import { mustBeEscaped } from './known-prints.ts';

/** Of a value: a type of the catalog, or what the configuration says is a date. */
export type PlaceType = ValueType | 'date';

/** What a place holds by the configuration, else by the catalog; `any` where nobody says. */
export const typeAt: (path: InputPath) => TypeAtPlace = once(findType);

interface TypeAtPlace {
  readonly type: PlaceType;
  readonly isNullable: boolean;
  /** An example of a text that is never a number or a boolean: without quotes it is not JSON. */
  readonly quoted?: string;
}

function findType({ root, steps, declared }: InputPath): TypeAtPlace {
  const [first, ...more] = steps;
  const entry =
    root.kind === 'attribute' && first === undefined
      ? findAttribute(root.name)
      : root.kind === 'namespace' && first !== undefined && first.kind !== 'index' && more.length === 0
        ? findNamespace(root.name)?.members.find(({ name }) => name === first.name)
        : undefined;
  return {
    type: declared === undefined ? (entry?.type ?? 'any') : DECLARED[declared],
    isNullable: entry === undefined || entry.nullable || entry.onlyIn !== undefined,
    ...(entry?.needsQuotes && declared === undefined && { quoted: entry.example }),
  };
}

const DECLARED: Readonly<Record<DeclaredType, PlaceType>> = {
  text: 'string',
  id: 'id',
  number: 'number',
  boolean: 'boolean',
  date: 'date',
  list: 'array',
  object: 'object',
};

const isText = (value: Value): boolean => typeof value === 'string';

const FITS: Partial<Record<PlaceType, (value: Value) => boolean>> = {
  string: isText,
  id: (value) => typeof value === 'string' && !mustBeEscaped(value),
  url: isText,
  time: isText,
  date: isText,
  number: (value) => typeof value === 'bigint' || value instanceof Float,
  boolean: (value) => typeof value === 'boolean',
  array: isArray,
  object: isHash,
};

/** Whether a value that is there may stand at a place of a type. */
export function fits(type: PlaceType, value: Value): boolean {
  return FITS[type]?.(value) ?? true;
}
