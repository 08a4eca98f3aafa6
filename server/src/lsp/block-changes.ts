import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Checks } from './checks.ts';
import { documentKind } from './document-kind.ts';
import type { PrintingBodies } from './printing-bodies.ts';
import type { Workspace } from './workspace.ts';

/** Follows Content Blocks: an edit in one is news for the bodies that print it, and an edit in a body for the blocks that are open. */
export class BlockChanges {
  /** @param showAgain has the findings of a document shown again. */
  constructor(
    private readonly workspace: Workspace,
    private readonly checks: Checks,
    private readonly printing: PrintingBodies,
    private readonly openDocuments: () => readonly TextDocument[],
    private readonly showAgain: (uri: string) => void,
  ) {}

  /** A file was opened, edited, closed, changed on disk, or came or went. */
  changed(uri: string): void {
    const name = this.workspace.blockNameOf(uri);
    if (name !== undefined) {
      this.workspace.blockChanged(uri);
      this.printing.forget(name);
      const edited = this.openDocuments().some((document) => document.uri === uri) ? uri : undefined;
      for (const body of this.checks.forgetPrinting(name, edited)) this.showAgain(body);
    }
    this.printing.bodyChanged(uri);
    for (const document of this.openDocuments()) {
      if (document.uri === uri || documentKind(document) !== 'content-block') continue;
      this.checks.forget(document.uri);
      this.showAgain(document.uri);
    }
  }
}
