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
  const seen = new Map<string, number>();
  return findings.map(({ code, start }) => {
    const key = JSON.stringify([path, code, lineAt(start, lines)]);
    const before = seen.get(key) ?? 0;
    seen.set(key, before + 1);
    return bytesToHex(sha256(utf8ToBytes(`${key}${before}`))).slice(0, LENGTH);
  });
}

function lineAt(offset: number, lines: TextDocument): string {
  const { line } = lines.positionAt(offset);
  const text = lines.getText({ start: { line, character: 0 }, end: { line: line + 1, character: 0 } });
  return text.trim().replace(/\s+/g, ' ');
}
