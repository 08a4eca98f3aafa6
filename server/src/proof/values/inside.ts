import { once } from '../../template/once.ts';
import { leavesOf } from '../conditions/diagram.ts';
import { type AbstractValue, type Counted, innerOf } from './abstract-value.ts';
import { REARRANGES } from './filter-kinds.ts';
import type { InputPath } from './input-path.ts';

/**
 * What is said of a value by what it is made of, worked out once for each value: one value may be part of another many times over, as
 * in `{% assign x = x | times: x %}`, so that a walk along all ways to its parts would never end.
 */
export function inside<Said>(
  say: (value: AbstractValue, said: (part: AbstractValue) => Said) => Said,
): (value: AbstractValue) => Said {
  const said: (value: AbstractValue) => Said = once((value) => say(value, said));
  return said;
}

/** The places of the data that a value is made of, each once. */
export const placesOf: (value: AbstractValue) => readonly InputPath[] = inside((value, said) => {
  if (value.kind === 'place') return [value.path];
  return distinct(innerOf(value).flatMap(said));
});

/** The loops of whose items a value is made: offsets of their tags. */
export const itemLoopsOf: (value: AbstractValue) => readonly number[] = inside((value, said) => {
  if (value.kind === 'place') return value.path.root.kind === 'item' ? [value.path.root.loop] : [];
  // How far a loop has come is another number in its next iteration.
  if (value.kind === 'counted') return distinct([...loopOf(value), ...innerOf(value).flatMap(said)]);
  if (value.kind !== 'captured') return distinct(innerOf(value).flatMap(said));
  const { variables } = value;
  return distinct([...variables.names].flatMap((name) => leavesOf(variables.get(name) ?? NONE).flatMap(said)));
});

function loopOf({ relation }: Counted): readonly number[] {
  return relation?.loop === undefined ? [] : [relation.loop];
}

const NONE = { id: -1, level: -1, value: { kind: 'known', id: -1, value: null } } as const;

export type Scope = 'constant' | 'turn' | 'unknown';

/** Whether a value is the same whenever it is read, or in one iteration of a loop, or of unknown origin. */
export const scopeOf: (value: AbstractValue) => Scope = inside((value, said) => {
  switch (value.kind) {
    case 'known':
      return 'constant';
    case 'place': {
      const { kind } = value.path.root;
      return kind === 'past-item' ? 'unknown' : kind === 'item' ? 'turn' : 'constant';
    }
    case 'counted':
      if (value.of === undefined) return value.relation === undefined ? 'unknown' : 'turn';
      return said(value.of);
    case 'filtered':
    case 'joined': {
      const scopes = innerOf(value).map(said);
      return scopes.includes('unknown') ? 'unknown' : scopes.includes('turn') ? 'turn' : 'constant';
    }
    case 'loop':
      return 'turn';
    default:
      return 'unknown';
  }
});

/** Whether a block that was captured is still to be printed in it, other than as an argument of a filter. */
export const holdsCapture: (value: AbstractValue) => boolean = inside((value, said) => {
  if (value.kind === 'captured') return true;
  return value.kind === 'joined' ? value.parts.some(said) : value.kind === 'filtered' && said(value.input);
});

/** Whether it is made of how far a loop has come. */
export const isOfIteration: (value: AbstractValue) => boolean = inside(
  (value, said) => value.kind === 'counted' || innerOf(value).some(said),
);

/** Whether it is, or is made of, one of several values of which nobody knows which. */
export const isOfSeveral: (value: AbstractValue) => boolean = inside((value, said) => {
  if (value.kind === 'counted' && value.of === undefined) return value.relation === undefined;
  return value.kind === 'anything' ? value.prints !== undefined : innerOf(value).some(said);
});

/** The same, and some of them are texts of the body itself, which may be any piece of the payload. */
export const isOfSeveralTexts: (value: AbstractValue) => boolean = inside((value, said) =>
  value.kind === 'anything' ? value.isOfTexts === true : innerOf(value).some(said),
);

/** Whether it is a text with pieces of JSON that the body itself has put together, of which filters took or replaced some that nobody can follow. */
export const isRearranged = (value: AbstractValue): boolean =>
  value.kind === 'filtered' && REARRANGES.has(value.filter) && isOfComposedText(value.input);

const isOfComposedText: (value: AbstractValue) => boolean = inside((value, said) => {
  if (value.kind === 'joined') return value.parts.some(holdsJson);
  return value.kind === 'filtered' && REARRANGES.has(value.filter) && said(value.input);
});

function holdsJson(part: AbstractValue): boolean {
  if (part.kind === 'filtered') return part.filter === 'as_json_string';
  return part.kind === 'known' && typeof part.value === 'string' && part.value.includes('"');
}

function distinct<Item>(items: readonly Item[]): readonly Item[] {
  return items.length < 2 ? items : [...new Set(items)];
}
