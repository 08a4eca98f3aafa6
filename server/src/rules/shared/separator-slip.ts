import type { PayloadProblem } from '../../proof/proof.ts';
import { once } from '../../template/once.ts';
import { lastFrom, spanOf } from '../../template/span.ts';
import type { Block, Node, Template } from '../../template/tree.ts';
import type { Edit } from '../engine/finding.ts';
import { loopsIn } from './loop-brackets.ts';
import type { QuoteSlip } from './quote-slips.ts';
import { slice } from './words.ts';

/** `{{ id }}{% unless forloop.first %},{% endunless %}`: the comma of a loop that depends on the wrong end of it. */
export function separatorSlip({ start }: PayloadProblem, template: Template): QuoteSlip | undefined {
  const loop = lastFrom(loopsIn(template), start);
  if (loop === undefined) return undefined;
  const { source } = template;
  const next = source.slice(loop.end, loop.end + NEAR).search(/\S/);
  if (next < 0 || start > loop.end + next) return undefined;
  const found = wrongSeparators(template).get(loop);
  if (found === undefined) return undefined;
  const { block, edits, meant, printed = 'for the wrong items of the loop' } = found;
  const place = { start: block.start, end: block.branches[0]?.tag.end ?? block.end };
  return {
    place,
    message: `This comma is printed ${printed}. Print it ${meant}.`,
    explains: [{ start: loop.start, end: loop.end + next + 1, only: 'json' }],
    fix: { title: `Print the comma ${meant}`, kind: 'suggestion', edits },
  };
}

/** More than any space behind a loop. */
const NEAR = 80;

interface Wrong {
  readonly block: Block;
  readonly edits: readonly Edit[];
  readonly meant: string;
  /** Where it is printed now. */
  readonly printed?: string;
}

const wrongSeparators = once((template: Template): ReadonlyMap<Block, Wrong> => {
  const found = loopsIn(template).flatMap((loop) => {
    const wrong = wrongIn(loop, template.source);
    return wrong === undefined ? [] : [[loop, wrong] as const];
  });
  return new Map(found);
});

const TEST = /^(\{%-?\s*)(if|unless)(\s+forloop\.)(first|last)\s*-?%\}$/;

function wrongIn({ branches: [branch] }: Block, source: string): Wrong | undefined {
  const nodes = branch?.nodes.filter((node) => node.type !== 'text' || slice(source, node).trim() !== '') ?? [];
  const first = commaIn(nodes[0], 'first', source);
  const last = nodes.length > 1 ? commaIn(nodes.at(-1), 'last', source) : undefined;
  return first ?? last ?? withinItem(nodes, source);
}

/** `{"id": 1{% unless forloop.last %},{% endunless %}}`: right before the bracket instead of behind it. */
function withinItem(nodes: readonly Node[], source: string): Wrong | undefined {
  const [block, bracket] = nodes.slice(-2);
  if (block?.type !== 'block' || bracket?.type !== 'text' || nodes.length < 3) return undefined;
  const [all] = /^\s*[}\]](?=\s*$)/.exec(slice(source, bracket)) ?? [];
  const [branch] = block.branches;
  if (all === undefined || block.branches.length !== 1 || branch === undefined) return undefined;
  const isBetween = /^\{%-?\s*(?:unless\s+forloop\.last|if\s+forloop\.last\s*(?:!=\s*true|==\s*false))\s*-?%\}$/;
  // One more comma before it is another slip.
  if (/,\s*$/.test(source.slice(Math.max(0, block.start - NEAR), block.start))) return undefined;
  if (!isBetween.test(slice(source, branch.tag)) || !isComma(branch.nodes, source)) return undefined;
  const at = bracket.start + all.length;
  const edits = [
    { ...spanOf(block), newText: '' },
    { start: at, end: at, newText: slice(source, block) },
  ];
  return { block, edits, meant: 'after the bracket that ends the item', printed: 'within each item of the loop' };
}

function isComma(nodes: readonly Node[], source: string): boolean {
  const text = nodes.map((node) => slice(source, node)).join('');
  return text.trim() === ',';
}

function commaIn(block: Node | undefined, end: 'first' | 'last', source: string): Wrong | undefined {
  if (block?.type !== 'block' || block.branches.length !== 1 || block.closing === undefined) return undefined;
  const [branch] = block.branches;
  const tag = branch?.tag;
  const [, before = '', name, between = '', tested = ''] = (tag && TEST.exec(slice(source, tag))) || [];
  if (branch === undefined || tag === undefined || name === undefined) return undefined;
  if (!isComma(branch.nodes, source)) return undefined;
  if (name === 'unless' && tested === end) return undefined;
  const nameAt = tag.start + before.length;
  const testAt = nameAt + name.length + between.length;
  const edits: Edit[] = [];
  if (name === 'if') edits.push({ start: nameAt, end: nameAt + 2, newText: 'unless' });
  if (tested !== end) edits.push({ start: testAt, end: testAt + tested.length, newText: end });
  if (name === 'if') edits.push({ ...spanOf(block.closing.nameSpan), newText: 'endunless' });
  const meant = end === 'first' ? 'before each item but the first' : 'after each item but the last';
  return { block, edits, meant };
}
