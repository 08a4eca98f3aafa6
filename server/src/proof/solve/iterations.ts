import type { AttributePath } from '../proof.ts';
import { type ActiveIteration, placeOfIteration } from '../trail.ts';
import type { InputPath, InputPaths } from '../values/input-path.ts';

/** The iterations of one loop, while the iteration around it lasts. The latest first. */
interface Taken {
  readonly iterations: ActiveIteration[];
  /** Those that are neither the first two nor the last: they make the list longer. */
  readonly later: ActiveIteration[];
}

/** Which iterations of loops lead to a case, and so where their items stand and how long the lists must be. */
export class IterationsTaken {
  private readonly loops = new Map<string, Taken>();

  /** With the iterations around it. To be told in the order in which a trail is gone back: the latest first. */
  add(iteration: ActiveIteration | undefined): void {
    for (let at = iteration; at !== undefined; at = at.outer) {
      const key = keyOf(at);
      const taken = this.loops.get(key) ?? { iterations: [], later: [] };
      this.loops.set(key, taken);
      if (taken.iterations.includes(at)) continue;
      taken.iterations.push(at);
      if (at.isOrLonger && at.which === 'later') taken.later.push(at);
    }
  }

  /** Where in the list the item of an iteration stands, from 0. */
  placeOf(iteration: ActiveIteration): number {
    const taken = this.loops.get(keyOf(iteration));
    if (taken === undefined) return placeOfIteration(iteration.stretch, iteration.nth, iteration.total);
    const total = totalOf(taken);
    const before = taken.later.length - 1 - taken.later.indexOf(iteration);
    const nth = taken.later.includes(iteration)
      ? iteration.nth + before
      : iteration.which === 'last'
        ? total - 1
        : iteration.nth;
    return placeOfIteration(iteration.stretch, nth, total);
  }

  /** How long lists must be for these iterations, by their places. Undefined where no length allows for all of them. */
  listLengths(paths: InputPaths): ReadonlyMap<string, number> | undefined {
    const lengths = new Map<string, number>();
    const exact = new Map<string, number>();
    for (const taken of this.loops.values()) {
      const [iteration] = taken.iterations;
      const list = iteration && paths.lists.get(iteration.loop);
      const path = list && attributePath(list, iteration.outer, paths, this);
      if (iteration === undefined || path === undefined) continue;
      const { skipped, limit } = iteration.stretch;
      const total = totalOf(taken);
      if (limit !== undefined && total > limit) return undefined;
      const key = placeKey(path);
      const length = skipped + total;
      lengths.set(key, Math.max(length, lengths.get(key) ?? 0));
      if (!taken.iterations.some(({ which, isOrLonger }) => which === 'last' && isOrLonger)) continue;
      if ((exact.get(key) ?? length) !== length) return undefined;
      exact.set(key, length);
    }
    return [...exact].every(([key, length]) => lengths.get(key) === length) ? lengths : undefined;
  }
}

function keyOf({ loop, outer }: ActiveIteration): string {
  return `${loop} ${outer?.id}`;
}

function totalOf({ iterations, later }: Taken): number {
  const withLater = later.reduce((total, { nth }) => Math.max(total, nth + 1 + later.length), 0);
  return Math.max(withLater, ...iterations.map(({ total }) => total));
}

/** Equal for equal places. */
export function placeKey({ root, steps }: AttributePath, length: number = steps.length): string {
  return JSON.stringify([root.kind, root.name, ...steps.slice(0, length).map(String)]);
}

/** In lists as short as can be, where not told of more iterations. Undefined for a place in an item whose list is not known. */
export function attributePath(
  path: InputPath,
  iteration: ActiveIteration | undefined,
  paths: InputPaths,
  taken: IterationsTaken = new IterationsTaken(),
): AttributePath | undefined {
  const steps = path.steps.map((step) => (step.kind === 'index' ? step.index : step.name));
  const { root } = path;
  if (root.kind === 'attribute' || root.kind === 'namespace') {
    return { root: { kind: root.kind, name: root.name }, steps, text: path.text };
  }
  const from = root.kind === 'item' ? paths.lists.get(root.loop) : undefined;
  if (root.kind !== 'item' || from === undefined) return undefined;
  let at = iteration;
  while (at !== undefined && at.loop !== root.loop) at = at.outer;
  const list = attributePath(from, at?.outer, paths, taken);
  const place = at === undefined ? 0 : taken.placeOf(at);
  return list && { root: list.root, steps: [...list.steps, BigInt(place), ...steps], text: path.text };
}
