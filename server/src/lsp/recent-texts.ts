import type { TextDocument } from 'vscode-languageserver-textdocument';

/** Steps back that are remembered of one document. */
const MOST = 16;
/** UTF-16 units of all that is remembered of one document: what is known of a body takes hundreds of times its length. */
const MOST_LENGTH = 100_000;
/** A letter that was typed and taken away again is remembered however long the body is. */
const LEAST = 2;

/**
 * What is known of the last texts of each document, so that undo, redo and letters taken away again cost nothing. It must depend on nothing but
 * the text, or be forgotten when anything else changes.
 */
export class RecentTexts<Known extends { readonly document: TextDocument }> {
  /** The newest last. */
  private readonly ofUri = new Map<string, readonly Known[]>();

  find({ uri }: TextDocument, text: string): Known | undefined {
    return this.ofUri.get(uri)?.findLast(({ document }) => document.getText() === text);
  }

  add(known: Known): void {
    const { uri } = known.document;
    const text = known.document.getText();
    const others = (this.ofUri.get(uri) ?? []).filter(({ document }) => document.getText() !== text);
    this.ofUri.set(uri, newest([...others, known]));
  }

  forget(uri: string): void {
    this.ofUri.delete(uri);
  }

  forgetAll(): void {
    this.ofUri.clear();
  }
}

function newest<Known extends { readonly document: TextDocument }>(all: readonly Known[]): readonly Known[] {
  let length = 0;
  let count = 0;
  for (const { document } of all.toReversed()) {
    length += document.getText().length;
    if (count === MOST || (count >= LEAST && length > MOST_LENGTH)) break;
    count++;
  }
  return all.slice(-count);
}
