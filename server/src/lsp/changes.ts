import {
  type Connection,
  DidChangeWatchedFilesNotification,
  type DidChangeWatchedFilesParams,
  FileChangeType,
} from 'vscode-languageserver';
import { configurationFile, fileKind, liquidSuffix, sampleUserSuffix } from '../files/files.ts';
import { sampleUsersChangedMethod } from '../service/protocol.ts';
import { oncePerBurst } from './burst.ts';
import { contained } from './contained.ts';
import type { Workspace } from './workspace.ts';

/** What changes beside the bodies. Sample users change what a preview shows, and only a configuration changes what is found in a body. */
export class Changes {
  private isConfigurationDue = false;
  /** Many files change at once when a branch is checked out, and a letter is a change as well. */
  private readonly tell = oncePerBurst(() => void contained(() => this.tellNow(), undefined, this.log));

  constructor(
    private readonly connection: Connection,
    private readonly workspace: Workspace,
    /** The findings of all documents may be others. */
    private readonly onConfiguration: () => void,
    /** A body or a Content Block has changed. */
    private readonly onBodyOrBlock: (uri: string) => void,
    private readonly log: (message: string) => void,
  ) {}

  /** Asks an editor that supports it to report changes on disk. */
  async watch(): Promise<void> {
    const names = [`*${sampleUserSuffix}`, configurationFile, `*${liquidSuffix}`];
    const watchers = names.map((name) => ({ globPattern: `**/${name}` }));
    await contained(
      async () => void (await this.connection.client.register(DidChangeWatchedFilesNotification.type, { watchers })),
      undefined,
      this.log,
    );
  }

  /** A document was opened, edited or closed: the text in the editor takes precedence over the file on disk. */
  ofDocument(uri: string): void {
    if (uri.endsWith(`/${configurationFile}`)) this.configuration();
    else if (fileKind(uri) === 'sample-user') this.sampleUser(uri);
    else this.onBodyOrBlock(uri);
  }

  /** For an editor that reports no changes on disk: now and then, what was read is read again. */
  lookAgain(): void {
    this.configuration();
  }

  onDisk({ changes }: DidChangeWatchedFilesParams): void {
    for (const { uri, type } of changes) {
      if (this.isUnknownLiquid(uri)) continue;
      if (type === FileChangeType.Changed) this.ofDocument(uri);
      else this.comeOrGone(uri);
    }
  }

  /** Many Liquid files are none of ours, such as templates of a shop. */
  private isUnknownLiquid(uri: string): boolean {
    return uri.endsWith(liquidSuffix) && fileKind(uri) === undefined && this.workspace.blockNameOf(uri) === undefined;
  }

  private comeOrGone(uri: string): void {
    if (this.workspace.blockNameOf(uri) !== undefined) {
      this.onBodyOrBlock(uri);
      return;
    }
    if (fileKind(uri) === 'body') this.onBodyOrBlock(uri);
    // What is no sample user may be a folder, with all that lies in it.
    if (fileKind(uri) !== 'sample-user') this.configuration();
    this.workspace.sampleUserFiles.forgetAll();
    this.tell();
  }

  private sampleUser(uri: string): void {
    this.workspace.sampleUserFiles.changed(uri);
    this.tell();
  }

  private configuration(): void {
    this.isConfigurationDue = true;
    this.tell();
  }

  private async tellNow(): Promise<void> {
    const isDue = this.isConfigurationDue;
    this.isConfigurationDue = false;
    if (isDue && (await this.workspace.reloadConfigs())) this.onConfiguration();
    await this.connection.sendNotification(sampleUsersChangedMethod);
  }
}
