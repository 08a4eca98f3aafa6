import type { Range, SemanticTokens } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { SemanticToken } from '../service/structure/semantic-tokens.ts';
import { tokenTypes } from '../service/structure/token-types.ts';
import { isJsonFile } from './json-files.ts';
import type { Knowledge } from './knowledge.ts';
import { loadWriting } from './load-writing.ts';

/** Answers `textDocument/semanticTokens`. */
export class SemanticTokensProvider {
  constructor(
    private readonly find: (uri: string) => TextDocument | undefined,
    private readonly knowledge: Knowledge,
  ) {}

  async of({
    textDocument: { uri },
    range,
  }: {
    readonly textDocument: { readonly uri: string };
    readonly range?: Range;
  }): Promise<SemanticTokens> {
    const document = isJsonFile(uri) ? undefined : this.find(uri);
    if (document === undefined) return { data: [] };
    const { semanticTokens } = await loadWriting();
    const start = range === undefined ? 0 : document.offsetAt(range.start);
    const end = range === undefined ? document.getText().length : document.offsetAt(range.end);
    return { data: encoded(semanticTokens(this.knowledge.templateOf(document), { start, end }), document) };
  }
}

/** As the protocol has them: five numbers each, places as distances from the token before. */
function encoded(tokens: readonly SemanticToken[], document: TextDocument): number[] {
  const data: number[] = [];
  let line = 0;
  let character = 0;
  for (const { start, end, type, isDeclaration, isPredefined } of tokens) {
    const at = document.positionAt(start);
    const after = document.positionAt(end);
    // A token lies on one line.
    if (after.line !== at.line) continue;
    const distance = at.line === line ? at.character - character : at.character;
    data.push(at.line - line, distance, after.character - at.character, tokenTypes.indexOf(type));
    data.push((isDeclaration ? 1 : 0) + (isPredefined ? 2 : 0));
    ({ line, character } = at);
  }
  return data;
}
