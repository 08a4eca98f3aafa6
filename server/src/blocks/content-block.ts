/** A Content Block as its file has it. */
export interface ContentBlock {
  readonly name: string;
  /** The path or URI of its file. */
  readonly place: string;
  /** The whole file. */
  readonly text: string;
  /** UTF-16 offset in `text` behind the front matter, where what Braze prints begins. */
  readonly start: number;
  /** The name in the front matter, where there is one. */
  readonly declaredName?: string;
}

/** What is known of the blocks around a body. */
export interface KnownBlocks {
  /** `undefined` where there is no such block, or `isComplete` is false and nothing is known of it. */
  find(name: string): ContentBlock | Unreadable | undefined;
  /** All names, sorted. */
  readonly names: readonly string[];
  /** There is a folder with the blocks of the workspace, so that a block without a file is one that is missing. */
  readonly isComplete: boolean;
}

/** A file that is there and cannot be used; why, as the end of a sentence that begins with the block. */
export interface Unreadable {
  readonly problem: string;
}

/** Where nothing is known of any block. */
export const noBlocks: KnownBlocks = { find: () => undefined, names: [], isComplete: false };

/** Whether Braze refuses what it would have to print. */
export function isTooLarge({ text, start }: ContentBlock): boolean {
  return new TextEncoder().encode(text.slice(start)).length > LARGEST_BLOCK;
}

/** Bytes that Braze accepts. https://www.braze.com/docs/api/endpoints/templates/content_blocks_templates/post_create_email_content_block */
const LARGEST_BLOCK = 50 * 1024;

const LONGEST_NAME = 100;

/** Names that Braze accepts. https://www.braze.com/docs/user_guide/messaging/design_and_edit/content_blocks */
export function isBlockName(name: string): boolean {
  return name.length <= LONGEST_NAME && /^[\w-]+$/.test(name);
}
