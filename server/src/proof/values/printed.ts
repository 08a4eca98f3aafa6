import { once } from '../../template/once.ts';
import type { AbstractValue, Anything } from './abstract-value.ts';
import { filterPrints } from './filter-prints.ts';
import type { InputPath } from './input-path.ts';
import { knownPrints } from './known-prints.ts';
import { type PlaceType, typeAt } from './place-types.ts';
import { either, type Prints, prints } from './prints.ts';
import type { Representative } from './representatives.ts';

/** All that a value can print. */
export const printsOf: (value: AbstractValue) => Prints = once(workOut);

function workOut(abstractValue: AbstractValue): Prints {
  switch (abstractValue.kind) {
    case 'known':
      return knownPrints(abstractValue.value);
    case 'place':
      return abstractValue.representative === undefined
        ? typePrints(typeAt(abstractValue.path))
        : classPrints(abstractValue.representative, abstractValue.path);
    case 'filtered':
      return filterPrints(abstractValue, printsOf);
    case 'joined':
      return abstractValue.parts.map(printsOf).reduce(joinPrints, prints.nothing);
    case 'counted':
      if (abstractValue.least < 0n) return prints.integer;
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
  date: prints.safeOrNothing,
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
      return type === 'time' || type === 'date' ? prints.safe : prints.someText;
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
  if (one === prints.blank) return besideBlank(other);
  if (other === prints.blank) return besideBlank(one);
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

/** A value of JSON may have white space around it, so that no more digits follow. */
function besideBlank(one: Prints): Prints {
  const number = one.number === 'none' || one.number === 'zeros' ? one.number : 'number';
  return { ...one, number, nothing: false, blank: one.nothing || one.blank };
}

/** What it is within a longer text. */
function asText(one: Prints): Prints {
  if (one.object || one.json) return prints.someText;
  return one.text === 'none' ? prints.safe : one;
}
