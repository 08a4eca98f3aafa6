import {
  type CompletionItem,
  CompletionItemKind,
  CompletionItemTag,
  type CompletionParams,
  CompletionTriggerKind,
  InsertTextFormat,
  InsertTextMode,
} from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { configurationFile, fileKind } from '../files/files.ts';
import { rules } from '../rules/index.ts';
import { type CompletionKind, type CompletionItem as Item, withoutPlaceholders } from '../service/completion/item.ts';
import { visible } from '../service/visible.ts';
import { rangeOf } from './convert.ts';
import type { CrashNet } from './crash-net.ts';
import type { Editor } from './editor.ts';
import type { Knowledge } from './knowledge.ts';
import { loadWriting } from './load-writing.ts';
import { markup } from './markup.ts';

const KINDS: Readonly<Record<CompletionKind, CompletionItemKind>> = {
  attribute: CompletionItemKind.Field,
  property: CompletionItemKind.Field,
  variable: CompletionItemKind.Variable,
  filter: CompletionItemKind.Function,
  tag: CompletionItemKind.Keyword,
  operator: CompletionItemKind.Operator,
  literal: CompletionItemKind.Constant,
  option: CompletionItemKind.Property,
  member: CompletionItemKind.Property,
  value: CompletionItemKind.Value,
  closing: CompletionItemKind.Keyword,
  snippet: CompletionItemKind.Snippet,
};

/** Answers `textDocument/completion`. */
export class Completions {
  constructor(
    private readonly find: (uri: string) => TextDocument | undefined,
    private readonly knowledge: Knowledge,
    private readonly net: CrashNet,
    private readonly editor: Editor,
    private readonly now: () => number,
  ) {}

  async of({ textDocument: { uri }, position, context }: CompletionParams): Promise<CompletionItem[]> {
    const document = this.find(uri);
    if (document === undefined || this.net.leaves(document.getText())) return [];
    if (fileKind(uri) === 'sample-user') return this.inSampleUser(document, document.offsetAt(position));
    if (uri.endsWith(`/${configurationFile}`)) return [];
    const { complete, cursorPlace } = await loadWriting();
    const { version } = document;
    const offset = document.offsetAt(position);
    const isInvoked = context?.triggerKind !== CompletionTriggerKind.TriggerCharacter;
    const template = this.knowledge.templateOf(document);
    if (!isInvoked && isJustText(context?.triggerCharacter) && cursorPlace(template, offset).kind === 'text') return [];
    const settings = await this.knowledge.settings(uri);
    const data = await this.knowledge.data(document, offset, settings);
    if (this.find(uri)?.version !== version) return [];
    const items = complete({ template, offset, data, settings, rules, now: this.now(), isInvoked });
    return items.map((item, place) => this.itemOf(item, place, document));
  }

  /** What the format has is completed by its schema; this is what the bodies around it read. */
  private async inSampleUser(document: TextDocument, offset: number): Promise<CompletionItem[]> {
    const { completeSampleUser } = await loadWriting();
    const { uri, version } = document;
    const readers = await this.knowledge.readers(uri);
    if (this.find(uri)?.version !== version) return [];
    const items = completeSampleUser(document.getText(), offset, readers);
    return items.map((item, place) => this.itemOf(item, place, document));
  }

  private itemOf(item: Item, place: number, document: TextDocument): CompletionItem {
    const { label, kind, detail, documentation, filterText, edit, also, isDiscouraged } = item;
    const isSnippet = item.isSnippet && this.editor.snippets;
    const newText = item.isSnippet && !isSnippet ? withoutPlaceholders(edit.newText) : edit.newText;
    return {
      label: visible(label),
      kind: KINDS[kind],
      detail: visible(detail),
      documentation: markup(documentation, this.editor.readsMarkdown.completions),
      sortText: String(place).padStart(4, '0'),
      filterText,
      insertTextFormat: isSnippet ? InsertTextFormat.Snippet : InsertTextFormat.PlainText,
      // Lines are indented already, by what the body has.
      insertTextMode: InsertTextMode.asIs,
      textEdit: { range: rangeOf(edit, document), newText },
      ...(also && { additionalTextEdits: [{ range: rangeOf(also, document), newText: also.newText }] }),
      ...(isDiscouraged && { tags: [CompletionItemTag.Deprecated] }),
    };
  }
}

/** Signs that begin or end something in Liquid, and in JSON only go on. */
function isJustText(trigger: string | undefined): boolean {
  return trigger !== undefined && trigger !== '"' && trigger !== ':';
}
