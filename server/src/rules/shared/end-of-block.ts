import type { Problem } from '../../template/problems.ts';

const SIGNS = /\{\{.*?\}\}|\{%.*?%\}|\\.|["{}[\]]/gs;
/** So far behind its first tag the end of a block is looked for. */
const FURTHEST = 1000;

/**
 * Where the end tag is to stand that a block lacks: before the bracket that closes what was opened before the block, where the parser only
 * knows the end of what is around it.
 */
export function endOfBlock({ kind, end, repair }: Problem, source: string): number | undefined {
  if (kind !== 'missing-end' || repair === undefined) return undefined;
  const until = Math.min(repair.at.start, end + FURTHEST);
  let depth = 0;
  let isInString = false;
  for (const { 0: sign, index } of source.slice(end, until).matchAll(SIGNS)) {
    if (sign === '"') isInString = !isInString;
    if (isInString || sign.length > 1 || sign === '"') continue;
    depth += sign === '{' || sign === '[' ? 1 : -1;
    if (depth < 0) return end + index;
  }
  return undefined;
}
