/** Names that other Liquids and habits use, and what Braze calls the thing. */
const SYNONYMS = new Map([
  ['json', 'as_json_string'],
  ['jsonify', 'as_json_string'],
  ['to_json', 'as_json_string'],
  ['escape_json', 'json_escape'],
  ['lstrip', 'strip'],
  ['rstrip', 'strip'],
  ['trim', 'strip'],
  ['lower', 'downcase'],
  ['upper', 'upcase'],
  ['external_id', 'user_id'],
  ['userid', 'user_id'],
  ['email', 'email_address'],
  ['email_addresses', 'email_address'],
  ['phone', 'phone_number'],
  ['firstname', 'first_name'],
  ['lastname', 'last_name'],
  ['timezone', 'time_zone'],
  ['dob', 'date_of_birth'],
  ['content_block', 'content_blocks'],
  ['context_properties', 'context'],
]);

/**
 * The name that was probably meant: the same but for case, a known synonym, or one at most two slips away (a letter too much, too
 * little, wrong, or two swapped) where that is at most a third of the name.
 */
export function didYouMean(name: string, candidates: readonly string[]): string | undefined {
  const lower = name.toLowerCase();
  const same = candidates.find((candidate) => candidate.toLowerCase() === lower);
  if (same !== undefined) return same;
  const synonym = SYNONYMS.get(lower);
  if (synonym !== undefined && candidates.includes(synonym)) return synonym;
  return nearest(lower, candidates, Math.min(2, Math.floor(name.length / 3)));
}

function nearest(name: string, candidates: readonly string[], limit: number): string | undefined {
  let best: string | undefined;
  let bestDistance = limit + 1;
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - name.length) >= bestDistance) continue;
    const distance = slips(name, candidate.toLowerCase());
    if (distance < bestDistance) {
      best = candidate;
      bestDistance = distance;
    }
  }
  return best;
}

/** Damerau-Levenshtein distance (restricted: no letter is moved twice). */
function slips(one: string, other: string): number {
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
    older = old;
    old = row;
  }
  return old[other.length] ?? 0;
}
