import { toInteger } from '../../semantics/numbers.ts';
import type { Loop, Tag } from '../../template/tree.ts';
import type { PathCondition } from '../conditions/conditions.ts';
import type { State } from '../reader/state.ts';
import type { Stretch } from '../trail.ts';
import { type IterationCount, openEnded } from './loop-counts.ts';
import { possibleValuesUnder } from './outputs.ts';
import type { Run } from './run.ts';

/** An `offset` or a `limit` from here on is not followed. */
const MOST_SKIPPED = 1000n;

/** What `offset`, `limit` and `reversed` leave of the iterations over a whole list. */
export function limited(
  counts: readonly IterationCount[],
  { loop, tag }: { readonly loop: Loop; readonly tag: Tag },
  state: State,
  run: Run,
): readonly IterationCount[] {
  const distinguished = run.observations.iterations(tag.start);
  const offsets = numbersOf(loop, 'offset', state, run);
  const limits = numbersOf(loop, 'limit', state, run);
  if (offsets === undefined || limits === undefined) {
    run.findings.addGap(tag, 'Could not determine how many times this loop runs', [state]);
    return counts.flatMap((count) => (count.isText ? [count] : anyPartOf(count, distinguished)));
  }
  const cuts = offsets.flatMap((offset) => limits.map((limit) => ({ offset, limit })));
  return cuts
    .flatMap((one) => counts.flatMap((count) => (count.isText ? [count] : cutWhere(count, one, distinguished, run))))
    .map((count) => (loop.reversed ? { ...count, stretch: turned(count.stretch) } : count));
}

function turned(stretch: Stretch): Stretch {
  return { ...stretch, isReversed: !stretch.isReversed };
}

interface KnownNumber {
  readonly when: PathCondition;
  /** Undefined: as if it were not given. */
  readonly number: number | undefined;
}

/** What `offset` or `limit` may be; undefined where it cannot be told. */
function numbersOf(loop: Loop, name: 'offset' | 'limit', state: State, run: Run): readonly KnownNumber[] | undefined {
  const found = loop.attributes.findLast((attribute) => attribute.name === name)?.value;
  if (found === undefined) return [{ when: run.conditions.always, number: undefined }];
  if (found.type === 'lookup' && found.root.kind === 'name' && found.root.name === 'continue') return undefined;
  const numbers: KnownNumber[] = [];
  for (const { value, when } of possibleValuesUnder(run.evaluator.value(found, state.variables), state, run)) {
    if (value.kind !== 'known') return undefined;
    const number = value.value === null ? undefined : toInteger(value.value);
    if (number !== undefined && !(typeof number === 'bigint' && number >= 0n && number < MOST_SKIPPED))
      return undefined;
    numbers.push({ when, number: number === undefined ? undefined : Number(number) });
  }
  return numbers;
}

function cutWhere(
  count: IterationCount,
  { offset, limit }: { readonly offset: KnownNumber; readonly limit: KnownNumber },
  distinguished: number,
  { conditions }: Run,
): readonly IterationCount[] {
  const when = conditions.and(count.when, conditions.and(offset.when, limit.when));
  return when === conditions.never ? [] : cut({ ...count, when }, offset.number ?? 0, limit.number, distinguished);
}

/** Some of the iterations, of which nobody knows how many and which. */
function anyPartOf(count: IterationCount, distinguished: number): readonly IterationCount[] {
  const open = openEnded(
    { ...count, length: 0, isOrLonger: true, isUnsure: true, item: () => count.item(undefined) },
    distinguished,
  );
  return count.isOrLonger ? open : open.filter(({ length }) => length <= count.length);
}

function cut(
  whole: IterationCount,
  offset: number,
  limit: number | undefined,
  distinguished: number,
): readonly IterationCount[] {
  const length = Math.max(0, whole.length - offset);
  const count = { ...whole, length, stretch: { ...whole.stretch, skipped: offset, limit } };
  if (limit !== undefined && limit <= length) return [{ ...count, length: limit, isOrLonger: false }];
  if (!count.isOrLonger) return [count];
  const counts = length < distinguished ? openEnded(count, distinguished) : [count];
  if (limit === undefined) return counts;
  return counts
    .filter((one) => one.length <= limit)
    .map((one) => (one.length === limit ? { ...one, isOrLonger: false } : one));
}
