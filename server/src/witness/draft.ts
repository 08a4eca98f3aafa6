import { isArray, isHash, type Value } from '../semantics/values.ts';

/** Steps from the root of a sample-user file to a value in it. */
export type FileSteps = readonly (string | bigint)[];

/** No list is made longer than this for the sake of one item. */
const LONGEST = 1000;

/** Objects that were made for a draft, which nobody else has: with a copy for each fact, many facts would take their square. */
export type Own = WeakMap<object, Map<string, Value>>;

/**
 * `value` with `leaf` at the end of `steps`; what stands in the way of a step gives way to it. A `leaf` of nil leaves a member out.
 * `size`, `first` and `last` mean what they mean in Liquid where they stand behind a list.
 * @param own objects that may be changed. None lies in a list, where it could be an item several times.
 */
export function withValue(value: Value | undefined, steps: FileSteps, leaf: Value, own: Own = new WeakMap()): Value {
  const [step, ...rest] = steps;
  if (step === undefined) return filledFrom(leaf, value);
  // Nothing is missing already in what has no members.
  if (leaf === null && value !== undefined && !isArray(value) && !isHash(value)) return value;
  if (typeof step === 'bigint') return withItem(itemsOf(value), step, rest, leaf);
  const members = value !== undefined && isHash(value) ? value : undefined;
  if (members === undefined && step === 'size' && typeof leaf === 'bigint') return resized(itemsOf(value), leaf);
  if (value !== undefined && isArray(value) && (step === 'first' || step === 'last')) {
    return withItem(value, step === 'first' ? 0n : -1n, rest, leaf);
  }
  const changed = (members && own.get(members)) ?? new Map(members ?? []);
  own.set(changed, changed);
  if (rest.length === 0 && leaf === null) changed.delete(step);
  else changed.set(step, withValue(changed.get(step), rest, leaf, own));
  return changed;
}

function withItem(items: readonly Value[], index: bigint, rest: FileSteps, leaf: Value): Value {
  const counted = index < 0n ? BigInt(items.length) + index : index;
  const at = Number(counted < 0n ? 0n : counted);
  if (at >= LONGEST) return items;
  return resized(items, BigInt(Math.max(items.length, at + 1))).map((item, place) =>
    place === at ? withValue(item, rest, leaf) : item,
  );
}

/** Items that are added look like the first one. */
function resized(items: readonly Value[], size: bigint): readonly Value[] {
  const length = Number(size < 0n ? 0n : size < LONGEST ? size : LONGEST);
  return Array.from({ length }, (_, at) => {
    const item = items[at];
    return item === undefined ? (items[0] ?? new Map()) : item;
  });
}

function itemsOf(value: Value | undefined): readonly Value[] {
  return value !== undefined && isArray(value) ? value : [];
}

/** The value of a fact. Its lists say how many items there are, and its objects that there are members; what a body reads of them is plausible. */
function filledFrom(value: Value, plausible: Value | undefined): Value {
  if (isArray(value)) {
    const [item] = itemsOf(plausible);
    return item === undefined ? value : value.map((one) => (isUnsaid(one) ? item : filledFrom(one, item)));
  }
  return isHash(value) && plausible !== undefined && isHash(plausible) ? new Map([...plausible, ...value]) : value;
}

function isUnsaid(item: Value): boolean {
  return item === null || (isHash(item) && item.size === 0);
}
