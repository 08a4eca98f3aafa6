import { allParts, type Part } from './body-tree.ts';
import { changeParts } from './generator-mistakes.ts';

/** The smallest body found, by leaving things out, that `isStill` says the same of; it is asked `limit` times at most. */
export function shrink(
  parts: readonly Part[],
  isStill: (parts: readonly Part[]) => boolean,
  limit = 3000,
): readonly Part[] {
  let smallest = parts;
  let left = limit;
  for (let shrunk = true; shrunk && left > 0; ) {
    shrunk = false;
    for (const smaller of smallerBodies(smallest)) {
      if (left-- <= 0) break;
      if (!isStill(smaller)) continue;
      smallest = smaller;
      shrunk = true;
      break;
    }
  }
  return smallest;
}

/** Bodies with one thing less, those that leave out most first. */
function* smallerBodies(parts: readonly Part[]): Generator<readonly Part[]> {
  const all = [...allParts(parts)];
  for (const place of all.keys()) yield changeParts(parts, place, () => []);
  for (const [place, part] of all.entries()) {
    if (part.kind !== 'block') continue;
    for (const { parts: inner } of part.arms) yield changeParts(parts, place, () => inner);
    for (const at of part.arms.keys()) {
      if (at > 0)
        yield changeParts(parts, place, () => [{ ...part, arms: part.arms.filter((_, each) => each !== at) }]);
    }
  }
  for (const [place, part] of all.entries()) {
    for (const simpler of simplerParts(part)) yield changeParts(parts, place, () => [simpler]);
  }
}

function* simplerParts(part: Part): Generator<Part> {
  if (part.kind === 'hole') {
    const filter = part.code.lastIndexOf(' | ');
    if (filter >= 0) yield { ...part, code: part.code.slice(0, filter) };
    if (part.trimsBefore || part.trimsAfter) yield { ...part, trimsBefore: false, trimsAfter: false };
  }
  if (part.kind !== 'text') return;
  const { text } = part;
  for (const length of [4, 2, 1]) {
    for (let at = 0; at + length <= text.length; at++) {
      yield { ...part, text: text.slice(0, at) + text.slice(at + length) };
    }
  }
}
