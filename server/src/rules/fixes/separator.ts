import { nodesOf } from '../../template/nodes.ts';
import type { Span } from '../../template/span.ts';
import type { Block, Node, Template } from '../../template/tree.ts';
import type { Edit, Fix } from '../engine/finding.ts';
import { freeName } from '../shared/free-name.ts';
import { inside, isBlank, prints } from '../shared/printing.ts';

/**
 * Where a comma behind each item of a loop is one too many or in the wrong place, because a `break`, a `continue` or a test leaves items out: a
 * variable that is empty before the first item and a comma before each other one. None where the loop prints its items in several places.
 * @param comma the comma that is wrong.
 */
export function separatorFix(comma: Span, template: Template): Fix[] {
  const loop = loopsOf(template).findLast((one) => isIn(comma, one));
  if (loop === undefined || !template.source.startsWith('{%', loop.start)) return [];
  const item = itemOf(loop, comma, template.source);
  if (item === undefined || !leavesItemsOut(loop, item)) return [];
  const name = freeName(template);
  const edits: Edit[] = [
    { start: loop.start, end: loop.start, newText: `{% assign ${name} = '' %}` },
    { start: item.start, end: item.start, newText: `{{ ${name} }}` },
    ...(item.end === item.comma.start
      ? [{ ...item.comma, newText: `{% assign ${name} = ',' %}` }]
      : [
          { start: item.end, end: item.end, newText: `{% assign ${name} = ',' %}` },
          { ...item.comma, newText: '' },
        ]),
  ];
  return [{ title: 'Print the comma before each item but the first', kind: 'suggestion', edits }];
}

const known = new WeakMap<Template, readonly Block[]>();

function loopsOf(template: Template): readonly Block[] {
  const loops =
    known.get(template) ??
    nodesOf(template).flatMap((node) => (node.type === 'block' && node.name === 'for' ? [node] : []));
  known.set(template, loops);
  return loops;
}

/** Otherwise its turn alone says where the comma belongs. */
function leavesItemsOut(loop: Block, item: Item): boolean {
  const body = loop.branches[0]?.nodes ?? [];
  const isTested =
    !body.some(({ start }) => start === item.start) && body.some((node) => node.type === 'block' && isIn(item, node));
  return isTested || leaves(loop);
}

interface Item extends Span {
  /** What prints the comma: the text itself, or a block that holds nothing else. */
  readonly comma: Span;
}

/** What an iteration prints, with the comma at its end; undefined where there is more to it. */
function itemOf({ branches: [body, ...others] }: Block, comma: Span, source: string): Item | undefined {
  if (body === undefined || others.length > 0) return undefined;
  const around = siblingsOf(body.nodes, comma, source);
  const last = around?.findLast((node) => !isBlank(node, source));
  if (around === undefined || last === undefined) return undefined;
  const place = commaIn(last, comma, source);
  if (place === undefined) return undefined;
  const before = around.slice(0, around.indexOf(last)).filter((node) => !isBlank(node, source));
  const printing = before.filter((node) => prints(node, source));
  const [only] = printing;
  const isTested = last.type !== 'text' && printing.length === 1 && only?.type === 'block' && isTest(only);
  if (isTested) return within(only, place, source);
  const all = last.type === 'text' ? [...printing, last] : printing;
  return spanOf(all, before, place, source);
}

/** The items of a test that prints them: what stands between its tags. */
function within({ branches: [first] }: Block, comma: Span, source: string): Item | undefined {
  const nodes = (first?.nodes ?? []).filter((node) => !isBlank(node, source));
  const printing = nodes.filter((node) => prints(node, source));
  const end = printing.at(-1)?.end;
  const item = spanOf(printing, nodes, comma, source);
  return item && end !== undefined ? { ...item, end: endOfText(printing.at(-1), source) ?? end } : undefined;
}

/** From the first that prints something. What leaves the iteration must stand before it. */
function spanOf(printing: readonly Node[], all: readonly Node[], comma: Span, source: string): Item | undefined {
  const [first] = printing;
  if (first === undefined || (first.type !== 'text' && !source.startsWith('{', first.start))) return undefined;
  const isLeftLater = all.some((node) => node.start > first.start && leaves(node));
  if (isLeftLater || leaves(first)) return undefined;
  const start = first.type === 'text' ? first.start + source.slice(first.start, first.end).search(/\S/) : first.start;
  return start < comma.start ? { start, end: comma.start, comma } : undefined;
}

/** The nodes among which the one with the comma is the last: of the loop, or of a branch in it. */
function siblingsOf(nodes: readonly Node[], comma: Span, source: string): readonly Node[] | undefined {
  const holder = nodes.find((node) => isIn(comma, node));
  if (holder === undefined) return undefined;
  if (holder.type !== 'block' || commaIn(holder, comma, source) !== undefined) return nodes;
  const printing = nodes.filter((node) => prints(node, source));
  if (printing.length !== 1 || !isTest(holder)) return undefined;
  return siblingsOf(holder.branches[0]?.nodes ?? [], comma, source);
}

function isTest({ name, branches }: Block): boolean {
  return (name === 'if' || name === 'unless') && branches.length === 1;
}

/** A block that prints a comma and nothing else, or the comma at the end of a text. */
function commaIn(node: Node, comma: Span, source: string): Span | undefined {
  if (node.type === 'text') {
    return /^,\s*$/.test(source.slice(comma.start, node.end))
      ? { start: comma.start, end: comma.start + 1 }
      : undefined;
  }
  if (node.type !== 'block' || !isTest(node) || !source.startsWith('{%', node.start)) return undefined;
  const inner = node.branches[0]?.nodes ?? [];
  const [text, ...more] = inner;
  const isComma = more.length === 0 && text?.type === 'text' && source.slice(text.start, text.end).trim() === ',';
  return isComma ? { start: node.start, end: node.end } : undefined;
}

function leaves(node: Node): boolean {
  return inside(node).some((one) => one.type === 'tag' && (one.name === 'break' || one.name === 'continue'));
}

function endOfText(node: Node | undefined, source: string): number | undefined {
  return node?.type === 'text' ? node.start + source.slice(node.start, node.end).trimEnd().length : undefined;
}

function isIn(place: Span, { start, end }: Span): boolean {
  return start <= place.start && place.end <= end;
}
