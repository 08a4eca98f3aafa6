import type { Position, TextEdit } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { rangeOf } from './convert.ts';
import { isJsonFile } from './json-files.ts';
import type { Knowledge } from './knowledge.ts';
import { loadWriting } from './load-writing.ts';

/** Answers `textDocument/onTypeFormatting`: braces and end tags that close what was just typed. */
export class OnType {
  constructor(
    private readonly find: (uri: string) => TextDocument | undefined,
    private readonly knowledge: Knowledge,
  ) {}

  async of({
    textDocument: { uri },
    position,
  }: {
    readonly textDocument: { readonly uri: string };
    readonly position: Position;
  }): Promise<TextEdit[]> {
    const document = isJsonFile(uri) ? undefined : this.find(uri);
    if (document === undefined) return [];
    const { closingAfter } = await loadWriting();
    const closing = closingAfter(this.knowledge.templateOf(document), document.offsetAt(position));
    return closing === undefined ? [] : [{ range: rangeOf(closing, document), newText: closing.newText }];
  }
}
