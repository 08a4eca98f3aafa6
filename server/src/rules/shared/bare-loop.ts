import type { PayloadProblem } from '../../proof/proof.ts';
import { once } from '../../template/once.ts';
import { lastFrom } from '../../template/span.ts';
import type { Block, Node, Template } from '../../template/tree.ts';
import { loopsIn } from './loop-brackets.ts';
import type { QuoteSlip } from './quote-slips.ts';
import { slice } from './words.ts';

/** `"ids": {% for … %}{{ id }}{% unless forloop.last %},{% endunless %}{% endfor %}`: items with commas between them, without the brackets of an array. */
export function bareLoop({ start, printed }: PayloadProblem, template: Template): QuoteSlip | undefined {
  if (printed !== undefined) return undefined;
  const { source } = template;
  const loop = lastFrom(bareLoops(template), start);
  if (loop === undefined || (start > loop.end && source.slice(loop.end, start).trim() !== '')) return undefined;
  const name = NAME.exec(source.slice(Math.max(0, loop.start - NEAR), loop.start))?.[0].length ?? 0;
  const next = /^\s*\S/.exec(source.slice(loop.end, loop.end + NEAR))?.[0].length ?? 0;
  const place = { start: loop.start, end: loop.branches[0]?.tag.end ?? loop.end };
  return {
    place,
    message:
      'This loop prints items separated by commas, but not in an array. Write `[` before the loop and `]` after it.',
    explains: [{ start: loop.start - name, end: loop.end + next, only: 'json' }],
    fix: {
      title: 'Put the loop in brackets',
      kind: 'suggestion',
      edits: [
        { start: loop.start, end: loop.start, newText: '[' },
        { start: loop.end, end: loop.end, newText: ']' },
      ],
    },
  };
}

/** Loops that are all of a member's value, and print commas between items. */
const bareLoops = once((template: Template): readonly Block[] => {
  const { source } = template;
  return loopsIn(template).filter(
    (block) =>
      /:\s*$/.test(source.slice(Math.max(0, block.start - NEAR), block.start)) &&
      /^\s*[,}]/.test(source.slice(block.end, block.end + NEAR)) &&
      printsCommas(block, source),
  );
});

/** A comma that depends on the iteration. */
function printsCommas({ branches }: Block, source: string): boolean {
  return branches.some(({ nodes }) => nodes.some((node) => isSeparator(node, source)));
}

function isSeparator(node: Node, source: string): boolean {
  if (node.type !== 'block' || (node.name !== 'unless' && node.name !== 'if')) return false;
  const nodes = node.branches.flatMap((branch) => branch.nodes);
  const text = nodes.every(({ type }) => type === 'text') ? nodes.map((one) => slice(source, one)).join('') : '';
  return text.trim() === ',' && slice(source, node).includes('forloop.');
}

/** The name before the loop, with which a reader begins again at each comma. */
const NAME = /"[^"\n]*"\s*:\s*$/;

/** More than any space between two signs. */
const NEAR = 120;
