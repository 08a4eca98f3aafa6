import { Float, isArray, isHash, type Value } from '../../semantics/values.ts';
import type { AbstractValue, Filtered, Place } from './abstract-value.ts';
import { isExact, passesOn } from './exact.ts';
import { ASSIGNED, MAKES_NUMBERS, MAKES_TEXTS } from './filter-kinds.ts';
import { sampleOf } from './filters.ts';
import { inside } from './inside.ts';
import { type PlaceType, typeAt } from './place-types.ts';
import { isWhole } from './whole.ts';

/** What a value can be to a test or a loop, as one bit each; `other` is what bodies rarely have: ranges, moments, `forloop`. */
export const kinds = { nil: 1, boolean: 2, number: 4, text: 8, list: 16, object: 32, other: 64 } as const;

/** Several kinds: their bits together. */
export type Kinds = number;

const { nil, boolean, number, text, list, object, other } = kinds;
const anyKind: Kinds = nil | boolean | number | text | list | object | other;
/** What holds nothing that could be looked at by name or one after the other. */
export const simpleKinds: Kinds = nil | boolean | number;

/** Of what kinds a value can be, whatever the data is. */
export const kindsOf: (value: AbstractValue) => Kinds = inside((value, said) => {
  switch (value.kind) {
    case 'known':
      return kindOf(value.value);
    case 'place':
      return ofPlace(value);
    case 'counted':
      return number;
    case 'joined':
    case 'captured':
      return text;
    case 'filtered':
      return isExact(value) ? kindOf(sampleOf(value) ?? null) : ofFilter(value, said);
    default:
      return anyKind;
  }
});

/** Whether a value is of one of these kinds for sure. */
export function isOnly(value: AbstractValue, these: Kinds): boolean {
  return (kindsOf(value) & ~these) === 0;
}

export function kindOf(value: Value): Kinds {
  if (value === null) return nil;
  if (typeof value === 'boolean') return boolean;
  if (typeof value === 'bigint' || value instanceof Float) return number;
  if (typeof value === 'string') return text;
  if (isArray(value)) return list;
  return isHash(value) ? object : other;
}

function ofPlace({ path, representative }: Place): Kinds {
  if (representative !== undefined) return kindOf(representative.value);
  const { type, isNullable } = typeAt(path);
  const known = OF_TYPES[type];
  return known === undefined ? anyKind : isNullable ? known | nil : known;
}

const OF_TYPES: Partial<Record<PlaceType, Kinds>> = {
  ...{ string: text, id: text, url: text, time: text, date: text },
  ...{ number, boolean, array: list, object },
};

type Said = (value: AbstractValue) => Kinds;

function ofFilter(value: Filtered, said: Said): Kinds {
  const { filter, input, args } = value;
  if (TEXTS.has(filter)) return text;
  if (NUMBERS.has(filter)) return number;
  if (TEXTS_OF_ALL_BUT_NIL.has(filter)) return text | (said(input) & nil);
  const made = LISTS[filter];
  if (made !== undefined) return made;
  switch (filter) {
    case ASSIGNED:
      return said(input) | nil;
    case 'property_accessor':
      return ofMember(said(input), args);
    case 'first':
    case 'last':
      return ofEnd(said(input));
    case 'slice':
      return (said(input) & list) | (said(input) & ~list ? text : 0);
    case 'date':
      return isWhole(input) && isFormat(args) ? text : said(input) | (said(input) & (number | other) ? text : 0);
    case 'default':
      return ofDefault(said(input), args, said);
    default:
      return passesOn(filter) && filter !== 'time_zone' ? said(input) : anyKind;
  }
}

const TEXTS: ReadonlySet<string> = new Set([
  ...MAKES_TEXTS,
  ...['join', 'replace_first', 'replace_last', 'remove_first', 'remove_last', 'escape_once', 'newline_to_br'],
  ...['strip_html', 'number_with_delimiter', 'base64_url_safe_encode', 'base64_decode', 'base64_url_safe_decode'],
]);

const NUMBERS: ReadonlySet<string> = MAKES_NUMBERS;

const TEXTS_OF_ALL_BUT_NIL: ReadonlySet<string> = new Set(
  'escape h url_encode url_decode truncate truncatewords'.split(' '),
);

/** Some give nil for what has no such items. */
const LISTS: Readonly<Record<string, Kinds>> = {
  ...{ split: list, reverse: list, concat: list, map: list, uniq: list },
  ...{ sort: list | nil, sort_natural: list | nil, where: list | nil, compact: list | nil },
};

/** Without one, what is no date yet stays what it is. */
function isFormat([format]: readonly AbstractValue[]): boolean {
  return format?.kind === 'known' && typeof format.value === 'string' && format.value !== '';
}

/** Of a text a letter, of what has neither items nor letters nothing. */
function ofEnd(of: Kinds): Kinds {
  if (of & (list | object | other)) return anyKind;
  return (of & text) | (of & ~text ? nil : 0);
}

function ofMember(of: Kinds, [key]: readonly AbstractValue[]): Kinds {
  if (key?.kind !== 'known') return anyKind;
  // An object that has a member of that name is left out of account.
  if (key.value === 'size') return of & simpleKinds || of & other ? number | nil : number;
  if (of & (list | object | other)) return anyKind;
  return key.value === 'first' || key.value === 'last' ? ofEnd(of) : nil;
}

/** It stands for what is missing, false or empty. */
function ofDefault(of: Kinds, [instead]: readonly AbstractValue[], said: Said): Kinds {
  const isReplaced = (of & ~(number | other)) !== 0;
  return (of & ~nil) | (isReplaced ? (instead === undefined ? text : said(instead)) : 0);
}
