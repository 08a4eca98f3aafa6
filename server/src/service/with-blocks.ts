import type { KnownBlocks } from '../blocks/content-block.ts';
import { expandBlocks } from '../blocks/expand.ts';
import type { Layout } from '../blocks/layout.ts';
import { withAnswers } from '../blocks/with-answers.ts';
import { blocksFolder } from '../files/files.ts';
import type { SampleUser } from '../samples/sample-user.ts';
import type { Value } from '../semantics/values.ts';

/** A body and a sample user, ready to be rendered with Content Blocks from files. */
export interface WithBlocks {
  readonly text: string;
  readonly layout: Layout;
  /** With the files that tags read as values: they have no place in the text. */
  readonly sampleUser: SampleUser;
}

/** The sample user's own answers come before the files. */
export function withBlocks(body: string, known: KnownBlocks, sampleUser: SampleUser): WithBlocks {
  const { text, layout } = expandBlocks(body, withAnswers(known, sampleUser.content_blocks));
  if (!text.includes(blocksFolder)) return { text, layout, sampleUser };
  const files = new Map<string, Value>();
  for (const name of known.names) {
    const block = known.find(name);
    if (block !== undefined && 'text' in block) files.set(name, block.text.slice(block.start));
  }
  return {
    text,
    layout,
    sampleUser: { ...sampleUser, content_blocks: new Map([...files, ...sampleUser.content_blocks]) },
  };
}
