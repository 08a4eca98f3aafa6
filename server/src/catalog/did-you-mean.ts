import { synonyms } from './synonyms.ts';

/** A name with more differences than this is a different word. */
const MOST_SLIPS = 2;
/** UTF-16 units. Slips in a longer name are not looked for: that takes the square of its length. */
const LONGEST = 200;

/**
 * The candidate that was probably meant: the same name except for case and `_`, a known synonym, or the one with the fewest typos, `most` at
 * most and at most a third of the name. A typo is an extra, missing or wrong letter, or two neighbours swapped. Among equals
 * the first candidate wins.
 */
export function didYouMean(name: string, candidates: readonly string[], most = MOST_SLIPS): string | undefined {
  const plain = simplify(name);
  const same = candidates.find((candidate) => simplify(candidate) === plain);
  if (same !== undefined) return same;
  const synonym = synonyms.get(plain);
  if (synonym !== undefined && candidates.includes(synonym)) return synonym;
  return nearest(name.toLowerCase(), candidates, Math.min(most, Math.floor(name.length / 3)));
}

function simplify(name: string): string {
  return name.toLowerCase().replaceAll(/[_\- ]/g, '');
}

function nearest(name: string, candidates: readonly string[], limit: number): string | undefined {
  let best: string | undefined;
  let bestDistance = limit + 1;
  if (limit < 1 || name.length > LONGEST) return undefined;
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - name.length) >= bestDistance) continue;
    const distance = slips(name, candidate.toLowerCase(), bestDistance);
    if (distance < bestDistance) {
      best = candidate;
      bestDistance = distance;
    }
  }
  return best;
}

/** Damerau-Levenshtein distance (restricted: no letter is moved twice), or `enough` where it is no less. */
function slips(one: string, other: string, enough: number): number {
  let older: number[] = [];
  let old = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let i = 1; i <= one.length; i++) {
    const row = [i];
    for (let j = 1; j <= other.length; j++) {
      const wrong = one[i - 1] === other[j - 1] ? 0 : 1;
      let cost = Math.min((old[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (old[j - 1] ?? 0) + wrong);
      const swapped = i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1];
      if (swapped) cost = Math.min(cost, (older[j - 2] ?? 0) + 1);
      row.push(cost);
    }
    // A swap reaches back two rows.
    if (Math.min(...row) >= enough && Math.min(...old) >= enough) return enough;
    older = old;
    old = row;
  }
  return old[other.length] ?? 0;
}
