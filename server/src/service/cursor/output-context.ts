import type { Template } from '../../template/tree.ts';
import { pathOf } from './json-container.ts';
import { isNameDue } from './json-state.ts';
import { stateAt } from './json-walk.ts';

/** What an output prints into. */
export interface OutputContext {
  /** `string`: within quotes, those of a name included. `other`: where members are due, or nobody knows what. */
  readonly kind: 'string' | 'value' | 'other';
  /** The names that lead to the value. */
  readonly path: readonly string[];
  /** Something is printed right before it in the same value. */
  readonly isPart: boolean;
}

/** @param start of the output, in the body. */
export function outputContext(template: Template, start: number): OutputContext {
  const state = stateAt(template, start);
  if (state === undefined) return { kind: 'other', path: [], isPart: false };
  const { inside, container, name } = state;
  const outer = pathOf(container);
  const path = container === undefined ? [] : [...outer, container.kind === 'list' ? '[]' : (name ?? '')];
  if (inside !== undefined)
    return { kind: inside.kind === 'word' ? 'other' : 'string', path, isPart: inside.text !== '' };
  const isValue =
    !isNameDue(state) && (state.expect === 'value' || state.expect === 'first' || state.expect === 'next');
  return { kind: isValue ? 'value' : 'other', path, isPart: false };
}
