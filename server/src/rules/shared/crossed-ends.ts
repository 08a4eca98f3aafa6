import { once } from '../../template/once.ts';
import type { Problem } from '../../template/problems.ts';
import type { Span } from '../../template/span.ts';
import type { Template } from '../../template/tree.ts';
import { type LiquidSlip, slip } from './liquid-slip.ts';
import { slice } from './words.ts';

/** End tags of two blocks in the wrong order, with the two problems that the parser has found there. */
export interface CrossedEnds {
  readonly slips: readonly LiquidSlip[];
  readonly problems: ReadonlySet<Problem>;
}

const END = /^\{%-?\s*(end\w+)/;
/** Where a body has more, nobody can tell which of them belong together. */
const MOST_PROBLEMS = 500;
/** An end tag has no longer beginning. */
const NEAR = 100;

/** `{% if a %}{% for b in c %}…{% endif %}{% endfor %}`: the first end tag closes both blocks, and nothing is left for the second. */
export const crossedEnds: (template: Template) => CrossedEnds = once(({ source, problems }: Template) => {
  const slips: LiquidSlip[] = [];
  const found = new Set<Problem>();
  if (problems.length > MOST_PROBLEMS) return { slips, problems: found };
  const leftOver = problems.filter(({ kind }) => kind === 'unexpected-end' || kind === 'mismatched-end');
  for (const missing of problems) {
    const at = missing.kind === 'missing-end' ? missing.repair?.at.start : undefined;
    if (at === undefined) continue;
    const first = nameAt(at, source);
    const last = leftOver.find((one) => one.start > at && one.name === missing.expected && !found.has(one));
    const second = last && nameAt(last.start, source);
    if (last === undefined || first === undefined || second === undefined) continue;
    found.add(missing).add(last);
    slips.push(swapped(first, second, last, source));
  }
  return { slips, problems: found };
});

/** Of an end tag that begins here. */
function nameAt(start: number, source: string): Span | undefined {
  const [all, name = ''] = END.exec(source.slice(start, start + NEAR)) ?? [];
  return all === undefined ? undefined : { start: start + all.length - name.length, end: start + all.length };
}

function swapped(first: Span, second: Span, { start, end }: Span, source: string): LiquidSlip {
  const [one, other] = [slice(source, first), slice(source, second)];
  const message = `\`${other}\` comes after \`${one}\`, which closes the block around it: Braze rejects the body and cancels every message. Close the inner block first.`;
  const before = source.lastIndexOf('{%', first.start);
  const isBeside = /^[\s\w-]*%\}\s*$/.test(source.slice(first.end, Math.min(start, first.end + NEAR)));
  const edits = isBeside
    ? [
        { start: first.start, end: first.end, newText: other },
        { start: second.start, end: second.end, newText: one },
      ]
    : [
        { start: before, end: before, newText: slice(source, { start, end }) },
        { start, end, newText: '' },
      ];
  const title = isBeside ? `Swap \`${one}\` and \`${other}\`` : `Move \`${other}\` before \`${one}\``;
  const explains = [{ start: 0, end: source.length, only: 'json' as const }];
  return slip({ start, end }, message, explains, { title, kind: 'suggestion', edits });
}
