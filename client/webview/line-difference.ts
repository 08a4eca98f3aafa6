/** A line of a comparison, or equal lines that are left out. */
export type DifferenceLine =
  | { readonly kind: 'same' | 'removed' | 'added'; readonly text: string }
  | { readonly kind: 'gap'; readonly lines: number };

/** Equal lines that are shown around what differs. */
const CONTEXT = 3;
/** Pairs of lines that are compared with each other. Texts that differ in more are shown as replaced. */
const MOST_PAIRS = 4_000_000;

/** What has to be removed from one text, and added, to make another one; nothing where both are equal. */
export function lineDifference(before: readonly string[], after: readonly string[]): DifferenceLine[] {
  let top = 0;
  while (top < before.length && top < after.length && before[top] === after[top]) top++;
  if (top === before.length && top === after.length) return [];
  let bottom = 0;
  const most = Math.min(before.length, after.length) - top;
  while (bottom < most && before.at(-1 - bottom) === after.at(-1 - bottom)) bottom++;
  const same = (text: string): DifferenceLine => ({ kind: 'same', text });
  const changed = changes(before.slice(top, before.length - bottom), after.slice(top, after.length - bottom));
  return folded([...before.slice(0, top).map(same), ...changed, ...before.slice(before.length - bottom).map(same)]);
}

/** By the longest common subsequence. */
function changes(before: readonly string[], after: readonly string[]): DifferenceLine[] {
  const removed = (text: string): DifferenceLine => ({ kind: 'removed', text });
  const added = (text: string): DifferenceLine => ({ kind: 'added', text });
  if (before.length * after.length > MOST_PAIRS) return [...before.map(removed), ...after.map(added)];
  const lengths = commonLengths(before, after);
  const width = after.length + 1;
  const found: DifferenceLine[] = [];
  let [one, other] = [0, 0];
  while (one < before.length || other < after.length) {
    const [old = '', text = ''] = [before[one], after[other]];
    const skipsOld = lengths[(one + 1) * width + other] ?? -1;
    const skipsNew = lengths[one * width + other + 1] ?? -1;
    if (one < before.length && other < after.length && old === text) {
      found.push({ kind: 'same', text });
      one++;
      other++;
    } else if (one < before.length && (other === after.length || skipsOld >= skipsNew)) {
      found.push(removed(old));
      one++;
    } else {
      found.push(added(text));
      other++;
    }
  }
  return found;
}

/** How many lines the rest of one text from each line on has in common with the rest of the other. */
function commonLengths(before: readonly string[], after: readonly string[]): Uint32Array {
  const width = after.length + 1;
  const lengths = new Uint32Array((before.length + 1) * width);
  for (let one = before.length - 1; one >= 0; one--) {
    for (let other = after.length - 1; other >= 0; other--) {
      const [below = 0, right = 0, next = 0] = [
        lengths[(one + 1) * width + other],
        lengths[one * width + other + 1],
        lengths[(one + 1) * width + other + 1],
      ];
      lengths[one * width + other] = before[one] === after[other] ? next + 1 : Math.max(below, right);
    }
  }
  return lengths;
}

function folded(lines: readonly DifferenceLine[]): DifferenceLine[] {
  const isNear = new Uint8Array(lines.length);
  for (const [at, { kind }] of lines.entries())
    if (kind !== 'same') isNear.fill(1, Math.max(0, at - CONTEXT), at + CONTEXT + 1);
  const found: DifferenceLine[] = [];
  let hidden = 0;
  const close = () => {
    if (hidden > 0) found.push({ kind: 'gap', lines: hidden });
    hidden = 0;
  };
  for (const [at, line] of lines.entries()) {
    if (isNear[at] === 0) hidden++;
    else {
      close();
      found.push(line);
    }
  }
  close();
  return found;
}
