import { TextDocument } from 'vscode-languageserver-textdocument';

/** The text of a file, for its lines: places in it as the Language Server Protocol has them. */
export function textDocument(text: string): TextDocument {
  return TextDocument.create('', '', 0, text);
}
