import { stderr, stdin, stdout } from 'node:process';
import {
  AbstractMessageReader,
  type Connection,
  createConnection,
  type DataCallback,
  type Message,
  ProposedFeatures,
  StreamMessageWriter,
} from 'vscode-languageserver/node';
import { FrameReader } from './frames.ts';

/**
 * Speaks over standard input and output. The process ends with its input. What breaks the framing ends it too, with a line on standard
 * error: the usual reader waits for ever for a message whose length is wrong.
 */
export function connectStdio(): Connection {
  // An editor that has gone needs no answer.
  stdout.on('error', () => process.exit(1));
  return createConnection(ProposedFeatures.all, new StdioReader(), new StreamMessageWriter(stdout));
}

class StdioReader extends AbstractMessageReader {
  private readonly frames = new FrameReader();
  private wasShutDown = false;

  listen(callback: DataCallback): { dispose(): void } {
    const read = (part: Buffer) => this.read(part, callback);
    const end = () => process.exit(this.wasShutDown ? 0 : 1);
    stdin.on('data', read).on('end', end).on('close', end).on('error', end);
    return { dispose: () => void stdin.off('data', read) };
  }

  private read(part: Buffer, callback: DataCallback): void {
    const { messages, problem } = this.frames.read(part);
    for (const message of messages) if (isMessage(message)) this.pass(message, callback);
    if (problem === undefined) return;
    stderr.write(`mi-webhook: ${problem}. The connection is broken, so the language server exits.\n`);
    process.exit(1);
  }

  /** One that has the wrong shape breaks nothing but itself. */
  private pass(message: Message & { method?: unknown }, callback: DataCallback): void {
    if (message.method === 'shutdown') this.wasShutDown = true;
    try {
      callback(message);
    } catch (error) {
      stderr.write(`mi-webhook: a message was skipped: ${error instanceof Error ? error.message : error}\n`);
    }
  }
}

function isMessage(value: unknown): value is Message {
  return typeof value === 'object' && value !== null;
}
