import {
  type DocumentSymbol,
  type FoldingRange,
  FoldingRangeKind,
  type LinkedEditingRanges,
  type Position,
  type SelectionRange,
  type SymbolInformation,
  SymbolKind,
} from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { hiddenOf } from '../privacy/hidden.ts';
import type { Fold } from '../service/structure/folding.ts';
import type { OutlineItem } from '../service/structure/outline.ts';
import { visible } from '../service/visible.ts';
import type { Span } from '../template/span.ts';
import { rangeOf } from './convert.ts';
import type { Editor } from './editor.ts';
import { isJsonFile } from './json-files.ts';
import type { Knowledge } from './knowledge.ts';
import { loadWriting } from './load-writing.ts';
import { linkedTags } from './tag-pairs.ts';

interface OfDocument {
  readonly textDocument: { readonly uri: string };
}

const KINDS: Readonly<Record<OutlineItem['kind'], SymbolKind>> = {
  member: SymbolKind.Null,
  item: SymbolKind.Object,
  condition: SymbolKind.Operator,
  loop: SymbolKind.Enum,
  variable: SymbolKind.Variable,
  stop: SymbolKind.Event,
  request: SymbolKind.Interface,
  'content-block': SymbolKind.File,
  other: SymbolKind.Null,
  object: SymbolKind.Object,
  list: SymbolKind.Array,
  string: SymbolKind.String,
  number: SymbolKind.Number,
  boolean: SymbolKind.Boolean,
  null: SymbolKind.Null,
  output: SymbolKind.Field,
};

/** Answers what a body consists of: symbols, folding ranges and selection ranges. Of files in JSON the editor knows that itself. */
export class Outlines {
  constructor(
    private readonly find: (uri: string) => TextDocument | undefined,
    private readonly knowledge: Knowledge,
    private readonly editor: Editor,
  ) {}

  async symbols({ textDocument: { uri } }: OfDocument): Promise<DocumentSymbol[] | SymbolInformation[] | null> {
    const document = this.body(uri);
    if (document === undefined) return null;
    const template = this.knowledge.templateOf(document);
    const { outlineOf } = await loadWriting();
    const hidden = hiddenOf(template);
    const shown = (part: Span) => hidden.inSource(part);
    const symbols = outlineOf(template, shown).map((item) => symbolOf(item, document));
    return this.editor.nestedSymbols ? symbols : flat(symbols, uri);
  }

  async folds({ textDocument: { uri } }: OfDocument): Promise<FoldingRange[] | null> {
    const document = this.body(uri);
    if (document === undefined) return null;
    const { foldsOf } = await loadWriting();
    const ranges = new Map<number, FoldingRange>();
    for (const fold of foldsOf(this.knowledge.templateOf(document))) {
      const range = foldOf(fold, document);
      // Of several that begin in a line the outermost one.
      if (range.endLine > range.startLine && !ranges.has(range.startLine)) ranges.set(range.startLine, range);
    }
    return [...ranges.values()];
  }

  async selections({
    textDocument: { uri },
    positions,
  }: OfDocument & { readonly positions: readonly Position[] }): Promise<SelectionRange[] | null> {
    const document = this.body(uri);
    if (document === undefined) return null;
    const template = this.knowledge.templateOf(document);
    const { selectionsAt } = await loadWriting();
    return positions.map((position) => {
      const spans = selectionsAt(template, document.offsetAt(position));
      const range = spans.reduceRight<SelectionRange | undefined>(
        (parent, span) => ({ range: rangeOf(span, document), ...(parent && { parent }) }),
        undefined,
      );
      return range ?? { range: { start: position, end: position } };
    });
  }

  async linked({
    textDocument: { uri },
    position,
  }: OfDocument & { readonly position: Position }): Promise<LinkedEditingRanges | null> {
    const document = this.body(uri);
    return document === undefined ? null : linkedTags(document, this.knowledge.templateOf(document), position);
  }

  private body(uri: string): TextDocument | undefined {
    return isJsonFile(uri) ? undefined : this.find(uri);
  }
}

function symbolOf(item: OutlineItem, document: TextDocument): DocumentSymbol {
  const { name, detail, kind, nameSpan, children } = item;
  return {
    name: visible(name),
    kind: KINDS[kind],
    range: rangeOf(item, document),
    selectionRange: rangeOf(nameSpan, document),
    ...(detail === '' ? {} : { detail: visible(detail) }),
    ...(children.length === 0 ? {} : { children: children.map((child) => symbolOf(child, document)) }),
  };
}

/** For an editor that lists symbols, each with the one that it lies in. */
function flat(symbols: readonly DocumentSymbol[], uri: string, containerName?: string): SymbolInformation[] {
  return symbols.flatMap(({ name, kind, range, children = [] }) => [
    { name, kind, location: { uri, range }, ...(containerName === undefined ? {} : { containerName }) },
    ...flat(children, uri, name),
  ]);
}

/** What closes it stays visible where it begins its line. */
function foldOf({ start, closing, isComment }: Fold, document: TextDocument): FoldingRange {
  const { line, character } = document.positionAt(closing);
  const before = document.getText({ start: { line, character: 0 }, end: { line, character } });
  return {
    startLine: document.positionAt(start).line,
    endLine: before.trim() === '' ? line - 1 : line,
    ...(isComment && { kind: FoldingRangeKind.Comment }),
  };
}
