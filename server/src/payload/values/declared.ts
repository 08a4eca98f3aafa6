import type { DeclaredType } from '../../catalog/types.ts';
import { read } from '../../template/read.ts';
import type { Path, PathRoot, PathStep } from './path.ts';
import { stepOf } from './questions.ts';

export interface NamedPlace {
  readonly root: Extract<PathRoot, { readonly kind: 'attribute' | 'namespace' }>;
  readonly steps: readonly PathStep[];
}

/** What the configuration says of places of the data, whatever the spelling: `.a` and `.${a}` are one place, and any item is `[]`. */
export class DeclaredTypes {
  private readonly byKey = new Map<string, DeclaredType>();

  /** @param types by names such as `event_properties.${products}[].price`; what names no place is left out. */
  constructor(types: ReadonlyMap<string, DeclaredType>) {
    for (const [name, type] of types) {
      const place = readPlaceName(name);
      if (place !== undefined) this.byKey.set(rootKey(place.root) + place.steps.map(stepKey).join(''), type);
    }
  }

  /** @param lists where the items of a loop come from, by the offset of its tag. */
  of(path: Path, lists: ReadonlyMap<number, Path>): DeclaredType | undefined {
    if (this.byKey.size === 0) return undefined;
    const key = placeKey(path, lists);
    return key === undefined ? undefined : this.byKey.get(key);
  }
}

/** A place as a body names it, with `[]` for any item of a list; `undefined` for what is something else, or more than that. */
export function readPlaceName(name: string): NamedPlace | undefined {
  const [node, ...others] = read(`{{${name.replaceAll('[]', '[0]')}}}`).nodes;
  if (name.includes('{{') || node?.type !== 'output' || others.length > 0) return undefined;
  const { value, filters, junk } = node.expression;
  if (value?.type !== 'lookup' || filters.length > 0 || junk.length > 0) return undefined;
  const { root } = value;
  const steps = value.steps.map(stepOf).filter((step) => step !== undefined);
  if (root.kind === 'index' || steps.length < value.steps.length) return undefined;
  return { root: { kind: root.kind === 'attribute' ? 'attribute' : 'namespace', name: root.name.trim() }, steps };
}

function placeKey({ root, steps }: Path, lists: ReadonlyMap<number, Path>): string | undefined {
  const inside = steps.map(stepKey).join('');
  switch (root.kind) {
    case 'attribute':
    case 'namespace':
      return rootKey(root) + inside;
    case 'item': {
      const list = lists.get(root.loop);
      const outer = list && placeKey(list, lists);
      return outer === undefined ? undefined : `${outer}[]${inside}`;
    }
    case 'past-item':
      return undefined;
  }
}

function rootKey({ kind, name }: NamedPlace['root']): string {
  return kind === 'attribute' ? `\${${name}}` : name;
}

function stepKey(step: PathStep): string {
  return step.kind === 'index' ? '[]' : `.${JSON.stringify(step.name)}`;
}
