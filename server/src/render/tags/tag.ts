import type { Template as Compiled } from 'liquidjs';
import type { Block, Tag } from '../../template/tree.ts';
import type { Printer } from '../printer.ts';
import type { RenderRun } from '../run.ts';

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
  readonly run: RenderRun;
  readonly printer: Printer;
  readonly source: string;
}

export interface CompiledBranch {
  readonly tag: Tag;
  readonly nodes: readonly Compiled[];
}

export type RenderTag = (call: TagCall) => void;

/** Yields what liquidjs is to render in its turn. */
export type RenderBlock = (call: BlockCall) => Iterable<unknown>;
