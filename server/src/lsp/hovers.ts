import type { CancellationToken, Hover, HoverParams } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { fileKind } from '../files/files.ts';
import { hiddenOf } from '../privacy/hidden.ts';
import type { OutputValue } from '../service/hover/output-values.ts';
import type { Span } from '../template/span.ts';
import type { Checks, Shown } from './checks.ts';
import { signalOf } from './contained.ts';
import { rangeOf } from './convert.ts';
import type { Editor } from './editor.ts';
import type { Knowledge } from './knowledge.ts';
import { loadWriting } from './load-writing.ts';
import { markup } from './markup.ts';
import type { Previews } from './previews.ts';
import type { SelectedUser } from './selected-user.ts';
import { breathe } from './turns.ts';
import type { Workspace } from './workspace.ts';

/** Sample users whose values are shown. */
const mostUsers = 6;

/** Answers `textDocument/hover`. */
export class Hovers {
  constructor(
    private readonly find: (uri: string) => TextDocument | undefined,
    private readonly checks: Checks,
    private readonly knowledge: Knowledge,
    private readonly workspace: Workspace,
    private readonly previews: () => Promise<Previews>,
    private readonly selected: SelectedUser,
    private readonly editor: Editor,
    private readonly now: () => number,
  ) {}

  async of({ textDocument: { uri }, position }: HoverParams, token: CancellationToken): Promise<Hover | null> {
    await breathe();
    const current = this.find(uri);
    if (current === undefined || token.isCancellationRequested) return null;
    if (fileKind(uri) === 'sample-user') return this.inSampleUser(current, current.offsetAt(position));
    const { document, body } = (await this.withoutCheck(current, position)) ?? (await this.checks.of(current));
    if (body === undefined) return null;
    const { proof, config, analysis, layout } = body;
    const template = this.knowledge.templateOf(document);
    const offset = document.offsetAt(position);
    const data = await this.knowledge.data(document, -1, config.settings);
    // The proof is about the body with its Content Blocks in place, and a hover about the body as it is in the editor.
    const placeOf = (span: Span) => {
      const { block, start, end } = layout.placeOf(span);
      return block === undefined ? { start, end } : undefined;
    };
    const shown = (part: Span) => hiddenOf(template).inSource(part);
    const { besideValues, hoverAt, paragraphs, valueWords } = await loadWriting();
    const found = hoverAt({ template, offset, data, proof, placeOf, shown, now: this.now() });
    if (found === undefined) return null;
    const values = found.output === undefined ? [] : await this.valuesOf(found.output, uri, signalOf(token));
    const value = paragraphs(analysis.hidden().in(valueWords(values)), besideValues(found.text, values));
    const contents = markup(value, this.editor.readsMarkdown.hovers);
    return value === '' ? null : { contents, range: rangeOf(found, document) };
  }

  private async inSampleUser(document: TextDocument, offset: number): Promise<Hover | null> {
    const { sampleUserHover } = await loadWriting();
    const found = sampleUserHover(document.getText(), offset, await this.knowledge.readers(document.uri));
    if (found === undefined) return null;
    return { contents: markup(found.text, this.editor.readsMarkdown.hovers), range: rangeOf(found, document) };
  }

  /** What is said of Liquid needs no proof of this very text: where findings have only moved, the last check will do. */
  private async withoutCheck(current: TextDocument, position: HoverParams['position']): Promise<Shown | undefined> {
    const { cursorPlace } = await loadWriting();
    const place = cursorPlace(this.knowledge.templateOf(current), current.offsetAt(position));
    const known = place.kind === 'text' ? undefined : this.checks.atOnce(current);
    return known?.body === undefined ? undefined : known;
  }

  /** What an output prints for the sample users: first the one that the preview shows, then the workspace's own, then the built-in ones. */
  private async valuesOf(output: Span, uri: string, signal: AbortSignal): Promise<OutputValue[]> {
    const { printedBy } = await loadWriting();
    const entries = await this.workspace.sampleUsers(uri);
    const selected = this.selected.shown;
    const previews = await this.previews();
    const usable = entries
      .filter(({ problem }) => problem === undefined)
      .toSorted((one, other) => Number(other.id === selected) - Number(one.id === selected))
      .slice(0, mostUsers);
    const values: OutputValue[] = [];
    for (const { id, name } of usable) {
      const result = await previews.printedSoon({ uri, sampleUser: id }, signal);
      // A body that is too much for one sample user mostly is for all, and who hovers waits for each of them.
      if (result === undefined || result.status === 'failed') break;
      values.push({ sampleUser: name, printed: printedBy(result, output), status: result.status });
    }
    return values;
  }
}
