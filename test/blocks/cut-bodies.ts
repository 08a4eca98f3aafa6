import { expandBlocks } from '../../server/src/blocks/expand.ts';
import type { Proof } from '../../server/src/proof/proof.ts';
import { prove } from '../../server/src/proof/prove.ts';
import { read } from '../../server/src/template/read.ts';
import { findRefusal } from '../../server/src/template/refusal.ts';
import type { Span } from '../../server/src/template/span.ts';
import type { Dice } from '../proof/dice.ts';
import { blocksOf } from './blocks.ts';

/** A body, and the same with a part of it in a Content Block. */
export interface Cut {
  readonly whole: string;
  readonly body: string;
  readonly blocks: Readonly<Record<string, string>>;
  /** The part, in the offsets of the whole. */
  readonly part: Span;
}

const FRONT_MATTER = '---\nname: part\n---\n';
const OUTPUT = '{{content_blocks.${part}}}';

/** Cuts a body at two random places between or within its top-level nodes; `undefined` where no part can be a block of its own. */
export function cutBody(whole: string, dice: Dice): Cut | undefined {
  const { nodes } = read(whole);
  const places = nodes.flatMap((node) => {
    const ends = [node.start, node.end];
    return node.type === 'text' && node.end > node.start + 1
      ? [...ends, node.start + 1 + dice.below(node.end - node.start - 1)]
      : ends;
  });
  const [one, other] = [dice.pick(places), dice.pick(places)];
  const part = { start: Math.min(one, other), end: Math.max(one, other) };
  const text = whole.slice(part.start, part.end);
  const [before, after] = [whole.slice(0, part.start), whole.slice(part.end)];
  // White space is not taken over the edge of a block.
  const trims =
    /-[}%]\}\s*$/.test(before) || /^\s*\{[{%]-/.test(after) || /^\s*\{[{%]-/.test(text) || /-[}%]\}\s*$/.test(text);
  // A brace before the output would make another tag of it.
  const joins = before.endsWith('{');
  const isAllWhole = [text, before + after].every((each) => findRefusal(read(each)) === undefined);
  if (text.startsWith('---') || text.includes('content_blocks') || trims || joins || !isAllWhole) return undefined;
  return { whole, part, body: before + OUTPUT + after, blocks: { part: FRONT_MATTER + text } };
}

/**
 * What is compared: the verdict, the cases, and places in the offsets of the whole. Of errors only the first, and nothing behind it: the reader repairs
 * it by what follows in the same text, and what it finds behind depends on that. Of gaps only whether there are any, where the verdict rests on it: the
 * outputs of nothing around a block are nodes too, so that a limit may be reached a node earlier.
 */
export interface Answer {
  readonly verdict: string;
  readonly cases: number;
  readonly hasGaps: boolean;
  readonly places: readonly string[];
}

export function answerOfWhole({ whole }: Cut): Answer {
  return answer(prove(read(whole)), ({ start }) => start);
}

export function answerOfCut({ whole, body, blocks, part }: Cut): Answer {
  const { text, layout } = expandBlocks(body, blocksOf(blocks));
  return answer(prove(read(text)), (span) => {
    // The end of a body that ends with a block is told at the output of the block.
    if (span.start === text.length) return whole.length;
    const { block, start } = layout.placeOf(span);
    if (block !== undefined) return part.start + start - FRONT_MATTER.length;
    return start <= part.start ? start : start - OUTPUT.length + (part.end - part.start);
  });
}

function answer({ verdict, cases, problems, assumptions, gaps }: Proof, placeOf: (span: Span) => number): Answer {
  const [first = Number.POSITIVE_INFINITY] = problems.map(placeOf).sort((one, other) => one - other);
  const assumed = assumptions.map(placeOf).filter((place) => place < first);
  const places = [
    ...(problems.length > 0 ? [`breaks at ${first}`] : []),
    ...assumed.map((at) => `assumes at ${at}`).sort(),
  ];
  return { verdict, cases, hasGaps: verdict !== 'refuted' && gaps.length > 0, places };
}
