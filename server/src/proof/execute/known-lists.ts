import { isArray, isHash, Range, type Value } from '../../semantics/values.ts';
import type { PathCondition } from '../conditions/conditions.ts';
import { DISTINGUISHED } from '../prepare/iterations-asked.ts';
import type { AbstractValue } from '../values/abstract-value.ts';
import { ofValue, within } from '../values/magnitude.ts';
import { prints } from '../values/prints.ts';
import { oneOf } from '../values/several.ts';
import { type IterationCount, wholeList } from './loop-counts.ts';
import type { Run } from './run.ts';

/** Longer known lists are walked as if they were not known. */
const LONGEST_KNOWN = 40;

/** Which one it is nobody keeps in mind, only what any of them prints. */
function itemOfLong(list: Value, { abstractValues }: Run): AbstractValue {
  const why = 'an item of a long list';
  if (isArray(list) && list.length <= MOST_LOOKED_AT) {
    const items = list.map((item) => abstractValues.known(item));
    return oneOf(items, why, abstractValues);
  }
  const most = within(ofValue(list));
  if (!(list instanceof Range)) return abstractValues.anything(why, most);
  const printed = list.from > 0n ? prints.counting : list.from === 0n ? prints.digits : prints.integer;
  return abstractValues.anything(why, { prints: printed, ...most });
}

/** So many items of a list are looked at for what they print. */
const MOST_LOOKED_AT = 1000;

/** How often a loop over a list runs that is known to the last item. */
export function knownCount(value: Value, when: PathCondition, run: Run): IterationCount {
  const { space, abstractValues } = run;
  const items = itemsOf(value);
  if (items === undefined) {
    return {
      when,
      length: DISTINGUISHED,
      isOrLonger: true,
      item: () => space.leaf(itemOfLong(value, run)),
      stretch: wholeList,
    };
  }
  return {
    when,
    length: items.length,
    isOrLonger: false,
    isText: typeof value === 'string',
    item: (place) =>
      space.leaf(
        place === undefined
          ? abstractValues.anything('an item of a list', within(ofValue(value)))
          : abstractValues.known(items[place] ?? null),
      ),
    stretch: wholeList,
  };
}

/** Undefined for what is too long to be walked. */
function itemsOf(value: Value): readonly Value[] | undefined {
  if (typeof value === 'string') return value === '' ? [] : [value];
  if (value instanceof Range) {
    if (value.size > BigInt(LONGEST_KNOWN)) return undefined;
    return Array.from({ length: Number(value.size) }, (_, at) => value.from + BigInt(at));
  }
  const items: readonly Value[] = isArray(value) ? value : isHash(value) ? Array.from(value) : [];
  return items.length > LONGEST_KNOWN ? undefined : items;
}
