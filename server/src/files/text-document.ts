import { TextDocument } from 'vscode-languageserver-textdocument';

/** The rest of the engine takes the type from here, so that one file knows the library. */
export type { TextDocument };

/** The text of a file, for its lines: places in it as the Language Server Protocol has them. */
export function textDocument(text: string): TextDocument {
  return TextDocument.create('', '', 0, text);
}
