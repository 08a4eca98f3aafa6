import { nodesOf } from '../../template/nodes.ts';
import type { Span } from '../../template/span.ts';
import type { Node, Template } from '../../template/tree.ts';
import type { CheckedBody } from '../check-body.ts';
import { type DifferentNames, Kept } from './kept-items.ts';
import { type Items, listsAround } from './lists.ts';
import { type UsedNames, usedNames } from './used-names.ts';

/** An item of a list. */
export interface Item extends Span {
  readonly uses: UsedNames;
  /** What is printed first begins a value, so that it makes no difference whether it comes behind a bracket or a comma. */
  readonly startsPlainly: boolean;
}

/** A part of a body by the lists around it: the item that it lies in, and all others that may be taken out. */
export interface Surroundings {
  readonly item: Item;
  /** By list, the outermost first: the items, and which of them the part lies in. */
  readonly levels: readonly { readonly items: readonly Item[]; readonly at: number }[];
  /** What is around the lists. */
  readonly rest: UsedNames;
  readonly deep: ReadonlySet<string>;
  readonly tested: ReadonlySet<string>;
}

export function surroundingsOf(part: Span, { template, proof }: CheckedBody): Surroundings | undefined {
  const lists = listsAround(part, template, proof);
  const nodes = template.nodes.filter((node) => node.type !== 'text');
  const levels = lists.map((items) => levelOf(items, part, nodes, template));
  const last = levels.at(-1);
  const item = last?.items[last.at];
  if (item === undefined) return undefined;
  const all = [item, ...levels.flatMap(({ items, at }) => items.filter((_, index) => index !== at))];
  const isInside = (node: Node) => all.some(({ start, end }) => start <= node.start && node.end <= end);
  const rest = usedNames(
    nodes.filter((node) => !isInside(node)),
    template.source,
  );
  const uses = [rest, ...all.map((one) => one.uses)];
  const deep = new Set(uses.flatMap((one) => [...one.deep]));
  const tested = new Set(uses.flatMap((one) => [...one.tested]));
  return { item, levels, rest, deep, tested };
}

function levelOf(items: Items, part: Span, nodes: readonly Node[], template: Template) {
  let next = 0;
  const withUses = items.map((span): Item => {
    while ((nodes[next]?.start ?? Number.POSITIVE_INFINITY) < span.start) next++;
    const inside: Node[] = [];
    for (let node = nodes[next]; node !== undefined && node.end <= span.end; node = nodes[++next]) inside.push(node);
    const uses = usedNames(inside, template.source);
    return { ...span, uses, startsPlainly: startsPlainly(span, inside, template.source) };
  });
  return { items: withUses, at: items.findIndex(({ start, end }) => start <= part.start && part.end <= end) };
}

/** Nothing that prints comes before the first sign of a value. @param nodes all but the texts */
export function startsPlainly({ start, end }: Span, nodes: readonly Node[], source: string): boolean {
  let from = start;
  for (const node of [...nodes, { start: end, end }]) {
    const text = source.slice(from, node.start).trimStart();
    if (text !== '') return /^[{["\d-]/.test(text);
    if ('type' in node && !isSilent(node)) return false;
    from = node.end;
  }
  return false;
}

function isSilent(node: Node): boolean {
  if (node.type === 'comment') return true;
  return (node.type === 'tag' && node.name === 'assign') || (node.type === 'block' && node.name === 'capture');
}

/** What is taken out of a body. */
export interface Taken {
  readonly blanks: readonly Span[];
  /** That are read there. */
  readonly places: ReadonlySet<string>;
  /** Variables that are set there. */
  readonly given: ReadonlySet<string>;
}

/** Of each list, what is not needed to tell what an edit of its item changes. `undefined` if that is not much. */
export function blanksFor(
  { item, levels, rest, deep, tested }: Surroundings,
  edited: DifferentNames,
  asked: ReadonlySet<string>,
): Taken | undefined {
  const kept = new Kept(
    (place) => asked.has(place) || deep.has(place),
    (name) => tested.has(name),
    edited,
  );
  kept.add(rest, true);
  kept.add(item.uses);
  const others = levels.flatMap(({ items, at }) => items.filter((_, index) => index !== at));
  const left = new Set(others);
  const keep = (one: Item) => {
    left.delete(one);
    kept.add(one.uses);
  };
  for (let known = -1; known !== left.size; ) {
    known = left.size;
    for (const one of left) if (kept.dependsOn(one.uses)) keep(one);
    for (const one of left) if (kept.lacksNamesOf(one.uses)) keep(one);
    for (const { items } of levels) keepFirst(items, left, keep);
  }
  if (left.size === 0) return undefined;
  const uses = Array.from(left, (one) => one.uses);
  return {
    blanks: levels.flatMap(({ items }) => gaps(items, left)),
    places: new Set(uses.flatMap(({ places }) => [...places])),
    given: new Set(uses.flatMap(({ given }) => [...given])),
  };
}

/** It stays where the next one would read otherwise without it. */
function keepFirst(items: readonly Item[], left: ReadonlySet<Item>, keep: (one: Item) => void): void {
  const [first] = items;
  const next = items.find((one) => !left.has(one));
  if (first !== undefined && left.has(first) && next?.startsPlainly !== true) keep(first);
}

/** With one of the commas beside them. */
function gaps(items: readonly Item[], left: ReadonlySet<Item>): readonly Span[] {
  const first = items.findIndex((one) => !left.has(one));
  return items.flatMap((one, at) => {
    if (!left.has(one)) return [];
    return [at < first ? { start: one.start, end: one.end + 1 } : { start: one.start - 1, end: one.end }];
  });
}

/** A text with nothing but its line breaks in some of its parts: all else stays where it is. */
export function blanked(text: string, blanks: readonly Span[]): string {
  const pieces: string[] = [];
  let from = 0;
  for (const { start, end } of [...blanks].sort((one, other) => one.start - other.start)) {
    pieces.push(text.slice(from, start), text.slice(start, end).replace(/[^\r\n]/g, ' '));
    from = end;
  }
  pieces.push(text.slice(from));
  return pieces.join('');
}

/** Nothing in it reaches further than it is written: each tag is closed, and each block. */
export function isClosed(template: Template): boolean {
  return nodesOf(template).every((node) => {
    if (node.type === 'output' || node.type === 'tag') return node.closed;
    return node.type === 'text' || node.closing?.closed === true;
  });
}
