import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Renderer } from '../render/rendering.ts';
import { isStillEmpty } from '../service/empty-body.ts';
import { missingData } from '../service/missing-data.ts';
import { allCases } from '../service/panel/all-cases.ts';
import type { CaseEntry } from '../service/panel/requests.ts';
import type { RenderParams, RenderResult, SampleUserOutcome } from '../service/protocol.ts';
import { withBlocks } from '../service/with-blocks.ts';
import { read as readTemplate } from '../template/read.ts';
import type { Template } from '../template/tree.ts';
import type { Checks } from './checks.ts';
import { Coalesced } from './coalesced.ts';
import { LastRenderings } from './last-renderings.ts';
import { failure } from './not-rendered.ts';
import { renderResult } from './render-result.ts';
import type { SelectedUser } from './selected-user.ts';
import { SlowBodies } from './slow-bodies.ts';
import { usableSampleUser, type Workspace } from './workspace.ts';

/** Milliseconds for a rendering that somebody looks at: an answer that comes late is of no use. */
const previewTime = 250;

/** UTF-16 units. What a longer body reads and a sample user lacks is only noted where the rendering meets it. */
const LONGEST_READ = 100_000;

/** How much of a result somebody asks for: what was printed; what Movable Ink would say of it; and what of the body is behind it. The rest is empty. */
type Depth = 'printed' | 'judged' | 'all';

/** Answers `mi-webhook/render`, however fast requests come. */
export class Previews {
  private readonly results = new Coalesced<string, RenderResult>();
  private readonly slowBodies = new SlowBodies();
  private readonly renderings: LastRenderings;
  /** The body that was last rendered, read once for all sample users. */
  private read: Template = readTemplate('');

  constructor(
    private readonly find: (uri: string) => TextDocument | undefined,
    renderer: Renderer,
    private readonly workspace: Workspace,
    private readonly checks: Checks,
    private readonly selected: SelectedUser,
  ) {
    this.renderings = new LastRenderings(renderer);
  }

  /** Rejects when the signal fires. */
  async render(params: RenderParams, signal: AbortSignal): Promise<RenderResult> {
    if (params.content === undefined && !params.isAside) this.selected.shown = params.sampleUser;
    if (!params.isPrintedOnly) return this.rendered(params, 'all', signal);
    return { ...(await this.rendered(params, 'printed', signal)), isPrintedOnly: true };
  }

  /** Only what was printed, and where. */
  printed(params: RenderParams, signal: AbortSignal): Promise<RenderResult> {
    return this.rendered(params, 'printed', signal);
  }

  /** The same for somebody who does not wait for a body that takes long; `undefined` then. */
  async printedSoon(params: RenderParams, signal: AbortSignal): Promise<RenderResult | undefined> {
    const body = await this.workspace.text(params.uri);
    if ('text' in body && (await this.slowBodies.takesLong(body.text))) return undefined;
    return this.printed(params, signal);
  }

  private rendered(params: RenderParams, depth: Depth, signal: AbortSignal): Promise<RenderResult> {
    const key = JSON.stringify([params.uri, params.sampleUser, params.content, depth]);
    return this.results.ask(key, (nobodyWaits) => this.renderNow(params, depth, nobodyWaits), signal);
  }

  /**
   * One after the other, so that the rendering that somebody looks at never waits for all of them. None while nothing has been written yet.
   * Rejects when the signal fires.
   */
  async outcomes(uri: string, signal: AbortSignal): Promise<SampleUserOutcome[]> {
    const outcomes: SampleUserOutcome[] = [];
    const body = await this.workspace.text(uri);
    if ('text' in body && isStillEmpty(body.text)) return outcomes;
    for (const { id } of await this.workspace.sampleUsers(uri)) {
      const { sampleUser, status, reason, findings } = await this.rendered({ uri, sampleUser: id }, 'judged', signal);
      const count = findings.filter(({ severity }) => severity !== 'hint').length;
      outcomes.push({ sampleUser, status, ...(reason === undefined ? {} : { reason }), findings: count });
    }
    return outcomes;
  }

  /** The cases that the proof of an open body tells apart, each rendered. Rejects when the signal fires. */
  async cases(uri: string, signal: AbortSignal): Promise<CaseEntry[]> {
    const document = this.find(uri);
    const body = document && (await this.checks.of(document)).body;
    const hidden = body?.analysis.hidden();
    const entries: CaseEntry[] = [];
    for (const { words, sampleUser: content } of body === undefined ? [] : allCases(body)) {
      const { status, reason } = await this.printed({ uri, sampleUser: 'case', content }, signal);
      entries.push({
        words: words.map((one) => hidden?.in(one) ?? one),
        sampleUser: content,
        status,
        ...(reason === undefined ? {} : { reason }),
      });
    }
    return entries;
  }

  private readOnce(text: string): Template {
    if (this.read.source !== text) this.read = readTemplate(text);
    return this.read;
  }

  private async renderNow(
    { uri, sampleUser: id, content }: RenderParams,
    depth: Depth,
    signal: AbortSignal,
  ): Promise<RenderResult> {
    const { workspace } = this;
    const entry =
      content === undefined ? await workspace.sampleUserEntry(id) : { id, name: nameOf(content), builtIn: false };
    const read = content === undefined ? await workspace.sampleUser(id) : usableSampleUser(JSON.stringify(content));
    const document = this.find(uri);
    const version = document?.version;
    const body = await workspace.text(uri);
    if ('problem' in body) return failure(uri, entry, `The body ${body.problem}.`);
    if ('problem' in read)
      return failure(uri, entry, `The sample user "${entry.name}" cannot be used. ${read.problem}`);
    const { text, layout, sampleUser } = withBlocks(body.text, await workspace.blocks(uri, body.text), read.sampleUser);
    const rendering = this.renderings.of({ body: text, sampleUser, time: previewTime }, signal);
    this.slowBodies.watch(body.text, rendering);
    // While it is rendered.
    const template = depth === 'all' && text.length <= LONGEST_READ ? this.readOnce(text) : undefined;
    const lacked = template === undefined ? [] : missingData(template, sampleUser);
    const printed = await rendering;
    // Whoever looks at the rendering does not wait for the check.
    const checked = document?.version === version ? document && this.checks.known(document) : undefined;
    const config = await workspace.config(uri);
    const isJudged = depth !== 'printed';
    const renderedFor = { uri, entry, template, lacked, layout, sampleUser, config, checked, isJudged };
    const result = renderResult(printed, renderedFor);
    return {
      ...result,
      ...(version === undefined ? {} : { version }),
      ...(isStillEmpty(body.text) ? { isEmpty: true } : {}),
    };
  }
}

function nameOf(content: object): string {
  return 'name' in content && typeof content.name === 'string' ? content.name : 'Sample user';
}
