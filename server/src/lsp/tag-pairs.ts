import {
  type DocumentHighlight,
  DocumentHighlightKind,
  type LinkedEditingRanges,
  type Position,
} from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Template } from '../template/tree.ts';
import { rangeOf } from './convert.ts';
import { loadWriting } from './load-writing.ts';

/** The tags that belong together, if the place is in one of them. */
export async function highlightedTags(
  document: TextDocument,
  template: Template,
  position: Position,
): Promise<DocumentHighlight[]> {
  const { matchingTags } = await loadWriting();
  return matchingTags(template, document.offsetAt(position)).map((tag) => ({
    range: rangeOf(tag, document),
    kind: DocumentHighlightKind.Text,
  }));
}

/** The names in the first and the end tag of a block, which are edited together, also while there is no letter left of them. */
export async function linkedTags(
  document: TextDocument,
  template: Template,
  position: Position,
): Promise<LinkedEditingRanges | null> {
  const { linkedNames } = await loadWriting();
  const names = linkedNames(template, document.offsetAt(position));
  return names.length === 0 ? null : { ranges: names.map((name) => rangeOf(name, document)), wordPattern: '[a-z_]*' };
}
