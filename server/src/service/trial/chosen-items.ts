import type { Value } from '../../semantics/values.ts';
import type { Template } from '../../template/tree.ts';
import type { CaseFact } from '../../witness/case-file.ts';
import type { Read } from '../../witness/reads.ts';
import { comparedTexts } from './compared-texts.ts';

/** So many values of items that the body asks for are tried. */
const MOST_ASKED = 3;

/** How long the lists are, and which item it is. */
const PLACES = [
  [1, 0n],
  [2, 0n],
  [2, 1n],
] as const;

/** One of the items that each list has is what the body asks for, or lacks it: a loop may print it alone, leave it out, or end with it. */
export function chosenItems(
  reads: readonly Read[],
  template: Template,
): { readonly facts: readonly CaseFact[]; readonly length: number; readonly words: string }[] {
  const compared = comparedTexts(template);
  const asked = reads.flatMap(({ root, steps, at }) => {
    const text = template.source.slice(at.start, at.end);
    // Several loops over one list name its items otherwise.
    const same = steps.includes(null) ? [...compared].filter(([other]) => memberOf(other) === memberOf(text)) : [];
    const values: readonly Value[] = [...new Set(same.flatMap(([, found]) => [...found]))];
    return values.flatMap((value) => [
      { root, steps, text, value },
      { root, steps, text, value: null },
    ]);
  });
  return asked.slice(0, 2 * MOST_ASKED).flatMap(({ root, steps, text, value }) =>
    PLACES.map(([length, index]) => ({
      length,
      facts: [{ path: { root, steps: steps.map((step) => step ?? index), text }, value }],
      words: `when \`${text}\` is ${value === null ? 'missing' : `\`${value}\``} in an item`,
    })),
  );
}

/** What is read of an item: `.sale` of `item.sale`. */
function memberOf(text: string): string {
  const dot = text.indexOf('.');
  return dot < 0 ? '' : text.slice(dot);
}
