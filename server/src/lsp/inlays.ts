import type { CancellationToken, InlayHint, Range } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { fileKind } from '../files/files.ts';
import { hiddenOf } from '../privacy/hidden.ts';
import { signalOf } from './contained.ts';
import { isJsonFile } from './json-files.ts';
import type { Knowledge } from './knowledge.ts';
import { loadWriting } from './load-writing.ts';
import type { Previews } from './previews.ts';
import type { SelectedUser } from './selected-user.ts';
import { breathe } from './turns.ts';

/** Answers `textDocument/inlayHint`: what each output prints for the selected sample user. */
export class Inlays {
  constructor(
    private readonly find: (uri: string) => TextDocument | undefined,
    private readonly knowledge: Knowledge,
    private readonly previews: () => Promise<Previews>,
    private readonly selected: SelectedUser,
  ) {}

  async of(
    { textDocument: { uri }, range }: { readonly textDocument: { readonly uri: string }; readonly range: Range },
    token: CancellationToken,
  ): Promise<InlayHint[]> {
    await breathe();
    const document = this.find(uri);
    if (document === undefined || isJsonFile(uri) || fileKind(uri) === 'content-block') return [];
    const { sampleUser, content } = this.selected.current;
    const params = { uri, sampleUser, ...(content && { content }) };
    const result = await (await this.previews()).printed(params, signalOf(token));
    // Of an older text: the editor asks again for the newer one.
    if (result.version !== document.version) return [];
    const { inlayValues } = await loadWriting();
    const template = this.knowledge.templateOf(document);
    const hidden = hiddenOf(template);
    const part = { start: document.offsetAt(range.start), end: document.offsetAt(range.end) };
    return inlayValues(template, part, result, (text) => hidden.in(text)).map(({ at, label, all }) => ({
      position: document.positionAt(at),
      label,
      tooltip: all,
      paddingLeft: true,
    }));
  }
}
