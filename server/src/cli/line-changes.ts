/** Lines `oldStart` up to before `oldEnd` became the new lines `newStart` up to before `newEnd`. From 0. */
export interface Change {
  readonly oldStart: number;
  readonly oldEnd: number;
  readonly newStart: number;
  readonly newEnd: number;
}

interface Place {
  readonly old: number;
  readonly new: number;
}

/** Lines that are the same in both. */
interface Match extends Place {
  readonly length: number;
}

/**
 * After so many removed and added lines what was found is taken, and the search begins anew after it. It costs their square, so this
 * keeps the whole linear; a large difference is then shown with more lines than it needs.
 */
const REACH = 64;

/** What makes the new lines of the old ones, in order, with few lines. */
export function lineChanges(old: readonly string[], now: readonly string[]): Change[] {
  const changes: Change[] = [];
  let done: Place = { old: 0, new: 0 };
  for (const match of [...matches(old, now), { old: old.length, new: now.length, length: 0 }]) {
    if (match.old > done.old || match.new > done.new)
      changes.push({ oldStart: done.old, oldEnd: match.old, newStart: done.new, newEnd: match.new });
    done = { old: match.old + match.length, new: match.new + match.length };
  }
  return changes;
}

/** In order. One may begin where another ends. */
function* matches(old: readonly string[], now: readonly string[]): Generator<Match> {
  let start: Place = { old: 0, new: 0 };
  while (start.old < old.length && start.new < now.length) {
    const search = new Search(old, now, start);
    const found = search.run();
    yield* found;
    start = search.end;
  }
}

/** Where a diagonal was not reached. No line before the first either, so that none leads on from it. */
const NOWHERE = -2;

/**
 * Myers' greedy search from one place on. A diagonal has all places with one difference of old and new line; a removed line leads to the
 * next higher one, an added line to the next lower one.
 */
class Search {
  /** After each removed or added line: the old line that each diagonal has come to, from diagonal -REACH - 1 on. */
  private readonly rounds: Int32Array[] = [];
  end: Place;

  constructor(
    private readonly old: readonly string[],
    private readonly now: readonly string[],
    private readonly start: Place,
  ) {
    this.end = start;
  }

  run(): Match[] {
    for (let cost = 0; ; cost++) {
      const diagonal = this.round(cost);
      if (diagonal !== undefined) return this.wayTo(diagonal);
    }
  }

  /** @returns the diagonal to stop on, if it is time. */
  private round(cost: number): number | undefined {
    const reached = new Int32Array(2 * REACH + 3).fill(NOWHERE);
    this.rounds.push(reached);
    let best: number | undefined;
    for (let diagonal = -cost; diagonal <= cost; diagonal += 2) {
      let line = this.first(diagonal, cost);
      if (line === NOWHERE) continue;
      while (this.isSame(line, line - diagonal)) line++;
      reached[diagonal + REACH + 1] = line;
      if (this.isEnd(line, line - diagonal)) return diagonal;
      if (best === undefined || 2 * line - diagonal > 2 * this.line(best, cost) - best) best = diagonal;
    }
    return cost === REACH ? best : undefined;
  }

  /** The furthest old line on a diagonal that one more removed or added line leads to. */
  private first(diagonal: number, cost: number): number {
    if (cost === 0) return 0;
    const removed = this.line(diagonal - 1, cost - 1);
    const added = this.line(diagonal + 1, cost - 1);
    const canRemove = removed !== NOWHERE && this.start.old + removed < this.old.length;
    const canAdd = added !== NOWHERE && this.start.new + added - diagonal <= this.now.length;
    return Math.max(canRemove ? removed + 1 : NOWHERE, canAdd ? added : NOWHERE);
  }

  private line(diagonal: number, cost: number): number {
    return this.rounds[cost]?.[diagonal + REACH + 1] ?? NOWHERE;
  }

  private isSame(old: number, now: number): boolean {
    const line = this.old[this.start.old + old];
    return line !== undefined && line === this.now[this.start.new + now];
  }

  private isEnd(old: number, now: number): boolean {
    return this.start.old + old === this.old.length && this.start.new + now === this.now.length;
  }

  /** Goes back from round to round. */
  private wayTo(last: number): Match[] {
    const found: Match[] = [];
    let diagonal = last;
    for (let cost = this.rounds.length - 1; cost >= 0; cost--) {
      const line = this.line(diagonal, cost);
      const first = this.first(diagonal, cost);
      if (line > first)
        found.push({
          old: this.start.old + first,
          new: this.start.new + first - diagonal,
          length: line - first,
        });
      const wasRemoved = this.line(diagonal - 1, cost - 1) === first - 1;
      diagonal += wasRemoved ? -1 : 1;
    }
    const line = this.line(last, this.rounds.length - 1);
    this.end = { old: this.start.old + line, new: this.start.new + line - last };
    return found.reverse();
  }
}
