import { findTag as findEntry } from '../../catalog/tags.ts';
import {
  renderAssign,
  renderCapture,
  renderCycle,
  renderDecrement,
  renderEcho,
  renderIfChanged,
  renderIncrement,
  renderPartial,
} from './assignments.ts';
import { brazeTags, renderTranslation } from './braze.ts';
import { renderCase, renderIf, renderUnless } from './conditions.ts';
import { renderBreak, renderContinue, renderFor, renderTableRow } from './loops.ts';
import type { RenderBlock, RenderTag } from './tag.ts';

export type { CompiledBranch } from './tag.ts';

const tags: ReadonlyMap<string, RenderTag> = new Map<string, RenderTag>([
  ['assign', renderAssign],
  ['break', renderBreak],
  ['continue', renderContinue],
  ['cycle', renderCycle],
  ['decrement', renderDecrement],
  ['echo', renderEcho],
  ['increment', renderIncrement],
  ['include', renderPartial],
  ['render', renderPartial],
  ['#', () => {}],
  ...brazeTags,
]);

const blocks: ReadonlyMap<string, RenderBlock> = new Map([
  ['if', renderIf],
  ['unless', renderUnless],
  ['case', renderCase],
  ['for', renderFor],
  ['tablerow', renderTableRow],
  ['capture', renderCapture],
  ['ifchanged', renderIfChanged],
  ['translation', renderTranslation],
]);

/** Undefined for a tag that Braze has not. One that the catalog knows and no sample user can answer leaves a note. */
export function findTag(name: string): RenderTag | undefined {
  const render = tags.get(name);
  if (render || !findEntry(name)) return render;
  return ({ tag, run }) =>
    run.note(tag, `The preview does not know what \`${name}\` prints, so nothing is printed here.`);
}

export function findBlock(name: string): RenderBlock | undefined {
  return blocks.get(name);
}

/** Ruby prints no errors of tags that never print anything. */
export function isBlankTag(name: string): boolean {
  return name === 'assign' || name === 'capture';
}
