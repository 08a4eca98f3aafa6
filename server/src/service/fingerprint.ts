import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { TextDocument } from '../files/text-document.ts';
import type { Span } from '../template/span.ts';

interface Placed extends Pick<Span, 'start'> {
  readonly code: string;
}

/** Hexadecimal digits of a fingerprint: 80 bits, so that none comes twice by chance. */
const LENGTH = 20;

/**
 * A text for each finding that stays the same while lines are inserted, removed or indented elsewhere: made of the path, the rule and the line in
 * which the finding begins. Findings that share all of these are told apart by their order.
 */
export function fingerprints(path: string, findings: readonly Placed[], lines: TextDocument): string[] {
  const texts = new Map<number, string>();
  const seen = new Map<string, Map<string, Seen>>();
  return findings.map(({ code, start }) => {
    const text = lineAt(start, lines, texts);
    const inLine = entryOf(seen, text, () => new Map<string, Seen>());
    const known = entryOf(inLine, code, () => ({ hash: hashOf(JSON.stringify([path, code, text])), count: 0 }));
    const print = known.hash.clone().update(utf8ToBytes(String(known.count)));
    known.count++;
    return bytesToHex(print.digest()).slice(0, LENGTH);
  });
}

/** Findings that only their order tells apart. A body may be one line, so that it is hashed once for all of them. */
interface Seen {
  readonly hash: ReturnType<typeof hashOf>;
  count: number;
}

function hashOf(key: string) {
  return sha256.create().update(utf8ToBytes(key));
}

function entryOf<Key, Entry>(entries: Map<Key, Entry>, key: Key, make: () => Entry): Entry {
  const entry = entries.get(key) ?? make();
  entries.set(key, entry);
  return entry;
}

function lineAt(offset: number, lines: TextDocument, known: Map<number, string>): string {
  const { line } = lines.positionAt(offset);
  return entryOf(known, line, () => {
    const text = lines.getText({ start: { line, character: 0 }, end: { line: line + 1, character: 0 } });
    return text.trim().replace(/\s+/g, ' ');
  });
}
