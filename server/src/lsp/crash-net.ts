import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { Finding } from '../rules/engine/finding.ts';
import type { WorkingOnParams } from '../service/protocol.ts';

/**
 * No budget covers a fault of ours, and no `catch` a heap that is full: a server that dies of a text cannot say so any more. An editor that
 * starts it again is therefore told which text is being worked on, and names those that are to be left alone.
 */
export class CrashNet {
  private texts: ReadonlySet<string> | undefined;

  /** @param tell never rejects; resolves once the editor's end has it, so that no work that never ends keeps it back. */
  constructor(private readonly tell: (params: WorkingOnParams) => Promise<void>) {}

  /** @param texts of an editor that starts a dead server again; `undefined` of any other. */
  spread(texts: readonly string[] | undefined): void {
    this.texts = texts && new Set(texts);
  }

  /** A server has died of this text before. */
  leaves(text: string): boolean {
    return this.texts !== undefined && this.texts.size > 0 && this.texts.has(hashOf(text));
  }

  /** Does work that may be the last, for the sake of a document with this text. */
  async around<Result>(text: string, work: () => Result): Promise<Result> {
    if (this.texts === undefined) return work();
    await this.tell({ text: hashOf(text) });
    try {
      return work();
    } finally {
      void this.tell({});
    }
  }
}

/** On the first line, so that it is seen. */
export function leftUnchecked(text: string): Finding {
  const end = text.search(/[\r\n]|$/);
  const message =
    'The language server stopped while checking this text, so it stays unchecked until it changes. Simplify what you wrote last, or run "Movable Ink: Restart Server" to try again.';
  return { code: 'left-unchecked', severity: 'warning', start: 0, end, message, related: [], fixes: [] };
}

function hashOf(text: string): string {
  return bytesToHex(sha256(utf8ToBytes(text)));
}
