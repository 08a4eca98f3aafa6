import type { AttributePath } from '../proof.ts';
import { placeOfTurn, type TurnInfo } from '../reader/state.ts';
import type { Path, Paths } from '../values/input-path.ts';

/** The turns of one loop, while the turn around it lasts. The latest first. */
interface Taken {
  readonly turns: TurnInfo[];
  /** Those that are neither the first two nor the last: they make the list longer. */
  readonly later: TurnInfo[];
}

/** Which turns of loops lead to a case, and so where their items stand and how long the lists must be. */
export class TurnsTaken {
  private readonly loops = new Map<string, Taken>();

  /** With the turns around it. To be told in the order in which a trail is gone back: the latest first. */
  add(turn: TurnInfo | undefined): void {
    for (let at = turn; at !== undefined; at = at.outer) {
      const key = keyOf(at);
      const taken = this.loops.get(key) ?? { turns: [], later: [] };
      this.loops.set(key, taken);
      if (taken.turns.includes(at)) continue;
      taken.turns.push(at);
      if (at.isOrLonger && at.which === 'later') taken.later.push(at);
    }
  }

  /** Where in the list the item of a turn stands, from 0. */
  placeOf(turn: TurnInfo): number {
    const taken = this.loops.get(keyOf(turn));
    if (taken === undefined) return placeOfTurn(turn.stretch, turn.nth, turn.total);
    const total = totalOf(taken);
    const before = taken.later.length - 1 - taken.later.indexOf(turn);
    const nth = taken.later.includes(turn) ? turn.nth + before : turn.which === 'last' ? total - 1 : turn.nth;
    return placeOfTurn(turn.stretch, nth, total);
  }

  /** How long lists must be for these turns, by their places. Undefined where no length allows for all of them. */
  listLengths(paths: Paths): ReadonlyMap<string, number> | undefined {
    const lengths = new Map<string, number>();
    const exact = new Map<string, number>();
    for (const taken of this.loops.values()) {
      const [turn] = taken.turns;
      const list = turn && paths.lists.get(turn.loop);
      const path = list && attributePath(list, turn.outer, paths, this);
      if (turn === undefined || path === undefined) continue;
      const { skipped, limit } = turn.stretch;
      const total = totalOf(taken);
      if (limit !== undefined && total > limit) return undefined;
      const key = placeKey(path);
      const length = skipped + total;
      lengths.set(key, Math.max(length, lengths.get(key) ?? 0));
      if (!taken.turns.some(({ which, isOrLonger }) => which === 'last' && isOrLonger)) continue;
      if ((exact.get(key) ?? length) !== length) return undefined;
      exact.set(key, length);
    }
    return [...exact].every(([key, length]) => lengths.get(key) === length) ? lengths : undefined;
  }
}

function keyOf({ loop, outer }: TurnInfo): string {
  return `${loop} ${outer?.id}`;
}

function totalOf({ turns, later }: Taken): number {
  const withLater = later.reduce((total, { nth }) => Math.max(total, nth + 1 + later.length), 0);
  return Math.max(withLater, ...turns.map(({ total }) => total));
}

/** Equal for equal places. */
export function placeKey({ root, steps }: AttributePath, length: number = steps.length): string {
  return JSON.stringify([root.kind, root.name, ...steps.slice(0, length).map(String)]);
}

/** In lists as short as can be, where not told of more turns. Undefined for a place in an item whose list is not known. */
export function attributePath(
  path: Path,
  turn: TurnInfo | undefined,
  paths: Paths,
  taken: TurnsTaken = new TurnsTaken(),
): AttributePath | undefined {
  const steps = path.steps.map((step) => (step.kind === 'index' ? step.index : step.name));
  const { root } = path;
  if (root.kind === 'attribute' || root.kind === 'namespace') {
    return { root: { kind: root.kind, name: root.name }, steps, text: path.text };
  }
  const from = root.kind === 'item' ? paths.lists.get(root.loop) : undefined;
  if (root.kind !== 'item' || from === undefined) return undefined;
  let at = turn;
  while (at !== undefined && at.loop !== root.loop) at = at.outer;
  const list = attributePath(from, at?.outer, paths, taken);
  const place = at === undefined ? 0 : taken.placeOf(at);
  return list && { root: list.root, steps: [...list.steps, BigInt(place), ...steps], text: path.text };
}
