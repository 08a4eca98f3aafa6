import type { CheckedBody } from '../check-body.ts';
import type { ChangedPart } from './changed-part.ts';
import { type Items, listsAround, listsOf } from './lists.ts';

/** Whether the lists around an edit have the same brackets and commas: behind them reading goes on as it did. */
export function haveSameLists(before: CheckedBody, after: CheckedBody, part: ChangedPart): boolean {
  const by = part.newText.length - (part.end - part.start);
  const now = new Set(listsOf(after.template, after.proof).map(signsOf).map(String));
  return listsAround(part, before.template, before.proof).every((items) =>
    now.has(String(signsOf(items).map((at) => (at >= part.end ? at + by : at)))),
  );
}

/** Offsets of its brackets and commas. */
export function signsOf(items: Items): readonly number[] {
  return [(items[0]?.start ?? 0) - 1, ...items.map(({ end }) => end)];
}
