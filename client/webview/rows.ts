/** A line of the page: what it shows, as a text that is the same exactly where it looks the same, and its element. */
export interface Row<Shown> {
  readonly key: string;
  readonly element: HTMLElement;
  readonly shown: Shown;
}

/**
 * Brings the rows of a page up to date. Rows that look as before keep their elements, so that nothing flickers and neither focus nor selection
 * is lost; what has changed between the first and the last difference is made anew.
 * @param parent has no other children.
 */
export function updateRows<Shown>(
  before: readonly Row<Shown>[],
  now: readonly { readonly key: string; readonly shown: Shown }[],
  parent: HTMLElement,
  make: (shown: Shown) => HTMLElement,
): Row<Shown>[] {
  let top = 0;
  while (top < before.length && top < now.length && before[top]?.key === now[top]?.key) top++;
  let bottom = 0;
  const most = Math.min(before.length, now.length) - top;
  while (bottom < most && before.at(-1 - bottom)?.key === now.at(-1 - bottom)?.key) bottom++;
  const rows = now.map(({ key, shown }, index) => {
    const old = index < top ? before[index] : index >= now.length - bottom ? before.at(index - now.length) : undefined;
    return { key, shown, element: old?.element ?? make(shown) };
  });
  for (const { element } of before.slice(top, before.length - bottom)) element.remove();
  const added = document.createDocumentFragment();
  added.append(...rows.slice(top, rows.length - bottom).map(({ element }) => element));
  parent.insertBefore(added, bottom > 0 ? (before.at(-bottom)?.element ?? null) : null);
  return rows;
}
