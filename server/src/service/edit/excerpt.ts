import { nodesOf } from '../../template/nodes.ts';
import type { Span } from '../../template/span.ts';
import type { Node, Template } from '../../template/tree.ts';
import type { CheckedBody } from '../check-body.ts';
import { type DifferentNames, Kept, mentionedIn } from './kept-items.ts';
import { DECIDING, isFree, isLookedFor, namesOf, objectAt } from './members.ts';
import { type Piece, type Pieces, piecesAround } from './pieces.ts';
import { type UsedNames, usedNames } from './used-names.ts';

/** An item of a list, or a member of an object. */
export interface Item extends Piece {
  readonly uses: UsedNames;
  /** What is printed first begins a value or a name, so that it makes no difference whether it comes behind a bracket or a comma. */
  readonly startsPlainly: boolean;
  /** Of the members, in an object. */
  readonly names: readonly string[];
  /** Others depend on it in ways that names of places and variables do not show. */
  readonly stays: boolean;
}

export interface Level {
  readonly type: Pieces['type'];
  /** Of the bracket that opens it. */
  readonly open: number;
  readonly items: readonly Item[];
  /** Which of them the part lies in. */
  readonly at: number;
  /** What is around its pieces, and around those of outer levels. */
  readonly rest: UsedNames;
  /** In the piece that the part lies in, without texts. */
  readonly within: readonly Node[];
}

/** A part of a body by the containers around it: the piece that it lies in, and all others that may be taken out. */
export interface Surroundings {
  readonly item: Item;
  /** The outermost first. */
  readonly levels: readonly Level[];
  /** What is around the containers. */
  readonly rest: UsedNames;
  readonly source: string;
  readonly deep: ReadonlySet<string>;
  readonly tested: ReadonlySet<string>;
}

export function surroundingsOf(part: Span, body: CheckedBody): Surroundings | undefined {
  const { template } = body;
  const nodes = template.nodes.filter((node) => node.type !== 'text');
  const levels = levelsAround(part, nodes, body);
  const last = levels.at(-1);
  const item = last?.items[last.at];
  if (last === undefined || item === undefined) return undefined;
  const { rest } = last;
  const pieces = levels.flatMap(({ items }) => items);
  const uses = [rest, ...pieces.map((one) => one.uses)];
  const deep = new Set(uses.flatMap((one) => [...one.deep]));
  const tested = new Set(uses.flatMap((one) => [...one.tested]));
  return { item, levels, rest, deep, tested, source: template.source };
}

function levelsAround(part: Span, nodes: readonly Node[], body: CheckedBody): readonly Level[] {
  const { source } = body.template;
  const all = piecesAround(part, body).flatMap((pieces) => levelOf(pieces, part, nodes, body));
  let around = nodes;
  return all.slice(0, 1 + all.findLastIndex(goesOn)).map(({ items, at, ...level }): Level => {
    const item = items[at];
    around = outside(items, around);
    const within = nodes.filter((node) => item !== undefined && item.start <= node.start && node.end <= item.end);
    const rest = usedNames(around, source);
    around = [...around, ...within].sort((one, other) => one.start - other.start);
    return { ...level, items, at, rest, within };
  });
}

/** What is edited there decides nothing of what follows. */
function goesOn({ items, at }: Pick<Level, 'items' | 'at'>): boolean {
  const item = items[at];
  return item?.goesOn === true && !item.names.some((name) => DECIDING.has(name));
}

/** Those that none of the parts holds, which come one after the other. */
function outside(parts: readonly Span[], nodes: readonly Node[]): readonly Node[] {
  const sorted = parts.toSorted((one, other) => one.start - other.start);
  let next = 0;
  return nodes.filter((node) => {
    while ((sorted[next]?.end ?? Number.POSITIVE_INFINITY) < node.end) next++;
    return (sorted[next]?.start ?? Number.POSITIVE_INFINITY) > node.start;
  });
}

function levelOf(
  { type, open, all }: Pieces,
  part: Span,
  nodes: readonly Node[],
  body: CheckedBody,
): Omit<Level, 'rest' | 'within'>[] {
  const { source } = body.template;
  const object = type === 'object' ? objectAt(open, body) : undefined;
  const names = type === 'object' ? object && isFree(object, body) && namesOf(object, all) : [];
  if (!names) return [];
  let next = 0;
  const items = all.map((piece, index): Item => {
    while ((nodes[next]?.start ?? Number.POSITIVE_INFINITY) < piece.start) next++;
    const inside: Node[] = [];
    for (let node = nodes[next]; node !== undefined && node.end <= piece.end; node = nodes[++next]) inside.push(node);
    const own = names[index] ?? [];
    return {
      ...piece,
      uses: usedNames(inside, source),
      startsPlainly: startsPlainly(type, piece, inside, source),
      names: own,
      stays: !piece.goesOn || own.some((name) => isLookedFor(name, object?.path ?? [], body)),
    };
  });
  return [{ type, open, items, at: items.findIndex(({ start, end }) => start <= part.start && part.end <= end) }];
}

