import type { Block, Tag } from '../../template/tree.ts';
import type { Printer } from '../printer.ts';
import type { RenderRun, Step } from '../run.ts';

/** All that a tag needs to render itself. `source` is the text that the spans of the tag are offsets into. */
export interface TagCall {
  readonly tag: Tag;
  readonly run: RenderRun;
  readonly printer: Printer;
  readonly source: string;
}

export interface BlockCall {
  readonly block: Block;
  readonly branches: readonly CompiledBranch[];
  /** The number of the block's first arm. */
  readonly firstArm: number;
  readonly run: RenderRun;
  readonly printer: Printer;
  readonly source: string;
}

export interface CompiledBranch {
  readonly tag: Tag;
  readonly nodes: readonly Step[];
}

export type RenderTag = (call: TagCall) => void;

export type RenderBlock = (call: BlockCall) => void;
