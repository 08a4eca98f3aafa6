import { matchesOf } from '../../template/matches.ts';
import type { Span } from '../../template/span.ts';
import type { Tag, Template } from '../../template/tree.ts';

interface MisnamedBlock {
  /** The name of the tag that ends it. */
  readonly name: Span;
  /** Its branches and its end, which have no block. */
  readonly explains: readonly Span[];
}

/** Where a body has more, nobody can tell which of them one tag explains. */
const MOST_PROBLEMS = 500;
/** UTF-16 units of a block that are looked at. */
const FURTHEST = 3000;

/** `{% foreach … %} … {% endforeach %}`: the end of a block under another name, or under the right one. */
export function misnamedBlock(
  { name, nameSpan, end: from }: Tag,
  instead: string,
  { source, problems }: Template,
): MisnamedBlock | undefined {
  if (problems.length > MOST_PROBLEMS) return undefined;
  const ends = new RegExp(`\\{%-?\\s*(?:(end(?:${name}|${instead}))|${name})\\b[^%]*%\\}`, 'gi');
  let open = 1;
  for (const { 0: all, 1: end, index } of matchesOf(source.slice(from, from + FURTHEST), ends)) {
    open += end === undefined ? 1 : -1;
    if (end === undefined || open > 0) continue;
    const start = from + index;
    const at = start + all.indexOf(end);
    const within = problems.filter(
      (one) => one.start >= nameSpan.end && one.start < start && one.kind === 'unexpected-branch',
    );
    const explains = [...within, { start, end: start + all.length }].map((one) => ({ start: one.start, end: one.end }));
    return { name: { start: at, end: at + end.length }, explains };
  }
  return undefined;
}
