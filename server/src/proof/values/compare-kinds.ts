import type { AbstractValue } from './abstract-value.ts';
import type { Answer } from './compare.ts';
import type { Asked, Test } from './decision-variable.ts';
import { isOnly, kinds, kindsOf, simpleKinds } from './kinds.ts';

const { nil, boolean, number, text, list, object } = kinds;

/** What the kinds of two values alone tell of a test: no text is equal to a number, and what is missing is neither more nor less. */
export function answerByKinds({ left, operator, right }: Pick<Test, 'left' | 'operator' | 'right'>): Answer {
  if (left.kind === 'asked') return right.kind === 'asked' ? 'open' : answerAsked(right, operator, left);
  if (operator === '') return truth(left);
  if (right.kind === 'asked') return answerAsked(left, operator, right);
  switch (operator) {
    case '==':
    case '!=':
    case '<>':
      return (kindsOf(left) & kindsOf(right)) === 0 ? equal(operator, false) : 'open';
    case 'contains':
      return contains(left, right);
    default:
      return isOnly(left, UNORDERED) || isOnly(right, UNORDERED) ? 'no' : 'open';
  }
}

/** They are neither more nor less than anything. */
const UNORDERED = nil | boolean | list | object;

function equal(operator: string, isEqual: boolean): Answer {
  return (operator === '==') === isEqual ? 'yes' : 'no';
}

function truth(value: AbstractValue): Answer {
  if (isOnly(value, nil)) return 'no';
  return (kindsOf(value) & (nil | boolean)) === 0 ? 'yes' : 'open';
}

function contains(left: AbstractValue, right: AbstractValue): Answer {
  if (isOnly(left, simpleKinds) || isOnly(right, nil)) return 'no';
  return isOnly(left, text) && right.kind === 'known' && right.value === '' ? 'yes' : 'open';
}

/** Nothing but texts, lists and objects can be empty; what is missing is blank as well. */
function answerAsked(value: AbstractValue, operator: string, { what }: Asked): Answer {
  if (operator !== '==' && operator !== '!=' && operator !== '<>') return 'open';
  if (what === 'blank' && isOnly(value, nil)) return equal(operator, true);
  return isOnly(value, what === 'blank' ? number : simpleKinds) ? equal(operator, false) : 'open';
}
