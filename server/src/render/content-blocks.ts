import type { Value } from '../semantics/values.ts';
import type { Lookup, Step } from '../template/expressions.ts';
import { renderInserted } from './inserted.ts';
import type { RenderRun } from './run.ts';

/** Braze allows one block in another; deeper ones may still end, a block in itself never does. */
const deepest = 5;

/** `content_blocks.${name}`: the block's Liquid, rendered with the variables of the body. */
export function readContentBlock(lookup: Lookup, step: Step, run: RenderRun): Value {
  const name = step.kind === 'index' ? '' : step.name.trim();
  const source = run.sampleUser.content_blocks.get(name);
  if (typeof source !== 'string') {
    run.noteMissing(lookup, ['content_blocks', name], `no Content Block \`${name}\``);
    return null;
  }
  const depth = run.context.getRegister('contentBlocks', 0);
  if (depth >= deepest) {
    run.end(
      'failed',
      `The Content Block \`${name}\` is inserted more than ${deepest} levels deep, perhaps into itself.`,
    );
    return null;
  }
  run.context.setRegister('contentBlocks', depth + 1);
  const text = renderInserted(source, run, `the Content Block \`${name}\``);
  run.context.setRegister('contentBlocks', depth);
  return text;
}
