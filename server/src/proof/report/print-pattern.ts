import { print } from '../../semantics/print.ts';
import type { HolePrint } from '../payload-tree.ts';
import type { AbstractValue } from '../values/abstract-value.ts';
import { isExact } from '../values/exact.ts';
import { sampleOf } from '../values/filters.ts';
import { hexLength } from '../values/hex.ts';
import { mustBeEscaped } from '../values/known-prints.ts';
import { printsOf } from '../values/printed.ts';
import { isOverflowAlone, type Prints } from '../values/prints.ts';
import { PossiblePrint } from './expose-hole.ts';

/** A regular expression that all texts match which an output prints where it prints this, with their escapes undone. */
export function patternOf(one: HolePrint): string {
  return one instanceof PossiblePrint ? pattern(one.value) : ANYTHING;
}

/** What it may be where it is all of a value that is a number or a boolean. */
export function scalarKinds(one: HolePrint): readonly ('number' | 'boolean')[] {
  if (!(one instanceof PossiblePrint)) return ['number', 'boolean'];
  const { number, boolean, text, object } = printsOf(one.value);
  const isAny = object || (text !== 'none' && !isOverflowAlone(printsOf(one.value)));
  return [
    ...(number !== 'none' || isAny ? (['number'] as const) : []),
    ...(boolean || isAny ? (['boolean'] as const) : []),
  ];
}

const ANYTHING = '[^]*';

function pattern(value: AbstractValue): string {
  if (isExact(value)) return exactly(print(sampleOf(value) ?? null));
  const known = printsOf(value);
  if (value.kind === 'joined' && !known.error) return value.parts.map(pattern).join('');
  const digits = known.error ? undefined : hexLength(value);
  return digits === undefined ? ofPrints(known) : `[0-9a-fA-F]{${digits}}`;
}

function exactly(text: string): string {
  return mustBeEscaped(text) ? ANYTHING : text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}

const NUMERALS: Readonly<Record<Exclude<Prints['number'], 'none'>, string>> = {
  counting: '\\d+',
  digits: '\\d+',
  zeros: '\\d+',
  integer: '-?\\d+',
  number: '[-+.eE\\d]+',
};

function ofPrints(prints: Prints): string {
  const { nothing, blank, number, boolean, text, object, json, overflow, error, unknown } = prints;
  if (unknown || json || object || (text !== 'none' && !isOverflowAlone(prints))) return ANYTHING;
  const all = [
    ...(nothing ? [''] : []),
    ...(blank ? ['\\s*'] : []),
    ...(number === 'none' ? [] : [NUMERALS[number]]),
    ...(boolean ? ['true', 'false', 'null'] : []),
    ...(overflow ? ['-?Infinity', 'NaN'] : []),
    ...(error ? ['Liquid error[^]*'] : []),
  ];
  return `(?:${all.join('|')})`;
}
