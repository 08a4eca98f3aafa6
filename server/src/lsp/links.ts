import type { DocumentLink } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { configurationFile } from '../files/files.ts';
import { rules } from '../rules/index.ts';
import type { Link } from '../service/structure/links.ts';
import { rangeOf } from './convert.ts';
import type { Editor } from './editor.ts';
import { isJsonFile } from './json-files.ts';
import type { Knowledge } from './knowledge.ts';
import { loadWriting } from './load-writing.ts';
import type { Workspace } from './workspace.ts';

const codes: ReadonlySet<string> = new Set(rules.map(({ code }) => code));

/** Answers `textDocument/documentLink`. */
export class Links {
  constructor(
    private readonly find: (uri: string) => TextDocument | undefined,
    private readonly knowledge: Knowledge,
    private readonly workspace: Workspace,
    private readonly editor: Editor,
  ) {}

  async of({ textDocument: { uri } }: { readonly textDocument: { readonly uri: string } }): Promise<DocumentLink[]> {
    const document = this.find(uri);
    if (document === undefined) return [];
    const places = await this.placesOf(uri, document.getText());
    return (await this.linksOf(document)).flatMap((link) => {
      const target = places(link);
      return target === undefined ? [] : [{ range: rangeOf(link, document), target, tooltip: tooltipOf(link) }];
    });
  }

  private async linksOf(document: TextDocument): Promise<readonly Link[]> {
    const { linksIn, rulesNamedIn } = await loadWriting();
    if (document.uri.endsWith(`/${configurationFile}`)) return rulesNamedIn(document.getText(), codes);
    return isJsonFile(document.uri) ? [] : linksIn(this.knowledge.templateOf(document), codes);
  }

  private async placesOf(uri: string, text: string): Promise<(link: Link) => string | undefined> {
    const blocks = await this.workspace.blocks(uri, text);
    const { documentationBase } = this.editor.options;
    return ({ target }) => {
      if (target.kind === 'url') return target.url;
      if (target.kind === 'rule') return documentationBase && `${documentationBase}/${target.code}.md`;
      const block = blocks.find(target.name);
      return block === undefined || 'problem' in block ? undefined : block.place;
    };
  }
}

function tooltipOf({ target }: Link): string {
  if (target.kind === 'url') return 'Open the address';
  return target.kind === 'rule' ? 'Read about this rule' : 'Open the Content Block';
}
