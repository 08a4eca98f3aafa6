import type { CompletionItem, Diagnostic, Position, TextEdit } from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { withoutPlaceholders } from '../../server/src/service/completion/item.ts';
import { Editor } from './editor.ts';

/** Where the cursor stands in the texts of tests. */
export const CURSOR = '│';

/** A body that is open in an editor, with a cursor in it. */
export interface OpenBody {
  readonly document: TextDocument;
  readonly position: Position;
  readonly findings: readonly Diagnostic[];
}

/** What VS Code shows; editors without it are in `plain-editors.test.ts`. */
const shown = {
  hover: { contentFormat: ['markdown', 'plaintext'] },
  signatureHelp: {
    signatureInformation: {
      documentationFormat: ['markdown', 'plaintext'],
      parameterInformation: { labelOffsetSupport: true },
    },
  },
  documentSymbol: { hierarchicalDocumentSymbolSupport: true },
};

/** Editors that put a cursor somewhere and ask. */
export class CursorEditor {
  private count = 0;

  private constructor(
    readonly editor: Editor,
    private readonly folder: string,
  ) {}

  /** @param folder a URI: bodies are opened in it, and need not be on the disk. */
  static async start(folder: string, options: { readonly snippets?: boolean } = {}): Promise<CursorEditor> {
    const completionItem = { snippetSupport: options.snippets ?? true, documentationFormat: ['markdown'] };
    const capabilities = { textDocument: { ...shown, completion: { completionItem } } };
    return new CursorEditor(await Editor.start({ capabilities, rootUri: folder }), folder);
  }

  /** Opens a body that has the cursor in it. */
  async open(text: string): Promise<OpenBody> {
    const offset = text.indexOf(CURSOR);
    const body = text.replace(CURSOR, '');
    const uri = `${this.folder}/cursor-${this.count++}.webhook.liquid`;
    const document = TextDocument.create(uri, 'braze-webhook', 1, body);
    const findings = await this.editor.open(uri, body);
    return { document, position: document.positionAt(Math.max(offset, 0)), findings };
  }

  async close({ document: { uri } }: OpenBody): Promise<void> {
    await this.editor.connection.sendNotification('textDocument/didClose', { textDocument: { uri } });
  }

  request<Result>(method: string, { document: { uri }, position }: OpenBody, more: object = {}): Promise<Result> {
    return this.editor.connection.sendRequest<Result>(`textDocument/${method}`, {
      textDocument: { uri },
      position,
      ...more,
    });
  }

  complete(body: OpenBody, trigger?: string): Promise<CompletionItem[]> {
    const context = trigger === undefined ? { triggerKind: 1 } : { triggerKind: 2, triggerCharacter: trigger };
    return this.request<CompletionItem[]>('completion', body, { context });
  }

  /** What is found in another text. */
  async findingsOf(text: string): Promise<readonly Diagnostic[]> {
    const uri = `${this.folder}/cursor-${this.count++}.webhook.liquid`;
    const findings = await this.editor.open(uri, text);
    await this.editor.connection.sendNotification('textDocument/didClose', { textDocument: { uri } });
    return findings;
  }
}

/** The text once an item has been accepted; of a snippet with what it proposes. */
export function accepted(item: CompletionItem, document: TextDocument): string {
  const { textEdit, additionalTextEdits = [], insertTextFormat } = item;
  if (textEdit === undefined || !('range' in textEdit)) throw new Error(`${item.label} has no edit`);
  const newText = insertTextFormat === 2 ? withoutPlaceholders(textEdit.newText) : textEdit.newText;
  const edits: TextEdit[] = [...additionalTextEdits, { range: textEdit.range, newText }];
  return TextDocument.applyEdits(document, edits);
}

/** Whether an editor still shows an item: what is typed in the place of its edit is in its filter text, with gaps or without. */
export function isShown({ textEdit, filterText = '' }: CompletionItem, { document, position }: OpenBody): boolean {
  if (textEdit === undefined || !('range' in textEdit)) return false;
  const typed = document.getText({ start: textEdit.range.start, end: position }).toLowerCase();
  let at = -1;
  return [...typed].every((letter) => {
    at = filterText.toLowerCase().indexOf(letter, at + 1);
    return at >= 0;
  });
}

/** As an editor orders them: those that begin with what is typed, then by our own order. */
export function shownInOrder(items: readonly CompletionItem[], body: OpenBody): CompletionItem[] {
  const begins = ({ textEdit, filterText = '' }: CompletionItem) => {
    const start = textEdit !== undefined && 'range' in textEdit ? textEdit.range.start : body.position;
    const typed = body.document.getText({ start, end: body.position }).toLowerCase();
    return Number(filterText.toLowerCase().startsWith(typed));
  };
  const bySort = (one: CompletionItem, other: CompletionItem) =>
    (one.sortText ?? '').localeCompare(other.sortText ?? '');
  return items
    .filter((item) => isShown(item, body))
    .toSorted((one, other) => begins(other) - begins(one) || bySort(one, other));
}

/** What a body that is being written lacks anyway, and is only seen once the rest of it can be read. */
const UNWRITTEN = new Set(['missing-field', 'missing-identifier', 'identify-needs-both']);

/** The findings by their codes that one text has and the other has not, or less often. */
export function moreFindings(before: readonly Diagnostic[], after: readonly Diagnostic[]): string[] {
  const left = before.map(({ code }) => String(code));
  return after.flatMap(({ code, severity = 1, message }) => {
    const known = left.indexOf(String(code));
    if (known >= 0) left.splice(known, 1);
    return known >= 0 || severity > 2 || UNWRITTEN.has(String(code)) ? [] : [`${code}: ${message}`];
  });
}

/** One line of a table: a body, what is asked of it, what is expected; `⏎` is a line break. */
export interface Row {
  readonly name: string;
  readonly cells: readonly string[];
}

/** Rows of a table in a text: cells between `⇒`, lines that begin with `#` are its headings. */
export function rowsOf(table: string): Row[] {
  let heading = '';
  return table.split('\n').flatMap((line) => {
    if (line.startsWith('#')) heading = line.slice(1).trim();
    if (line.startsWith('#') || line.trim() === '') return [];
    const cells = line.split('⇒').map((cell) => cell.trim().replaceAll('⏎', '\n'));
    return [{ name: `${heading}: ${line.split('⇒').slice(0, 2).join('⇒').trim()}`, cells }];
  });
}
