import { isArray } from '../../semantics/values.ts';
import type { Conditions, PathCondition } from '../conditions/conditions.ts';
import type { AbstractValue } from './abstract-value.ts';
import { placeOf } from './compare.ts';
import type { DecisionVariables } from './decision-variables.ts';
import { isOfSeveral } from './inside.ts';
import { typeAt } from './place-types.ts';
import { printsOf } from './printed.ts';
import { canBeBlank } from './prints.ts';

/**
 * When a value prints nothing but white space. Told by what stands at its place, even where no test of the body asks for that;
 * where the value has no place, always if ever.
 */
export function blankCondition(
  value: AbstractValue,
  decisionVariables: DecisionVariables,
  conditions: Conditions,
): PathCondition {
  if (!mayBeBlank(value)) return conditions.never;
  const fallback = fallbackOf(value);
  if (fallback !== undefined) return blankWithFallback(fallback, decisionVariables, conditions);
  const place = placeOf(value);
  // Which of very many values it is, nobody knows, so nothing is said of a case.
  if (place === undefined) return isOfSeveral(value) ? conditions.never : conditions.always;
  if (place.representative !== undefined) return isNeverBlank(place) ? conditions.never : conditions.always;
  return conditions.where(
    decisionVariables.classifiedPath(place.path),
    (representative) => !isNeverBlank(representative) && mayBeBlank(putIn(value, representative)),
  );
}

/** Filters that print nothing where they are given nothing, and something else where they are given that. */
const KEEPS_BLANKS: ReadonlySet<string> = new Set([
  ...['json_escape', 'downcase', 'upcase', 'capitalize', 'strip', 'lstrip', 'rstrip', 'strip_newlines', 'escape'],
  ...['url_encode', 'url_param_escape'],
]);

interface Fallback {
  readonly input: AbstractValue;
  readonly other: AbstractValue;
}

/** Data, with other data that is printed where it is missing. */
function fallbackOf(value: AbstractValue): Fallback | undefined {
  if (value.kind !== 'filtered') return undefined;
  const { filter, input, args } = value;
  if (KEEPS_BLANKS.has(filter) && args.length === 0) return fallbackOf(input);
  const [other] = args;
  return filter === 'default' && other !== undefined && placeOf(other) !== undefined ? { input, other } : undefined;
}

function blankWithFallback(
  { input, other }: Fallback,
  decisionVariables: DecisionVariables,
  conditions: Conditions,
): PathCondition {
  const replaced = replacedWhen(input, decisionVariables, conditions);
  const blank = blankCondition(input, decisionVariables, conditions);
  return conditions.or(
    conditions.and(replaced, blankCondition(other, decisionVariables, conditions)),
    conditions.and(blank, conditions.not(replaced)),
  );
}

/** When `default` steps in: for what is missing, false or empty, not for white space. */
function replacedWhen(
  value: AbstractValue,
  decisionVariables: DecisionVariables,
  conditions: Conditions,
): PathCondition {
  const of = (one: AbstractValue) => replacedWhen(one, decisionVariables, conditions);
  const fallback = fallbackOf(value);
  if (fallback !== undefined) return conditions.and(of(fallback.input), of(fallback.other));
  const place = placeOf(value);
  if (place === undefined) return blankCondition(value, decisionVariables, conditions);
  if (place.representative !== undefined) return isReplaced(place) ? conditions.always : conditions.never;
  return conditions.where(decisionVariables.classifiedPath(place.path), isReplaced);
}

function isReplaced(value: AbstractValue): boolean {
  const { valueClass, value: sample = null } = (value.kind === 'place' && value.representative) || {};
  return valueClass === 'list' ? isArray(sample) && sample.length === 0 : REPLACED.has(valueClass ?? '');
}

const REPLACED: ReadonlySet<string> = new Set(['nil', 'false', 'empty']);

function mayBeBlank(value: AbstractValue): boolean {
  const prints = printsOf(value);
  return canBeBlank(prints) || prints.unknown;
}

/** What everybody has is never an empty text, and nobody has a list or an object of blanks. */
export function isNeverBlank(value: AbstractValue): boolean {
  if (value.kind !== 'place' || value.representative === undefined) return false;
  if (value.representative.valueClass === 'object') return true;
  if (value.representative.valueClass === 'list' && isArray(value.representative.value))
    return value.representative.value.length > 0;
  if (typeAt(value.path).isNullable) return false;
  return value.representative.valueClass === 'empty' || value.representative.valueClass === 'blank';
}

/** The same filters on another value. */
export function putIn(value: AbstractValue, input: AbstractValue): AbstractValue {
  if (value.kind !== 'filtered') return input;
  const { kind, id, depth, filter, args } = value;
  return { kind, id, depth, filter, args, input: putIn(value.input, input) };
}
