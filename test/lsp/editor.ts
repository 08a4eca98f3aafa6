import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import {
  createMessageConnection,
  type Diagnostic,
  type InitializeResult,
  type MessageConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';
import type { InitializationOptions, StatusParams } from '../../server/src/service/protocol.ts';

const cli = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));

/** @param log where its standard error goes. */
export function spawnServer(log: 'inherit' | 'pipe' = 'inherit'): ChildProcess {
  return spawn('node', [cli, 'lsp', '--stdio'], { stdio: ['pipe', 'pipe', log] });
}

export interface EditorParams {
  readonly capabilities?: object;
  readonly options?: InitializationOptions;
  readonly rootUri?: string | null;
  /** What an older editor names it by. */
  readonly rootPath?: string;
  readonly workspaceFolders?: readonly object[] | null;
}

/** An editor that speaks to the server as it is shipped. */
export class Editor {
  readonly connection: MessageConnection;
  /** What the server has answered first. */
  initialized: InitializeResult = { capabilities: {} };
  /** In the order in which they came. */
  readonly statuses: StatusParams[] = [];
  private readonly waiting = new Map<string, Waiting>();
  private readonly newest = new Map<string, { diagnostics: Diagnostic[]; version: number | undefined }>();

  constructor(readonly server: ChildProcess) {
    if (server.stdout === null || server.stdin === null) throw new Error('the server has no streams');
    this.connection = createMessageConnection(
      new StreamMessageReader(server.stdout),
      new StreamMessageWriter(server.stdin),
    );
    this.connection.onNotification('textDocument/publishDiagnostics', ({ uri, version, diagnostics }) => {
      this.newest.set(uri, { diagnostics, version });
      const waiting = this.waiting.get(uri);
      if (waiting?.fits(diagnostics, version)) waiting.resolve(diagnostics);
    });
    this.connection.onNotification('mi-webhook/status', (status: StatusParams) => {
      this.statuses.push(status);
    });
    this.connection.listen();
  }

  static async start({ capabilities = {}, options = {}, rootUri = null, ...more }: EditorParams = {}): Promise<Editor> {
    const editor = new Editor(spawnServer());
    const initializationOptions = { documentationBase: 'https://example.com/rules', ...options };
    const params = { processId: null, rootUri, capabilities, initializationOptions, ...more };
    editor.initialized = await editor.connection.sendRequest<InitializeResult>('initialize', params);
    await editor.connection.sendNotification('initialized', {});
    return editor;
  }

  /** Opens or changes a body, and waits for what is pushed of this version: findings of the one before may come late. */
  async findings(method: 'didOpen' | 'didChange', params: VersionParams, uri: string): Promise<Diagnostic[]> {
    this.newest.delete(uri);
    const pushed = this.pushedSo(uri, (_, version) => version === params.textDocument.version);
    await this.connection.sendNotification(`textDocument/${method}`, params);
    return pushed;
  }

  /** What is pushed next. The same findings may be pushed again once their cases are confirmed. */
  pushed(uri: string): Promise<Diagnostic[]> {
    return new Promise((resolve) => this.waiting.set(uri, { fits: () => true, resolve }));
  }

  /** The newest findings if they fit, or the first that do. */
  pushedSo(uri: string, fits: Waiting['fits']): Promise<Diagnostic[]> {
    const newest = this.newest.get(uri);
    if (newest && fits(newest.diagnostics, newest.version)) return Promise.resolve(newest.diagnostics);
    return new Promise((resolve) => this.waiting.set(uri, { fits, resolve }));
  }

  open(uri: string, body: string): Promise<Diagnostic[]> {
    return this.findings('didOpen', opened(uri, body), uri);
  }

  async stop(): Promise<void> {
    await this.connection.sendRequest('shutdown');
    await this.connection.sendNotification('exit');
    this.connection.dispose();
    this.server.kill();
  }
}

interface Waiting {
  readonly fits: (diagnostics: Diagnostic[], version: number | undefined) => boolean;
  readonly resolve: (diagnostics: Diagnostic[]) => void;
}

interface VersionParams {
  readonly textDocument: { readonly uri: string; readonly version: number; readonly [more: string]: unknown };
  readonly [more: string]: unknown;
}

/** Parameters of `textDocument/didOpen`. */
export function opened(uri: string, text: string): VersionParams {
  return { textDocument: { uri, languageId: 'braze-webhook', version: 1, text } };
}

/** A message as it goes over a stream; a text is taken as it is. */
export function frame(message: unknown): string {
  const content = typeof message === 'string' ? message : JSON.stringify(message);
  return `Content-Length: ${Buffer.byteLength(content)}\r\n\r\n${content}`;
}
