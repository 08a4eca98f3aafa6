import { findAttribute } from '../catalog/attributes.ts';
import { findFilter } from '../catalog/filters/index.ts';
import { personalDataNamed } from '../catalog/personal-data.ts';
import type { HoleSource } from '../proof/payload-tree.ts';

/** How sure it is that a value is an e-mail address: by what Braze has, or by a name that an author gave. */
export function emailBy({ path }: HoleSource): 'attribute' | 'name' | undefined {
  if (path === undefined) return undefined;
  if (path.root.kind === 'attribute') {
    return findAttribute(path.root.name)?.personalData === 'email' ? 'attribute' : undefined;
  }
  const name = path.steps.at(-1);
  return typeof name === 'string' && personalDataNamed(name) === 'email' ? 'name' : undefined;
}

/** Where on the way of a value it is hashed; -1 where it is not. */
export function hashedAt(filters: readonly string[]): number {
  return filters.findIndex((name) => findFilter(name)?.group === 'hash');
}
