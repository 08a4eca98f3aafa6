import type { SignatureHelp, SignatureHelpParams } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Editor } from './editor.ts';
import type { Knowledge } from './knowledge.ts';
import { loadWriting } from './load-writing.ts';
import { markup } from './markup.ts';

/** Answers `textDocument/signatureHelp`. */
export class Signatures {
  constructor(
    private readonly find: (uri: string) => TextDocument | undefined,
    private readonly knowledge: Knowledge,
    private readonly editor: Editor,
    private readonly now: () => number,
  ) {}

  async of({ textDocument: { uri }, position }: SignatureHelpParams): Promise<SignatureHelp | null> {
    const document = this.find(uri);
    if (document === undefined) return null;
    const { signatureAt } = await loadWriting();
    const found = signatureAt(this.knowledge.templateOf(document), document.offsetAt(position), this.now());
    if (found === undefined) return null;
    const { readsMarkdown, labelOffsets } = this.editor;
    const { label, parameters, active, documentation } = found;
    const signature = {
      label,
      documentation: markup(documentation, readsMarkdown.signatures),
      parameters: (labelOffsets ? partsOf(label, parameters) : parameters).map((part) => ({ label: part })),
    };
    return { signatures: [signature], activeSignature: 0, activeParameter: active };
  }
}

/** By their offsets, since a part can be contained in another one. */
function partsOf(label: string, parameters: readonly string[]): [number, number][] {
  let from = 0;
  return parameters.map((parameter) => {
    const start = label.indexOf(parameter, from);
    from = start + parameter.length;
    return [start, from];
  });
}
