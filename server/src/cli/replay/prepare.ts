import { BlockFiles } from '../../blocks/block-files.ts';
import { nodeFiles } from '../../files/node-files.ts';
import type { Arm } from '../../render/arms.ts';
import { compile } from '../../render/compile.ts';
import { readSampleUser } from '../../samples/read.ts';
import type { SampleUser } from '../../samples/sample-user.ts';
import { checkBody } from '../../service/check-body.ts';
import { Replayer } from '../../service/replay/replayer.ts';
import { withBlocks } from '../../service/with-blocks.ts';
import { read } from '../../template/read.ts';
import { type ConfigText, configOf } from '../load-config.ts';

/** What is replayed, as plain data for threads. */
export interface ReplayCall {
  /** The path of the body, and its text. */
  readonly path: string;
  readonly body: string;
  readonly config: ConfigText | undefined;
  /** The text of a sample user that answers what no event says. */
  readonly base: string;
  readonly only: readonly string[];
  readonly keepsLostIds: boolean;
  readonly keepsExamples: boolean;
}

export interface ReadyToReplay {
  readonly replayer: Replayer;
  readonly arms: readonly Arm[];
  /** What the places of arms are offsets into. */
  readonly source: string;
}

export async function prepareReplay(call: ReplayCall): Promise<ReadyToReplay | { readonly problem: string }> {
  const settings = configOf(call.config);
  if ('problems' in settings) return { problem: settings.problems.join('\n') };
  const { sampleUser: base, problems } = readSampleUser(call.base);
  if (base === undefined) return { problem: problems[0]?.message ?? 'cannot be read' };
  const config = settings.of(call.path);
  const { text, layout, sampleUser, blocks } = await expanded(call, base, config.settings.contentBlocks);
  const template = read(text);
  const compiled = compile(template);
  if ('rejected' in compiled) return { problem: `Liquid rejects the body: ${compiled.rejected}` };
  const { findings } = checkBody(call.body, { config, blocks });
  const replayer = new Replayer({
    body: call.body,
    template,
    layout,
    config,
    inBody: layout.isPlain ? findings : [],
    base: sampleUser,
    only: new Set(call.only),
    keepsLostIds: call.keepsLostIds,
    keepsExamples: call.keepsExamples,
  });
  return { replayer, arms: compiled.arms, source: text };
}

async function expanded({ path, body }: ReplayCall, base: SampleUser, contentBlocks: readonly string[]) {
  const blocks = await new BlockFiles(nodeFiles).around(body, path, '', contentBlocks);
  return { ...withBlocks(body, blocks, base), blocks };
}