/** Nothing that prints comes before the first sign of a value. @param nodes all but the texts */
export function startsPlainly(
  type: Pieces['type'],
  { start, end }: Span,
  nodes: readonly Node[],
  source: string,
): boolean {
  const sign = type === 'list' ? /^[{["\d-]/ : /^"/;
  let from = start;
  for (const node of [...nodes, { start: end, end }]) {
    const text = source.slice(from, node.start).trimStart();
    if (text !== '') return sign.test(text);
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
  /** All that is named there. */
  readonly names: ReadonlySet<string>;
}

/** Of each container, what is not needed to tell what an edit of its piece changes. `undefined` if that is not much. */
export function blanksFor(
  surroundings: Surroundings,
  edited: DifferentNames,
  asked: ReadonlySet<string>,
): Taken | undefined {
  const { levels, deep, tested } = surroundings;
  const left = new Set(levels.flatMap(({ items, at }) => items.filter((one, index) => index !== at && !one.stays)));
  const isAsked = (place: string) => asked.has(place) || deep.has(place);
  for (let known = -1; known !== left.size; ) {
    known = left.size;
    for (const level of levels.toReversed()) {
      const kept = new Kept(isAsked, (name) => tested.has(name), edited);
      for (const { uses, isTorn } of keptAround(level, surroundings, left)) kept.add(uses, isTorn);
      keepNeeded(level, left, kept);
    }
  }
  if (left.size === 0) return undefined;
  const uses = Array.from(left, (one) => one.uses);
  return {
    blanks: levels.flatMap(({ items }) => gaps(items, left)),
    places: new Set(uses.flatMap(({ places }) => [...places])),
    given: new Set(uses.flatMap(({ given }) => [...given])),
    names: new Set(uses.flatMap((one) => [...mentionedIn(one)])),
  };
}

/**
 * What is kept, as a piece of one level sees it: what is edited there is one thing, within which none of the other pieces stands, and so is each
 * of the other pieces that are kept.
 */
function keptAround(level: Level, { levels, source }: Surroundings, left: ReadonlySet<Item>) {
  const upTo = levels.slice(0, levels.indexOf(level) + 1);
  const inside = levels.slice(upTo.length).flatMap(({ items }) => items.filter((one) => left.has(one)));
  const others = upTo.flatMap(({ items, at }) => items.filter((one, index) => index !== at && !left.has(one)));
  return [
    { uses: level.rest, isTorn: true },
    { uses: usedNames(outside(inside, level.within), source), isTorn: false },
    ...others.map(({ uses }) => ({ uses, isTorn: false })),
  ];
}

function keepNeeded(level: Level, left: Set<Item>, kept: Kept): void {
  const keep = (one: Item) => {
    left.delete(one);
    kept.add(one.uses);
  };
  const candidates = level.items.filter((one) => left.has(one));
  for (const one of candidates) if (kept.dependsOn(one.uses)) keep(one);
  for (const one of candidates) if (left.has(one) && kept.lacksNamesOf(one.uses)) keep(one);
  keepAlike(level, left, keep);
  keepFirst(level.items, left, keep);
  keepNext(level, left, keep);
}

/** Members of one name belong together. */
function keepAlike({ items }: Level, left: ReadonlySet<Item>, keep: (one: Item) => void): void {
  const names = new Set(items.flatMap((one) => (left.has(one) ? [] : one.names)));
  for (const one of items) if (left.has(one) && one.names.some((name) => names.has(name))) keep(one);
}

/** It stays where the next one would read otherwise without it. */
function keepFirst(items: readonly Item[], left: ReadonlySet<Item>, keep: (one: Item) => void): void {
  const [first] = items;
  const next = items.find((one) => !left.has(one));
  if (first !== undefined && left.has(first) && next?.startsPlainly !== true) keep(first);
}

/** What is edited may print nothing then, which is told at the comma behind it. */
function keepNext({ items, at }: Level, left: ReadonlySet<Item>, keep: (one: Item) => void): void {
  const [edited, next] = [items[at], items[at + 1]];
  if (next !== undefined && left.has(next) && edited?.startsPlainly !== true) keep(next);
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
