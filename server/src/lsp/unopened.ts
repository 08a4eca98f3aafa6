import type { Connection } from 'vscode-languageserver';
import { configurationFile } from '../files/files.ts';
import { oncePerBurst } from './burst.ts';
import { contained } from './contained.ts';
import { diagnosticOf } from './convert.ts';
import { findingsInJsonFile, isJsonFile } from './json-files.ts';
import { shownFindings } from './shown-findings.ts';
import { breathe } from './turns.ts';
import type { Workspace } from './workspace.ts';

/** Of one folder. More would delay the bodies that somebody is working on. */
const MOST_FILES = 1_000;

/**
 * The findings of sample users and configurations that are not open: what a body is previewed with may be broken although nobody looks at it. They
 * are pushed, also to an editor that asks for the findings of open documents.
 */
export class Unopened {
  /** URIs of the files that have findings in the editor. */
  private readonly told = new Set<string>();
  private readonly due = new Set<string>();
  /** Many files change at once when a branch is checked out. */
  private readonly work = oncePerBurst(() => void this.checkDue());

  constructor(
    private readonly connection: Connection,
    private readonly workspace: Workspace,
    private readonly isOpen: (uri: string) => boolean,
    private readonly log: (message: string) => void,
  ) {}

  /** Checks one after the other, with a pause for other work between them. */
  async inFolders(folders: readonly string[]): Promise<void> {
    for (const folder of folders) {
      const found = await this.workspace.sampleUserFiles.below(folder);
      for (const uri of [`${folder}/${configurationFile}`, ...found.slice(0, MOST_FILES)]) {
        this.check(uri);
      }
    }
  }

  /** Of a file that was closed in the editor, or has come, changed or gone on disk. */
  check(uri: string): void {
    if (!isJsonFile(uri)) return;
    this.due.add(uri);
    this.work();
  }

  private async checkDue(): Promise<void> {
    const due = [...this.due];
    this.due.clear();
    for (const uri of due) {
      await breathe();
      if (!this.isOpen(uri)) await contained(() => this.checkFile(uri), undefined, this.log);
    }
  }

  /** A file was opened. @param pulls whether its findings will be asked for; else they are pushed, and replace those that were told. */
  async opened(uri: string, pulls: boolean): Promise<void> {
    if (this.told.delete(uri) && pulls) await this.send(uri, []);
  }

  private async checkFile(uri: string): Promise<void> {
    const config = await this.workspace.config(uri);
    const file = await this.workspace.text(uri);
    const text = 'problem' in file ? '' : file.text;
    const document = this.workspace.document({ uri, languageId: 'json', version: 0 }, text);
    const findings = 'problem' in file ? [] : findingsInJsonFile(uri, text, { config });
    if (this.isOpen(uri) || (findings.length === 0 && !this.told.has(uri))) return;
    if (findings.length === 0) this.told.delete(uri);
    else this.told.add(uri);
    const told = shownFindings({ document, findings }).map((finding) =>
      diagnosticOf(finding, undefined, document, undefined),
    );
    await this.send(uri, told);
  }

  private async send(uri: string, diagnostics: ReturnType<typeof diagnosticOf>[]): Promise<void> {
    await contained(() => this.connection.sendDiagnostics({ uri, diagnostics }), undefined, this.log);
  }
}
