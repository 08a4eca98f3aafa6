import { findAttribute } from '../../catalog/attributes.ts';
import { findNamespace } from '../../catalog/namespaces.ts';
import type { DeclaredType, ValueType } from '../../catalog/types.ts';
import { print } from '../../semantics/print.ts';
import { Float, isArray, isHash, type Value } from '../../semantics/values.ts';
import type { AbstractValue, Anything } from './abstract-value.ts';
import { filterPrints } from './filter-prints.ts';
import type { InputPath } from './input-path.ts';
import { either, type Prints, prints } from './prints.ts';
import type { Representative } from './representatives.ts';

const known = new WeakMap<AbstractValue, Prints>();

/** All that a value can print. */
export function printsOf(abstractValue: AbstractValue): Prints {
  const found = known.get(abstractValue) ?? workOut(abstractValue);
  known.set(abstractValue, found);
  return found;
}

function workOut(abstractValue: AbstractValue): Prints {
  switch (abstractValue.kind) {
    case 'known':
      return knownPrints(abstractValue.value);
    case 'place':
      return abstractValue.representative === undefined
        ? typePrints(typeAt(abstractValue.path))
        : classPrints(abstractValue.representative, abstractValue.path);
    case 'filtered':
      return filterPrints(abstractValue, printsOf(abstractValue.input));
    case 'joined':
      return abstractValue.parts.map(printsOf).reduce(joinPrints, prints.nothing);
    case 'counted':
      return abstractValue.least > 0n ? prints.counting : prints.digits;
    case 'loop':
      return prints.safe;
    case 'anything':
      return anythingPrints(abstractValue);
    default:
      return prints.unknown;
  }
}

function anythingPrints({ canFail = false, prints: all = prints.unknown }: Anything): Prints {
  return canFail ? { ...all, error: true } : all;
}

export function knownPrints(value: Value): Prints {
  const text = print(value);
  if (text === '') return prints.nothing;
  if (text.trim() === '') return mustBeEscaped(text) ? { ...prints.blank, text: 'any' } : prints.blank;
  if (text === '0') return prints.digits;
  if (/^[1-9]\d*$/.test(text)) return prints.counting;
  if (/^-?(0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?$/.test(text)) return prints.number;
  if (text === 'true' || text === 'false' || text === 'null') return prints.boolean;
  if (/^\d+$/.test(text)) return prints.zeros;
  return mustBeEscaped(text) ? { ...prints.safe, text: 'any' } : prints.safe;
}

/** A quote, a backslash or a control character is in it. */
export function mustBeEscaped(text: string): boolean {
  return JSON.stringify(text).length > text.length + 2;
}

/** Of a value: a type of the catalog, or a text without quotes, backslashes and line breaks. */
export type PlaceType = ValueType | 'id';

/** What a place holds by the configuration, else by the catalog; `any` where nobody says. */
export function typeAt({ root, steps, declared }: InputPath): { type: PlaceType; isNullable: boolean } {
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
  };
}

const DECLARED: Readonly<Record<DeclaredType, PlaceType>> = {
  text: 'string',
  id: 'id',
  number: 'number',
  boolean: 'boolean',
  list: 'array',
  object: 'object',
};

const isText = (value: Value): boolean => typeof value === 'string';

const FITS: Partial<Record<PlaceType, (value: Value) => boolean>> = {
  string: isText,
  id: (value) => typeof value === 'string' && !mustBeEscaped(value),
  url: isText,
  time: isText,
  number: (value) => typeof value === 'bigint' || value instanceof Float,
  boolean: (value) => typeof value === 'boolean',
  array: isArray,
  object: isHash,
};

/** Whether a value that is there may stand at a place of a type. */
export function fits(type: PlaceType, value: Value): boolean {
  return FITS[type]?.(value) ?? true;
}

function typePrints({ type, isNullable }: { type: PlaceType; isNullable: boolean }): Prints {
  const typed = TYPES[type] ?? prints.any;
  // What everybody has is never an empty text.
  return isNullable ? either(typed, prints.nothing) : { ...typed, nothing: false, blank: false };
}

const TYPES: Partial<Record<PlaceType, Prints>> = {
  string: prints.text,
  id: { ...prints.text, text: 'safe' },
  url: prints.text,
  number: prints.number,
  boolean: prints.boolean,
  time: prints.safeOrNothing,
  hex: prints.safe,
  base64: prints.safe,
  array: prints.list,
  object: prints.object,
  json: prints.json,
};

function classPrints(representative: Representative, path: InputPath): Prints {
  if (representative.isExact && representative.valueClass !== 'number') return knownPrints(representative.value);
  const { type } = typeAt(path);
  switch (representative.valueClass) {
    case 'blank':
      return type === 'id' ? prints.blank : { ...prints.blank, text: 'any' };
    case 'text':
      if (type === 'id') return { ...prints.someText, text: 'safe' };
      return type === 'time' ? prints.safe : prints.someText;
    case 'number':
      return prints.number;
    case 'list':
      return prints.list;
    default:
      return prints.object;
  }
}

/** One text after another. */
function joinPrints(one: Prints, other: Prints): Prints {
  if (one === prints.nothing) return other;
  const text = either(asText(one), asText(other)).text;
  const canBeNothing = one.nothing && other.nothing;
  return {
    ...prints.safe,
    nothing: canBeNothing,
    blank:
      (one.blank || one.nothing) && (other.blank || other.nothing) && !(canBeNothing && !one.blank && !other.blank),
    text,
    error: one.error || other.error,
    unknown: one.unknown || other.unknown,
  };
}

/** What it is within a longer text. */
function asText(one: Prints): Prints {
  if (one.object || one.json) return prints.someText;
  return one.text === 'none' ? prints.safe : one;
}
