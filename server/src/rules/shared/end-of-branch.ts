const TAG = /\{%-?\s{0,20}(end)?(if|unless|case|for|capture|else|elsif|when)\b[^%]{0,400}%\}/g;

/** Where the branch ends in which a place stands, or the given end where that comes first: a string does not go on behind it. */
export function endOfBranch(start: number, end: number, source: string): number {
  let depth = 0;
  for (const { index, 1: isEnd, 2: name = '' } of source.slice(start, end).matchAll(TAG)) {
    if (isEnd !== undefined) depth--;
    else if (!/^(?:else|elsif|when)$/.test(name)) depth++;
    else if (depth === 0) return start + index;
    if (depth < 0) return start + index;
  }
  return end;
}
