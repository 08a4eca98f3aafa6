import type { FormattingOptions, Range, TextEdit } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { fileKind } from '../files/files.ts';
import { rangeOf } from './convert.ts';
import { isJsonFile } from './json-files.ts';
import type { Knowledge } from './knowledge.ts';
import { loadWriting } from './load-writing.ts';

/** @param range only what lies in it changes; its depth is that in the whole body. */
export async function formatted(
  knowledge: Knowledge,
  document: TextDocument | undefined,
  options: FormattingOptions,
  range?: Range,
): Promise<TextEdit[] | null> {
  if (document === undefined || !isBody(document)) return null;
  const { formatBody } = await loadWriting();
  const { edits } = formatBody(knowledge.templateOf(document), sound(options));
  const from = range === undefined ? 0 : document.offsetAt(range.start);
  const to = range === undefined ? Number.POSITIVE_INFINITY : document.offsetAt(range.end);
  const inside = edits.filter(({ start, end }) => start >= from && end <= to);
  return inside.map((edit) => ({ range: rangeOf(edit, document), newText: edit.newText }));
}

/** A Content Block is put into JSON that it does not know. */
function isBody({ uri, languageId }: TextDocument): boolean {
  return !isJsonFile(uri) && languageId !== 'braze-content-block' && fileKind(uri) !== 'content-block';
}

const WIDEST = 16;

function sound({ tabSize, insertSpaces }: FormattingOptions) {
  const isSize = Number.isInteger(tabSize) && tabSize > 0;
  return { tabSize: isSize ? Math.min(tabSize, WIDEST) : 2, insertSpaces: insertSpaces !== false };
}
