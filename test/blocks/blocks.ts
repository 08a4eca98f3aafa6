import type { KnownBlocks } from '../../server/src/blocks/content-block.ts';
import { readBlockFile } from '../../server/src/blocks/front-matter.ts';

/** Blocks by their names, as their files have them. */
export function blocksOf(files: Readonly<Record<string, string>>): KnownBlocks {
  const known = new Map(
    Object.entries(files).map(([name, text]) => [name, readBlockFile(name, `${name}.liquid`, text)]),
  );
  return { find: (name) => known.get(name), names: [...known.keys()].sort(), isComplete: true };
}
