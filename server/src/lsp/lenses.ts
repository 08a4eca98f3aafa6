import type { CancellationToken, CodeLens } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { countBySeverity } from '../service/count-findings.ts';
import { isStillEmpty } from '../service/empty-body.ts';
import { lensVerdict, outcomesInWords } from '../service/lens-words.ts';
import { visible } from '../service/visible.ts';
import type { Checks } from './checks.ts';
import type { Confirmations } from './confirmations.ts';
import { signalOf } from './contained.ts';
import type { Editor } from './editor.ts';
import type { Previews } from './previews.ts';
import type { SelectedUser } from './selected-user.ts';
import { breathe } from './turns.ts';

const FIRST_LINE = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };

/** Answers `textDocument/codeLens`: the verdict, the preview, and how many sample users pass, over the first line of a body. */
export class Lenses {
  constructor(
    private readonly find: (uri: string) => TextDocument | undefined,
    private readonly checks: Checks,
    private readonly confirmations: Confirmations,
    private readonly previews: () => Promise<Previews>,
    private readonly selected: SelectedUser,
    private readonly editor: Editor,
  ) {}

  async of({ textDocument: { uri } }: OfDocument, token: CancellationToken): Promise<CodeLens[]> {
    await breathe();
    const document = this.find(uri);
    const { lensCommands: commands } = this.editor.options;
    if (document === undefined || commands === undefined || isStillEmpty(document.getText())) return [];
    const { body, findings } = await this.checks.of(document);
    if (body === undefined || token.isCancellationRequested) return [];
    const verdict = lensVerdict(body.proof, this.confirmations.verdictOf(body), countBySeverity(findings));
    return [
      { range: FIRST_LINE, command: { title: verdict, command: commands.showProblems } },
      {
        range: FIRST_LINE,
        command: { title: `Preview as ${visible(this.selected.current.name)}`, command: commands.preview },
      },
      // Its words take as many renderings as there are sample users: they come later.
      { range: FIRST_LINE, data: { uri } },
    ];
  }

  async resolve(lens: CodeLens, token: CancellationToken): Promise<CodeLens> {
    const uri: unknown =
      typeof lens.data === 'object' && lens.data !== null ? Reflect.get(lens.data, 'uri') : undefined;
    const { lensCommands: commands } = this.editor.options;
    if (typeof uri !== 'string' || commands === undefined) return lens;
    const outcomes = await (await this.previews()).outcomes(uri, signalOf(token));
    return { ...lens, command: { title: outcomesInWords(outcomes), command: commands.preview } };
  }
}

interface OfDocument {
  readonly textDocument: { readonly uri: string };
}
