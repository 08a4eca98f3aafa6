import type { Edit, Finding } from '../rules/engine/finding.ts';

/** Passes after which fixing stops, should the fixes of two rules ever undo each other. */
const mostPasses = 50;

export interface Fixed {
  readonly text: string;
  /** How many fixes were applied, over all passes. */
  readonly applied: number;
}

/**
 * Applies all safe fixes, checks again, and goes on until none is left: one fix often uncovers the next.
 * `check` may return `undefined` to stop, as when the request was cancelled; what is fixed so far is returned.
 */
export async function applySafeFixes(
  text: string,
  check: (text: string) => Promise<readonly Finding[] | undefined>,
): Promise<Fixed> {
  const seen = new Set<string>();
  let fixed: Fixed = { text, applied: 0 };
  for (let pass = 0; pass < mostPasses && !seen.has(fixed.text); pass++) {
    seen.add(fixed.text);
    const findings = await check(fixed.text);
    const chosen = chooseSafeFixes(findings ?? []);
    if (chosen.length === 0) break;
    fixed = { text: applyEdits(fixed.text, chosen.flat()), applied: fixed.applied + chosen.length };
  }
  return fixed;
}

/** The edits that one pass makes, in order and not overlapping. */
export function safeEdits(findings: readonly Finding[]): readonly Edit[] {
  return chooseSafeFixes(findings).flat();
}

/** The edits of one safe fix a finding, without those that overlap an earlier one: they wait for the next pass. */
function chooseSafeFixes(findings: readonly Finding[]): readonly (readonly Edit[])[] {
  const candidates = findings
    .map((finding) => finding.fixes.find((fix) => fix.kind === 'safe')?.edits ?? [])
    .filter((edits) => edits.length > 0)
    .sort((a, b) => startOf(a) - startOf(b));
  const chosen: (readonly Edit[])[] = [];
  let free = -1;
  for (const edits of candidates) {
    if (startOf(edits) <= free) continue;
    chosen.push(edits);
    free = Math.max(...edits.map((edit) => edit.end));
  }
  return chosen;
}

function startOf(edits: readonly Edit[]): number {
  return Math.min(...edits.map((edit) => edit.start));
}

/** Edits may come in any order, but must not overlap. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  const parts: string[] = [];
  let done = 0;
  for (const edit of edits.toSorted((a, b) => a.start - b.start)) {
    parts.push(text.slice(done, edit.start), edit.newText);
    done = edit.end;
  }
  parts.push(text.slice(done));
  return parts.join('');
}
