import type { PayloadProblem } from '../../proof/proof.ts';
import { nodesOf } from '../../template/nodes.ts';
import { once } from '../../template/once.ts';
import { lastFrom, type Span } from '../../template/span.ts';
import type { Block, Node, Template } from '../../template/tree.ts';
import type { Fix } from '../engine/finding.ts';
import type { QuoteSlip } from './quote-slips.ts';

/** The one bracket of an iteration that has no partner in it. */
export interface LoneBracket extends Span {
  readonly wrong: string;
  readonly advice: string;
  readonly fix: Fix;
}

interface Bracket {
  readonly sign: string;
  readonly at: number;
}

const CLOSING: Readonly<Record<string, string>> = { '{': '}', '[': ']' };

export const loopsIn = once((template: Template) =>
  nodesOf(template).filter((node): node is Block => node.type === 'block' && node.name === 'for'),
);

/** The loop that a place lies in, as far as no other loop ends between. */
export function loopAround(offset: number, template: Template): Block | undefined {
  const loop = lastFrom(loopsIn(template), offset);
  return loop === undefined || loop.end <= offset ? undefined : loop;
}

const blocksByTag = once(
  (template: Template): ReadonlyMap<number | undefined, Block> =>
    new Map(
      nodesOf(template).flatMap((node) =>
        node.type === 'block' ? [[node.branches[0]?.tag.start, node] as const] : [],
      ),
    ),
);

/** The block whose first tag begins at an offset. */
export function blockAt(offset: number, template: Template): Block | undefined {
  return blocksByTag(template).get(offset);
}

/** Of a loop that prints a comma behind each item, what an iteration opens and does not close, or closes and has not opened. */
export function loneBracketIn(loop: Block, template: Template): LoneBracket | undefined {
  return loneBrackets(template)(loop);
}

/** Looked for once in each loop, however many errors it leads to. */
const loneBrackets = once((template: Template) => once((loop: Block) => lookFor(loop, template)));

function lookFor(loop: Block, template: Template): LoneBracket | undefined {
  const [body, ...others] = loop.branches;
  if (body === undefined || others.length > 0) return undefined;
  const found = bracketsIn(body.nodes, template.source);
  if (found === undefined) return undefined;
  const { open, surplus } = found;
  const [opened, ...moreOpened] = open;
  const [closed, ...moreClosed] = surplus;
  if (opened !== undefined && closed === undefined && moreOpened.length === 0)
    return unclosed(opened, body.nodes, template.source);
  if (closed !== undefined && opened === undefined && moreClosed.length === 0)
    return unopened(closed, body.nodes, template.source);
  return undefined;
}

/** A bracket that closes too much within an iteration leads to errors of other kinds around it. */
export function loopSlip({ start }: PayloadProblem, template: Template): QuoteSlip | undefined {
  const loop = loopAround(start, template);
  const found = loop && loneBracketIn(loop, template);
  if (loop === undefined || found === undefined) return undefined;
  const { wrong, advice, fix } = found;
  return {
    place: { start: found.start, end: found.end },
    message: `${wrong}. ${advice}`,
    explains: [{ start: loop.start, end: endOfNext(loop, template.source), only: 'json' }],
    fix,
  };
}

/** Behind the loop the next bracket may be missing or too much. */
export function endOfNext({ end }: Span, source: string): number {
  return end + (/^[\s\]}]*/.exec(source.slice(end, end + NEAR))?.[0].length ?? 0) + 1;
}

