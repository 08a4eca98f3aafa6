import type { Item, ListNode, TextHole } from '../proof/payload-tree.ts';
import type { Assumption, Case } from '../proof/proof.ts';
import type { Under } from '../proof/walk-payload.ts';

/** How many items are there for sure, each printed in a place of its own. */
export function leastItems({ value, when }: Under<ListNode>, assumptions: readonly Assumption[]): number {
  const places = new Map<number, Item[]>();
  for (const item of value.items) places.set(item.value.start, [...(places.get(item.value.start) ?? []), item]);
  return [...places.values()].filter((items) => isSure(items, when, assumptions)).length;
}

/**
 * One of the items that may be printed in a place is there: `[{{ x | plus: 0 }}]` has one, `[{{ x }}]` has none where `x` is blank. That it is
 * assumed not to be blank, since a comma follows, says nothing of the cases in which it is not reached.
 */
function isSure(items: readonly Item[], when: Case, assumptions: readonly Assumption[]): boolean {
  const outputs = items.flatMap(outputsAlone);
  const blank = assumptions.filter((one) => one.kind === 'blank' && outputs.some(({ start }) => start === one.start));
  const isFilled = outputs.every(({ nothingWhen }) => nothingWhen === undefined || isNever(nothingWhen, when, blank));
  return isFilled && items.reduce((none, item) => none.and(item.surely.not()), when).isNever;
}

function isNever(one: Case, when: Case, presumed: readonly Assumption[]): boolean {
  return presumed.reduce((rest, assumption) => rest.and(assumption.when.not()), when.and(one)).isNever;
}

/** What prints all of an item. */
function outputsAlone({ value }: Item): TextHole[] {
  if (value.type !== 'scalar' || value.kind === 'string') return [];
  return (value.text ?? []).flatMap(({ parts: [only, ...others] }) =>
    typeof only === 'object' && others.length === 0 ? [only] : [],
  );
}
