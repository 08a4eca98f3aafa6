import { blank, empty, isTruthy } from '../../semantics/compare.ts';
import { toText } from '../../semantics/print.ts';
import { Float, isArray } from '../../semantics/values.ts';
import type { AbstractValue, Place } from './abstract-value.ts';
import { compareCount, MIRRORED, settled } from './compare-counts.ts';
import { answerByKinds } from './compare-kinds.ts';
import type { Asked, Test } from './decision-variable.ts';
import { isExact } from './exact.ts';
import { MAKES_NUMBERS, MAKES_TEXTS } from './filter-kinds.ts';
import { sampleOf } from './filters.ts';
import type { InputPath } from './input-path.ts';
import { isNeverBlank, isNeverEmpty } from './never-empty.ts';

/** What a test gives; `open` where what is known of the values does not decide between yes and no. */
export type Answer = 'yes' | 'no' | 'error' | 'open' | 'open-or-error';

/** Whether a place is distinguished by a value that it is compared with. */
export type Distinguishes = (path: InputPath, operator: string, value: unknown) => boolean;

export function answer(test: Pick<Test, 'left' | 'operator' | 'right'>, distinguishes: Distinguishes): Answer {
  if (canFail(test.left) || canFail(test.right)) return 'open-or-error';
  const given = answerOf(test, distinguishes);
  if (given !== 'open') return given;
  const byKinds = answerByKinds(test);
  if (byKinds !== 'open' || !ORDERS.has(test.operator)) return byKinds;
  const [one, other] = [scaleOf(test.left), scaleOf(test.right)];
  if (one === 'unknown' || other === 'unknown') return 'open-or-error';
  return one === other ? 'open' : 'error';
}

/** A range with an end that is no whole number is an error wherever it stands. */
function canFail(operand: AbstractValue | Asked): boolean {
  return operand.kind === 'anything' && operand.canFail === true;
}

const ORDERS: ReadonlySet<string> = new Set(['<', '>', '<=', '>=']);

export function isOrder(operator: string): boolean {
  return ORDERS.has(operator);
}

/** What is put in order is no member of that name, but a number of items. */
function isSize(operand: AbstractValue | Asked): boolean {
  if (operand.kind !== 'filtered' || operand.filter !== 'property_accessor') return false;
  const [key] = operand.args;
  return key?.kind === 'known' && key.value === 'size';
}

/** Texts and numbers cannot be put in order with each other; what is neither is never less or more. */
export function scaleOf(operand: AbstractValue | Asked): 'text' | 'number' | 'unknown' {
  switch (operand.kind) {
    case 'counted':
      return 'number';
    case 'joined':
    case 'captured':
      return 'text';
    default: {
      if (operand.kind === 'filtered' && MAKES_NUMBERS.has(operand.filter)) return 'number';
      if (operand.kind === 'filtered' && MAKES_TEXTS.has(operand.filter)) return 'text';
      // What has no size is neither more nor less.
      if (isSize(operand)) return 'number';
      const value = operand.kind === 'asked' ? undefined : sampleOf(operand);
      if (typeof value === 'string') return 'text';
      return typeof value === 'bigint' || value instanceof Float ? 'number' : 'unknown';
    }
  }
}

function answerOf(
  { left, operator, right }: Pick<Test, 'left' | 'operator' | 'right'>,
  distinguishes: Distinguishes,
): Answer {
  if (operator === '') return left.kind === 'asked' ? 'yes' : truth(left);
  if (left.kind === 'asked' || right.kind === 'asked') return answerAsked(left, operator, right);
  if (left.kind === 'counted') return compareCount(left, operator, right);
  if (right.kind === 'counted') return compareCount(right, MIRRORED[operator] ?? operator, left);
  const [one, other] = [sampleOf(left), sampleOf(right)];
  if (one === undefined || other === undefined) return apart(left, operator, right);
  if (!isDecided(left, operator, right, distinguishes)) return apart(left, operator, right);
  return settled(one, operator, other);
}

/** A representative answers for all that it stands for only where it was made for that observation. */
function isDecided(left: AbstractValue, operator: string, right: AbstractValue, distinguishes: Distinguishes): boolean {
  const [one, other] = [isExact(left), isExact(right)];
  if (one && other) return true;
  if (!one && !other) return false;
  if (operator === 'contains')
    return one ? isInDecided(left, right, distinguishes) : isHoldingDecided(left, right, distinguishes);
  const [vague, known] = one ? [right, left] : [left, right];
  const value = sampleOf(known);
  if (value === null || typeof value === 'boolean') return true;
  const place = placeOf(vague);
  if (place?.representative === undefined) return false;
  const isText = place.representative.valueClass === 'text';
  const isNumber = place.representative.valueClass === 'number';
  if (isText && isTrimmed(vague)) return false;
  if (typeof value === 'string') return !isText || (isEquality(operator) && distinguishes(place.path, operator, value));
  if (typeof value === 'object' && !(value instanceof Float))
    return place.representative.valueClass !== 'list' && place.representative.valueClass !== 'object';
  return !isNumber || distinguishes(place.path, operator, value);
}

