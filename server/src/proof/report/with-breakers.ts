import type { Assumption } from '../proof.ts';

/** Told even where no value is known that breaks it: nobody has tried all. */
const TOLD_ANYWAY: ReadonlySet<Assumption['kind']> = new Set(['unescaped', 'list', 'date', 'number']);

/** Of several assumptions on one output, those that no value is known to break are not worth telling. */
export function withBreakers(assumptions: readonly Assumption[]): readonly Assumption[] {
  const counts = new Map<number, number>();
  for (const { start } of assumptions) counts.set(start, (counts.get(start) ?? 0) + 1);
  const broken = new Set<number>();
  for (const one of assumptions) if (counts.get(one.start) !== 1 && one.brokenBy.length > 0) broken.add(one.start);
  return assumptions.filter((one) => !broken.has(one.start) || one.brokenBy.length > 0 || TOLD_ANYWAY.has(one.kind));
}
