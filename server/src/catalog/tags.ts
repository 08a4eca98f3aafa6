import { brazeTags } from './tags/braze.ts';
import { liquidTags } from './tags/liquid.ts';
import type { TagEntry } from './types.ts';

export const tags: readonly TagEntry[] = [...liquidTags, ...brazeTags];

const byName = new Map(tags.map((tag) => [tag.name, tag]));

export function findTag(name: string): TagEntry | undefined {
  return byName.get(name);
}
