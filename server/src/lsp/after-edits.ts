import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Checked, Shown } from './checks.ts';
import { type AfterEditModule, loadAfterEdit } from './load-after-edit.ts';
import { RecentTexts } from './recent-texts.ts';
import { shownAfterEdit } from './shown-after-edit.ts';
import type { Workspace } from './workspace.ts';

/** What can be shown of documents without a check, each version worked out once. */
export class AfterEdits {
  /** Without it each version is checked. */
  private edits: AfterEditModule | undefined;
  private readonly recent = new RecentTexts<Shown>();
  private readonly newest = new Map<string, { readonly version: number; readonly shown: Shown | undefined }>();

  constructor(
    private readonly workspace: Workspace,
    private readonly log: (message: string) => void,
  ) {}

  /** To be called once something has been checked that can be edited. */
  async prepare(): Promise<void> {
    try {
      this.edits ??= await loadAfterEdit();
    } catch (error) {
      this.log(`Each version is checked in full, since a part of the server could not be loaded: ${error}`);
    }
  }

  /** What somebody has asked for of this version. */
  asked({ uri, version }: TextDocument): { readonly shown: Shown | undefined } | undefined {
    const newest = this.newest.get(uri);
    return newest?.version === version ? newest : undefined;
  }

  /** @param last the last check of the document that came to its end */
  of(document: TextDocument, last: Checked | undefined): Shown | undefined {
    const shown = this.find(document, last);
    this.newest.set(document.uri, { version: document.version, shown });
    return shown;
  }

  forget(uri: string): void {
    this.newest.delete(uri);
    this.recent.forget(uri);
  }

  forgetAll(): void {
    this.newest.clear();
    this.recent.forgetAll();
  }

  private find(document: TextDocument, last: Checked | undefined): Shown | undefined {
    if (last === undefined || this.edits === undefined) return undefined;
    const known = this.recent.find(document, document.getText());
    if (known?.body !== undefined && known.body === last.body) return { ...known, document };
    const shown = shownAfterEdit(last, document, this.workspace, this.edits);
    if (shown?.body !== undefined) this.recent.add(shown);
    return shown;
  }
}
