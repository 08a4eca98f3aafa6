import { type ChildProcess, spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import {
  createMessageConnection,
  type Diagnostic,
  type MessageConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';
import { bombs } from './bombs.ts';
import { shapes } from './shapes.ts';

const cli = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));
const hard = new URL('hard/', import.meta.url);

export interface Document {
  readonly name: string;
  readonly text: string;
}

/** Bodies that have broken a promise once. */
export const hardBodies: readonly Document[] = readdirSync(hard).map((name) => ({
  name,
  text: readFileSync(new URL(name, hard), 'utf8'),
}));

/** Bodies that are made to be hard to render. */
export const bombBodies: readonly Document[] = bombs.map(({ name, body }) => ({ name, text: body }));

/** Every shape in one size. */
export function shapesOf(n: number): Document[] {
  return shapes.map(({ name, body }) => ({ name, text: body(n) }));
}

/** An editor that opens documents in the server as it is shipped, and asks for their findings. */
export class DocumentServer {
  readonly process: ChildProcess;
  private readonly connection: MessageConnection;
  private opened = 0;

  constructor() {
    this.process = spawn('node', [cli, 'lsp', '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
    const { stdin, stdout } = this.process;
    if (stdin === null || stdout === null) throw new Error('the server has no streams');
    this.connection = createMessageConnection(new StreamMessageReader(stdout), new StreamMessageWriter(stdin));
    this.connection.listen();
  }

  async start(): Promise<void> {
    const capabilities = { textDocument: { diagnostic: {} } };
    await this.connection.sendRequest('initialize', { processId: null, rootUri: null, capabilities });
    await this.connection.sendNotification('initialized', {});
  }

  /** The findings of a text in a document of its own, which is closed again. */
  async check(text: string): Promise<Diagnostic[]> {
    const uri = `file:///none/${this.opened++}.webhook.liquid`;
    const textDocument = { uri, languageId: 'braze-webhook', version: 1, text };
    await this.connection.sendNotification('textDocument/didOpen', { textDocument });
    const { items } = await this.connection.sendRequest<{ items: Diagnostic[] }>('textDocument/diagnostic', {
      textDocument: { uri },
    });
    await this.connection.sendNotification('textDocument/didClose', { textDocument: { uri } });
    return items;
  }

  stop(): void {
    this.connection.dispose();
    this.process.kill();
  }
}
