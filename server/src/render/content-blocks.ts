import type { Value } from '../semantics/values.ts';
import type { Lookup, Step } from '../template/expressions.ts';
import { renderInserted } from './inserted.ts';
import type { RenderRun } from './run.ts';

/** Braze allows one block in another. Deeper nesting may still end, but a block that includes itself never does. */
const deepest = 5;

/** `content_blocks.${name}`: the block's Liquid, rendered with the variables of the body. */
export function readContentBlock(lookup: Lookup, step: Step, run: RenderRun): Value {
  const name = step.kind === 'index' ? '' : step.name.trim();
  const source = run.sampleUser.content_blocks.get(name);
  if (typeof source !== 'string') {
    run.noteMissing(lookup, ['content_blocks', name], `no Content Block \`${name}\``);
    return null;
  }
  const depth = run.blockDepth;
  if (depth >= deepest) {
    run.end(
      'failed',
      `Content Blocks are nested more than ${deepest} levels deep at \`${name}\`, which may include itself.`,
    );
    return null;
  }
  run.blockDepth = depth + 1;
  const text = renderInserted(source, run, `the Content Block \`${name}\``);
  run.blockDepth = depth;
  return text;
}
