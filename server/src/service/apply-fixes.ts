import type { Edit, Finding, Fix } from '../rules/engine/finding.ts';

/** Passes after which fixing stops, should the fixes of two rules ever undo each other. */
const MOST_PASSES = 50;

export interface Fixed {
  readonly text: string;
  /** How many fixes were applied, over all passes. */
  readonly applied: number;
}

/** A fix with the finding that it removes. */
export interface FixOf {
  readonly finding: Finding;
  readonly fix: Fix;
}

/**
 * Applies all safe fixes, checks again, and goes on until none is left: one fix often uncovers the next.
 * @param check may return `undefined` to stop, as when the request was cancelled; what is fixed so far is returned.
 * @param kept those of the fixes of a text that keep what is promised when all of them are applied; of a sample user, nothing is promised.
 */
export async function applySafeFixes(
  text: string,
  check: (text: string) => Promise<readonly Finding[] | undefined>,
  kept: (fixes: readonly FixOf[], text: string) => Promise<readonly FixOf[]> = async (fixes) => fixes,
): Promise<Fixed> {
  const seen = new Set<string>();
  let fixed: Fixed = { text, applied: 0 };
  for (let pass = 0; pass < MOST_PASSES && !seen.has(fixed.text); pass++) {
    seen.add(fixed.text);
    const candidates = safeFixes((await check(fixed.text)) ?? []);
    const chosen = candidates.length === 0 ? [] : await kept(candidates, fixed.text);
    if (chosen.length === 0) break;
    const edits = chosen.flatMap(({ fix }) => fix.edits);
    fixed = { text: applyEdits(fixed.text, edits), applied: fixed.applied + chosen.length };
  }
  return fixed;
}

/** One safe fix a finding, in order, without those that overlap an earlier one: they wait for the next pass. */
export function safeFixes(findings: readonly Finding[]): readonly FixOf[] {
  const candidates = findings.flatMap((finding) => {
    const fix = finding.fixes.find(({ kind, edits }) => kind === 'safe' && edits.length > 0);
    return fix === undefined ? [] : [{ finding, fix }];
  });
  const chosen: FixOf[] = [];
  let free = -1;
  for (const candidate of candidates.sort((a, b) => startOf(a.fix.edits) - startOf(b.fix.edits))) {
    const { edits } = candidate.fix;
    if (startOf(edits) <= free) continue;
    chosen.push(candidate);
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
