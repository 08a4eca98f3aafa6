import { type Disposable, EventEmitter, type ExtensionContext, Uri, window, workspace } from 'vscode';
import {
  LanguageClient,
  type LanguageClientOptions,
  type ServerOptions,
  TransportKind,
} from 'vscode-languageclient/node';
import {
  type InitializationOptions,
  type RenderParams,
  type RenderResult,
  renderMethod,
  type SampleUserEntry,
  type SampleUsersParams,
  type StatusParams,
  sampleUsersChangedMethod,
  sampleUsersMethod,
  statusMethod,
} from '../../server/src/service/protocol.ts';

/** The language server as the rest of the client sees it: started once, restarted on command, never in the way. */
export class LanguageServer implements Disposable {
  private client: LanguageClient | undefined;
  private readonly statusEmitter = new EventEmitter<StatusParams>();
  private readonly sampleUsersEmitter = new EventEmitter<void>();

  /** After each check of an open body. */
  readonly onStatus = this.statusEmitter.event;
  /** A sample user or the configuration has changed: what was rendered may be out of date. */
  readonly onSampleUsersChanged = this.sampleUsersEmitter.event;

  constructor(private readonly context: ExtensionContext) {}

  async start(): Promise<void> {
    const client = new LanguageClient('mi-webhook', 'Movable Ink Webhooks', this.serverOptions(), this.clientOptions());
    client.onNotification(statusMethod, (params: StatusParams) => this.statusEmitter.fire(params));
    client.onNotification(sampleUsersChangedMethod, () => this.sampleUsersEmitter.fire());
    this.client = client;
    await client.start();
  }

  async stop(): Promise<void> {
    await this.client?.dispose();
    this.client = undefined;
  }

  async restart(): Promise<void> {
    await this.stop();
    await this.start();
    this.sampleUsersEmitter.fire();
  }

  render(params: RenderParams): Promise<RenderResult> {
    return this.running().sendRequest(renderMethod, params);
  }

  sampleUsers(params: SampleUsersParams): Promise<SampleUserEntry[]> {
    return this.running().sendRequest(sampleUsersMethod, params);
  }

  dispose(): void {
    this.statusEmitter.dispose();
    this.sampleUsersEmitter.dispose();
    void this.stop();
  }

  private running(): LanguageClient {
    if (this.client === undefined) throw new Error('The language server is not running. Run "Restart Server".');
    return this.client;
  }

  private serverOptions(): ServerOptions {
    const module = Uri.joinPath(this.context.extensionUri, 'dist', 'server.js').fsPath;
    return { module, transport: TransportKind.ipc };
  }

  private clientOptions(): LanguageClientOptions {
    const documentation: InitializationOptions = {
      documentationBase: Uri.joinPath(this.context.extensionUri, 'docs', 'rules').toString(),
    };
    return {
      documentSelector: [
        { language: 'braze-webhook' },
        { pattern: '**/*.sample-user.json' },
        { pattern: '**/mi-webhook.config.json' },
      ],
      initializationOptions: documentation,
      outputChannel: window.createOutputChannel('Movable Ink Webhooks', { log: true }),
      synchronize: {
        fileEvents: [
          workspace.createFileSystemWatcher('**/*.sample-user.json'),
          workspace.createFileSystemWatcher('**/mi-webhook.config.json'),
        ],
      },
    };
  }
}
