import { rawEnd } from './raw-end.ts';
import { Segmenter } from './segments.ts';
import type { Template } from './tree.ts';
import { TreeBuilder } from './tree-builder.ts';

/**
 * Reads a body. Never throws: any text has a tree, and what is wrong with it stands in `problems`, in the order of their places.
 * Time and memory are linear in the length; nesting costs no stack.
 */
export function read(source: string): Template {
  const segmenter = new Segmenter(source);
  const builder = new TreeBuilder(source);
  for (let segment = segmenter.next(); segment !== undefined; segment = segmenter.next()) {
    builder.add(segment);
    if (builder.inRaw) builder.addRaw(segmenter.takeText(rawEnd(source, segmenter.offset)));
  }
  const { nodes, problems } = builder.finish();
  return { source, nodes, problems };
}
