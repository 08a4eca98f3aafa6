import { type CancellationToken, type Hover, type HoverParams, MarkupKind } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Renderer } from '../render/rendering.ts';
import { paragraphs } from '../service/hover/entry-words.ts';
import { hoverAt } from '../service/hover/hover.ts';
import { type OutputValue, printedBy, valueWords } from '../service/hover/output-values.ts';
import type { Span } from '../template/span.ts';
import type { Checks } from './checks.ts';
import { signalOf } from './contained.ts';
import { rangeOf } from './convert.ts';
import type { Knowledge } from './knowledge.ts';
import { breathe } from './turns.ts';
import type { Workspace } from './workspace.ts';

/** Sample users whose values are shown. */
const mostUsers = 6;
/** Milliseconds for the rendering of each: who hovers does not wait long. */
const renderingTime = 250;

/** Answers `textDocument/hover`. */
export class Hovers {
  constructor(
    private readonly find: (uri: string) => TextDocument | undefined,
    private readonly checks: Checks,
    private readonly knowledge: Knowledge,
    private readonly workspace: Workspace,
    private readonly renderer: Renderer,
    /** The sample user that the preview shows, if it shows one. */
    private readonly selected: () => string | undefined,
    private readonly now: () => number,
  ) {}

  async of({ textDocument: { uri }, position }: HoverParams, token: CancellationToken): Promise<Hover | null> {
    await breathe();
    const current = this.find(uri);
    if (current === undefined || token.isCancellationRequested) return null;
    const { document, body } = await this.checks.of(current);
    if (body === undefined) return null;
    const { template, proof, config, analysis } = body;
    const offset = document.offsetAt(position);
    const data = await this.knowledge.data(document, -1, config.settings);
    const shown = (part: Span) => analysis.hidden().inSource(part);
    const found = hoverAt({ template, offset, data, proof, shown, now: this.now() });
    if (found === undefined) return null;
    const values = found.output === undefined ? [] : await this.valuesOf(found.output, document, signalOf(token));
    const value = paragraphs(analysis.hidden().in(valueWords(values)), found.text);
    return value === '' ? null : { contents: { kind: MarkupKind.Markdown, value }, range: rangeOf(found, document) };
  }

  /** What an output prints for the sample users: first the one that the preview shows, then the workspace's own, then the built-in ones. */
  private async valuesOf(output: Span, document: TextDocument, signal: AbortSignal): Promise<OutputValue[]> {
    const entries = await this.workspace.sampleUsers(document.uri);
    const selected = this.selected();
    const usable = entries
      .filter(({ problem }) => problem === undefined)
      .toSorted((one, other) => Number(other.id === selected) - Number(one.id === selected))
      .slice(0, mostUsers);
    const values = await Promise.all(
      usable.map(async ({ id, name }): Promise<OutputValue[]> => {
        const read = await this.workspace.sampleUser(id);
        if ('problem' in read || signal.aborted) return [];
        const body = document.getText();
        const rendering = await this.renderer.render(
          { body, sampleUser: read.sampleUser, time: renderingTime },
          signal,
        );
        return [{ sampleUser: name, printed: printedBy(rendering, output), status: rendering.status }];
      }),
    );
    return values.flat();
  }
}
