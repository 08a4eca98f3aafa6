import type { BlockFiles } from '../blocks/block-files.ts';
import type { Layout } from '../blocks/layout.ts';
import type { Files } from '../files/files.ts';
import { renderBody } from '../render/render.ts';
import type { SampleUser } from '../samples/sample-user.ts';
import { judgeExpectation, type Verdict } from '../service/expectations/judge.ts';
import { withBlocks } from '../service/with-blocks.ts';
import { read } from '../template/read.ts';
import type { Template } from '../template/tree.ts';
import type { Expectation, SampleUserFile } from './expectations.ts';
import type { ConfigOf } from './load-config.ts';

/** What became of one expectation. */
export interface Tested extends Expectation {
  readonly verdict: Verdict;
  /** Why nothing could be rendered; the verdict is then that it is not met. */
  readonly problem?: string;
  /** What was sent has become what is expected. */
  readonly isRecorded?: boolean;
}

/** In the order in which they were tested. */
export function byFile(tested: readonly Tested[]): Map<SampleUserFile, Tested[]> {
  const groups = new Map<SampleUserFile, Tested[]>();
  for (const one of tested) {
    const own = groups.get(one.file);
    if (own === undefined) groups.set(one.file, [one]);
    else own.push(one);
  }
  return groups;
}

/** Renders in this thread: what a rendering may do is limited by counts, so that no result depends on how busy the machine is. */
export class Tests {
  /** Each is compiled once, whoever it is rendered for. */
  private readonly templates = new Map<string, Template>();
  private readonly texts = new Map<string, Promise<{ readonly text: string } | { readonly problem: string }>>();

  constructor(
    private readonly files: Files,
    private readonly blockFiles: BlockFiles,
    private readonly configOf: ConfigOf,
  ) {}

  async run(expectation: Expectation): Promise<Tested> {
    const { body, file, expected } = expectation;
    const content = await this.textOf(body);
    if ('problem' in content) {
      const problem = `${body} ${content.problem}`;
      return { ...expectation, verdict: { isMet: false, reason: problem, differences: [] }, problem };
    }
    const { template, layout, sampleUser } = await this.whole(content.text, body, file);
    const rendering = renderBody(template, sampleUser);
    return { ...expectation, verdict: judgeExpectation(expected, rendering, { text: content.text, layout }) };
  }

  private textOf(body: string) {
    const known = this.texts.get(body) ?? this.files.read(body);
    this.texts.set(body, known);
    return known;
  }

  /** With the Content Blocks that the body prints for this sample user. */
  private async whole(
    text: string,
    body: string,
    file: SampleUserFile,
  ): Promise<{ readonly template: Template; readonly layout: Layout; readonly sampleUser: SampleUser }> {
    const { contentBlocks } = this.configOf(body).settings;
    const known = await this.blockFiles.around(text, body, '', contentBlocks);
    const { text: whole, layout, sampleUser } = withBlocks(text, known, file.sampleUser);
    const template = this.templates.get(whole) ?? read(whole);
    this.templates.set(whole, template);
    return { template, layout, sampleUser };
  }
}
