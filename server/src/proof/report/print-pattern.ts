import { findFilter } from '../../catalog/filters/index.ts';
import { print } from '../../semantics/print.ts';
import { leavesOf } from '../conditions/diagram.ts';
import type { TextHole } from '../payload-tree.ts';
import type { Case } from '../proof.ts';
import { type CaseContext, DiagramCase } from '../solve/case.ts';
import type { AbstractValue } from '../values/abstract-value.ts';
import { isNeverBlank, putIn } from '../values/blank.ts';
import { placeOf } from '../values/compare.ts';
import type { DecisionVariable } from '../values/decision-variable.ts';
import { isExact } from '../values/exact.ts';
import { sampleOf } from '../values/filters.ts';
import { hexLength } from '../values/hex.ts';
import { isOfSeveral } from '../values/inside.ts';
import { mustBeEscaped } from '../values/known-prints.ts';
import { printsOf } from '../values/printed.ts';
import { isNumber, isOverflowAlone, type Prints } from '../values/prints.ts';
import { ExposedHole } from './expose-hole.ts';

/** One of the values that an output may print. */
export interface PossiblePrint {
  readonly value: AbstractValue;
  readonly when: Case;
}

/** What an output may print, one by one; nothing where that is not known. */
export function printedBy(hole: TextHole): readonly PossiblePrint[] {
  if (!(hole instanceof ExposedHole) || hole.isError) return [];
  const { conditions, decisionVariables } = hole.context;
  // Another output may stand for another iteration.
  return hole.hole.values.map(({ value, when }) => {
    const outside = conditions.project(when, (level) => isOfIteration(decisionVariables.at(level)));
    return { value, when: DiagramCase.of(outside, hole.context) };
  });
}

/** Whether one iteration may choose otherwise than another. */
function isOfIteration(one: DecisionVariable | undefined): boolean {
  if (one?.kind === 'test') return one.loops.size > 0;
  return one?.path.root.kind === 'item' || one?.path.root.kind === 'past-item';
}

function allPrint(hole: TextHole, is: (one: Prints, value: AbstractValue) => boolean): boolean {
  const printed = printedBy(hole);
  return printed.length > 0 && printed.every(({ value }) => is(printsOf(value), value));
}

/** It prints digits and nothing else, with a sign perhaps. */
export function isInteger(hole: TextHole): boolean {
  return allPrint(hole, (one) => {
    const { number } = one;
    return isNumber({ ...one, number: number === 'zeros' ? 'digits' : number }) && number !== 'number';
  });
}

/** Where a value is due it prints a number or a boolean, and no other JSON, as far as it prints JSON. */
export function isPlain(hole: TextHole): boolean {
  return allPrint(hole, ({ json, unknown }, value) => !json && !unknown && !isExact(value));
}

/**
 * When it may print no character at all, and when it may if there is no array where a text is meant: `[""]` is not blank and prints nothing.
 * Undefined where that is not known.
 */
export function emptyWhen(hole: TextHole): { readonly ever: Case; readonly asMeant: Case } | undefined {
  const printed = printedBy(hole);
  const [first] = printed;
  if (first === undefined || printed.some(({ value }) => isOfSeveral(value))) return undefined;
  const never = first.when.and(first.when.not());
  const empty = printed.filter(({ value }) => mayPrintNothing(value));
  const ever = empty.reduce((all, { when }) => all.or(when), never);
  const isMeant = hole instanceof ExposedHole && empty.some(({ value }) => mayPrintNothingAsMeant(value, hole.context));
  const asMeant = isMeant ? hole.blankWhen.and(ever) : never;
  return { ever, asMeant };
}

/** Whatever stands at its place, but for lists. */
function mayPrintNothingAsMeant(value: AbstractValue, { decisionVariables }: CaseContext): boolean {
  const place = placeOf(value);
  if (place === undefined || place.representative !== undefined) return true;
  const classes = leavesOf(decisionVariables.classifiedPath(place.path));
  return classes.some((one) => !isNeverBlank(one) && mayPrintNothing(putIn(value, one)));
}

function mayPrintNothing(value: AbstractValue): boolean {
  const { nothing, object, unknown } = printsOf(value);
  return nothing || object || unknown;
}

/** How many hexadecimal digits, in lower case, it prints; absent where it may print anything else. */
export function hexDigits(hole: TextHole): number | undefined {
  const [first, ...others] = printedBy(hole).map(({ value }) => hashLength(value));
  return others.every((one) => one === first) ? first : undefined;
}

function hashLength(value: AbstractValue): number | undefined {
  return value.kind === 'filtered' && findFilter(value.filter)?.output === 'hex' && !printsOf(value).error
    ? hexLength(value)
    : undefined;
}

/** A regular expression that all texts match which an output prints where it prints this, with their escapes undone. */
export function patternOf({ value }: PossiblePrint): string {
  return pattern(value);
}

/** What it may be where it is all of a value that is a number or a boolean. */
export function scalarKinds({ value }: PossiblePrint): readonly ('number' | 'boolean')[] {
  const { number, boolean, text, object } = printsOf(value);
  const isAny = object || (text !== 'none' && !isOverflowAlone(printsOf(value)));
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
