import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { Finding } from '../rules/engine/finding.ts';
import type { WorkingOnParams } from '../service/protocol.ts';

/**
 * No budget covers a bug of ours, and no `catch` a full heap: a server that crashes on a text cannot report it. An editor that
 * restarts it is therefore notified which text is being checked, and names those that must be skipped.
 */
export class CrashNet {
  private texts: ReadonlySet<string> | undefined;

  /** @param tell never rejects; resolves once the message has been sent, so that work that never ends cannot hold it back. */
  constructor(private readonly tell: (params: WorkingOnParams) => Promise<void>) {}

  /** @param texts from an editor that restarts crashed servers; `undefined` from any other. */
  spread(texts: readonly string[] | undefined): void {
    this.texts = texts && new Set(texts);
  }

  /** A server has crashed on this text before. */
  leaves(text: string): boolean {
    return this.texts !== undefined && this.texts.size > 0 && this.texts.has(hashOf(text));
  }

  /** Does work for a document with this text, which the server may not survive. One such work at a time: the editor remembers one text. */
  async around<Result>(text: string, work: () => Promise<Result>): Promise<Result> {
    if (this.texts === undefined) return work();
    await this.tell({ text: hashOf(text) });
    try {
      return await work();
    } finally {
      void this.tell({});
    }
  }
}

/** On the first line, so that it is seen. */
export function leftUnchecked(text: string, how: 'crashed' | 'failed'): Finding {
  const end = text.search(/[\r\n]|$/);
  const message = `The language server ${how} on this text, so it stays unchecked until you change it. Simplify your last change, or run "Movable Ink: Restart Server" to try again.`;
  return { code: 'left-unchecked', severity: 'warning', start: 0, end, message, related: [], fixes: [] };
}

function hashOf(text: string): string {
  return bytesToHex(sha256(utf8ToBytes(text)));
}