/** Whether a vague value `contains` a known one. */
function isHoldingDecided(left: AbstractValue, right: AbstractValue, distinguishes: Distinguishes): boolean {
  const part = sampleOf(right) ?? null;
  if (part === null || part === false) return true;
  if (left.kind !== 'place' || left.representative === undefined) return false;
  switch (left.representative.valueClass) {
    case 'text':
      return distinguishes(left.path, 'contains', toText(part));
    case 'blank':
      return part === '' || toText(part).trim() !== '';
    case 'list':
      return typeof part === 'string' && distinguishes(left.path, 'contains', part);
    case 'object':
      return typeof part !== 'string' || distinguishes(left.path, 'contains', part);
    default:
      return true;
  }
}

/** Whether a known value `contains` a vague one. */
function isInDecided(left: AbstractValue, right: AbstractValue, distinguishes: Distinguishes): boolean {
  const container = sampleOf(left) ?? null;
  if (typeof container === 'string') return container === '';
  if (container === null || typeof container !== 'object' || container instanceof Float) return true;
  if (!isArray(container) || right.kind !== 'place') return false;
  switch (right.representative?.valueClass) {
    case 'text':
      return container.every((item) => typeof item !== 'string' || distinguishes(right.path, '==', item));
    case 'blank':
      return container.every((item) => typeof item !== 'string' || item === '' || item.trim() !== '');
    default:
      // No text is equal to a value of another class.
      return right.representative !== undefined && container.every((item) => typeof item === 'string');
  }
}

/** A text that is not equal to another may become so once its ends or its line breaks are gone. */
function isTrimmed(value: AbstractValue): boolean {
  return value.kind === 'filtered' && (TRIMS.has(value.filter) || isTrimmed(value.input));
}

const TRIMS = new Set(['strip', 'lstrip', 'rstrip', 'strip_newlines']);

function isEquality(operator: string): boolean {
  return operator === '==' || operator === '!=' || operator === '<>' || operator === 'contains';
}

export function placeOf(abstractValue: AbstractValue): Place | undefined {
  if (abstractValue.kind === 'place') return abstractValue;
  return abstractValue.kind === 'filtered' ? placeOf(abstractValue.input) : undefined;
}

/** A hash is never equal to a number, a text that is never empty not to an empty one, nor one with a part that the other lacks. */
function apart(left: AbstractValue, operator: string, right: AbstractValue): Answer {
  if (operator === 'contains') {
    const part = right.kind === 'known' ? right.value : undefined;
    return typeof part === 'string' && textsIn(left).some((text) => text.includes(part)) ? 'yes' : 'open';
  }
  const [vague, known] = left.kind === 'known' ? [right, left] : [left, right];
  if (known.kind !== 'known' || !isEquality(operator)) return 'open';
  const isText = vague.kind === 'joined' || vague.kind === 'captured';
  const { value } = known;
  const isOther = isText && (typeof value !== 'string' || textsIn(vague).some((text) => !value.includes(text)));
  const isFuller = value === '' && isNeverEmpty(vague);
  if (!isOther && !isFuller) return 'open';
  return operator === '==' ? 'no' : 'yes';
}

/** Of a text that is put together, what the body itself has written. */
function textsIn(value: AbstractValue): readonly string[] {
  const parts = value.kind === 'joined' ? value.parts : [];
  return parts.flatMap((part) => (part.kind === 'known' ? [toText(part.value)] : []));
}

function truth(abstractValue: AbstractValue): Answer {
  const value = sampleOf(abstractValue);
  if (value !== undefined) return isTruthy(value) ? 'yes' : 'no';
  switch (abstractValue.kind) {
    case 'joined':
    case 'captured':
    case 'counted':
    case 'loop':
      return 'yes';
    case 'filtered':
      return ALWAYS_TRUE.has(abstractValue.filter) ? 'yes' : 'open';
    default:
      return 'open';
  }
}

/** What is neither false nor missing. */
const ALWAYS_TRUE = new Set(['split', ...MAKES_NUMBERS, ...MAKES_TEXTS]);

function answerAsked(left: AbstractValue | Asked, operator: string, right: AbstractValue | Asked): Answer {
  const observation = left.kind === 'asked' ? left : right;
  const asked = left.kind === 'asked' ? right : left;
  if (observation.kind !== 'asked') return 'open';
  const operand = observation.what === 'blank' ? blank : empty;
  if (asked.kind === 'asked') {
    const other = asked.what === 'blank' ? blank : empty;
    return left.kind === 'asked' ? settled(operand, operator, other) : settled(other, operator, operand);
  }
  const value = sampleOf(asked);
  if (value !== undefined)
    return left.kind === 'asked' ? settled(operand, operator, value) : settled(value, operator, operand);
  if (operator !== '==' && operator !== '!=' && operator !== '<>') return 'open';
  const isFull = observation.what === 'blank' ? isNeverBlank(asked) : isNeverEmpty(asked);
  if (!isFull) return 'open';
  return operator === '==' ? 'no' : 'yes';
}