function unclosed({ sign, at }: Bracket, nodes: readonly Node[], source: string): LoneBracket | undefined {
  const closing = CLOSING[sign] ?? '';
  const place = endOfItem(nodes, source);
  // What is cut off within a member cannot be closed there.
  if (place === undefined || place <= at || /[:,{[]\s*$/.test(source.slice(at + 1, place))) return undefined;
  return {
    start: at,
    end: at + 1,
    wrong: `This \`${sign}\` is not closed in its iteration, so each item opens one more`,
    advice: `Insert \`${closing}\` at the end of the item.`,
    fix: insertion(closing, place),
  };
}

function unopened({ sign, at }: Bracket, nodes: readonly Node[], source: string): LoneBracket | undefined {
  const first = nodes.find((node) => node.type !== 'text' || slice(node, source).trim() !== '');
  const opening = sign === '}' ? '{' : '[';
  const from = first?.type === 'text' ? first.start + slice(first, source).search(/\S/) : first?.start;
  if (from === undefined) return undefined;
  const isMember = sign === '}' && /^"[^"\n]*"\s*:/.test(source.slice(from, from + NEAR));
  const found = { start: at, end: at + 1, wrong: `This \`${sign}\` closes what its iteration has not opened` };
  if (isMember) return { ...found, advice: `Insert \`${opening}\` before the item.`, fix: insertion(opening, from) };
  const edits = [{ start: at, end: at + 1, newText: '' }];
  return { ...found, advice: 'Remove it.', fix: { title: `Remove \`${sign}\``, kind: 'suggestion', edits } };
}

function insertion(sign: string, at: number): Fix {
  return { title: `Insert \`${sign}\``, kind: 'suggestion', edits: [{ start: at, end: at, newText: sign }] };
}

/** Where the last string of an item ends: before the brackets that close the item. */
export function endOfLastString({ branches: [body] }: Block, source: string): number | undefined {
  return endOfItem(body?.nodes ?? [], source, /(?<![\s}\]])[\s}\]]*(?:,\s*)?$/);
}

/** Where the item ends: before the comma, or before the block that prints it. */
function endOfItem(nodes: readonly Node[], source: string, tail = /(?<!\s)\s*(?:,\s*)?$/): number | undefined {
  const printing = nodes.filter((node) => node.type !== 'text' || slice(node, source).trim() !== '');
  const last = printing.at(-1);
  if (last === undefined) return undefined;
  const isComma = last.type === 'block' && /^\s*,\s*$/.test(textOf(last, source));
  const node = isComma ? printing.at(-2) : last;
  if (node === undefined) return undefined;
  if (node.type !== 'text') return node.end;
  return node.start + slice(node, source).replace(tail, '').length;
}

/** The texts that a block prints. */
function textOf({ branches }: Block, source: string): string {
  const nodes = branches.flatMap((branch) => branch.nodes);
  return nodes.every(({ type }) => type === 'text') ? nodes.map((node) => slice(node, source)).join('') : '?';
}

/** `undefined` where it depends on a test what is open. */
function bracketsIn(nodes: readonly Node[], source: string): { open: Bracket[]; surplus: Bracket[] } | undefined {
  const open: Bracket[] = [];
  const surplus: Bracket[] = [];
  let isInString = false;
  for (const node of nodes) {
    if (node.type === 'block') {
      if (!isInString && node.name !== 'capture' && !isBalanced(node, source)) return undefined;
      continue;
    }
    if (node.type !== 'text') continue;
    for (const { 0: sign, index } of slice(node, source).matchAll(/\\.|["{}[\]]/g)) {
      if (sign === '"') isInString = !isInString;
      if (isInString || !/^[{}[\]]$/.test(sign)) continue;
      const bracket = { sign, at: node.start + index };
      if (CLOSING[sign] !== undefined) open.push(bracket);
      else if (CLOSING[open.at(-1)?.sign ?? ''] === sign) open.pop();
      else surplus.push(bracket);
    }
  }
  return isInString ? undefined : { open, surplus };
}

/** Deeper blocks are not looked into. */
function isBalanced({ branches }: Block, source: string): boolean {
  return branches.every(({ nodes }) => {
    const text = nodes.map((node) => (node.type === 'text' ? slice(node, source) : '')).join('');
    const signs = text.replace(/"(?:[^"\\]|\\.)*"/g, '');
    return /^[^"{}[\]]*$/.test(signs) || (count(signs, /[{[]/g) === count(signs, /[}\]]/g) && !signs.includes('"'));
  });
}

function count(text: string, signs: RegExp): number {
  return text.match(signs)?.length ?? 0;
}

function slice({ start, end }: Span, source: string): string {
  return source.slice(start, end);
}

/** More than any space between two signs. */
const NEAR = 80;
