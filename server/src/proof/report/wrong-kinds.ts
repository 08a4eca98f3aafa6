import type { PathCondition } from '../conditions/conditions.ts';
import { isLeaf } from '../conditions/diagram.ts';
import type { Run } from '../execute/run.ts';
import type { RecordedAssumption } from '../reader/occurrences.ts';
import type { CaseContext } from '../solve/case.ts';
import { CasesOfInterest } from '../solve/interest.ts';
import { MOST_OCCURRENCES, type Occurrence } from '../trail.ts';
import type { AbstractValue } from '../values/abstract-value.ts';
import { placeOf } from '../values/compare.ts';
import { isSize } from '../values/input-path.ts';
import { isOfKind, type Meaning } from '../values/meanings.ts';
import { typeAt } from '../values/place-types.ts';

/** How something was met, wherever that is. */
export interface Met {
  readonly start: number;
  readonly end: number;
  readonly when: PathCondition;
  readonly occurrences: readonly Occurrence[];
}

/** Among which cases somebody is to blame, and for what. */
interface Among {
  readonly kind?: Meaning['kind'] | undefined;
  readonly isPossible: (when: PathCondition) => boolean;
}

interface Meant extends Meaning {
  /** It holds a value of that kind, or none. */
  readonly holds: PathCondition;
}

/**
 * What only values of another kind than the body uses them as lead to. A reading is judged among values of the right kinds; what is left is told
 * as a condition on the values to blame, once for each.
 */
export class WrongKinds {
  private readonly meanings: readonly Meant[];
  private readonly blamed = new Map<Meant, RecordedAssumption>();
  /** All values but items of loops are of the kinds that they are used as. */
  private readonly allRight: PathCondition;
  private readonly rights = new Map<CasesOfInterest, CaseContext>();

  constructor(
    private readonly run: Run,
    private readonly context: CaseContext,
  ) {
    const { decisionVariables, conditions } = run;
    this.meanings = run.meanings.all.flatMap((meaning) => {
      const { path, kind } = meaning;
      const observations = decisionVariables.observationsOf(path);
      // Of what is said to be of some type nothing is presumed.
      if (observations === undefined || observations.isNamed || typeAt(path).type !== 'any') return [];
      const holds = conditions.where(decisionVariables.place(path), (value) => isOf(value, kind));
      return holds === conditions.always ? [] : [{ ...meaning, holds }];
    });
    const ofAll = this.meanings.filter(({ path }) => path.root.kind !== 'item');
    this.allRight = ofAll.reduce((all: PathCondition, { holds }) => conditions.and(all, holds), conditions.always);
  }

  /** The same cases, with values of the right kinds alone. */
  right(context: CaseContext): CaseContext {
    if (this.allRight === this.run.conditions.always) return context;
    const { conditions, decisionVariables } = this.run;
    const known = this.rights.get(context.interest) ?? {
      ...context,
      interest: new CasesOfInterest(
        conditions,
        decisionVariables,
        conditions.and(context.interest.whole, this.allRight),
      ),
    };
    this.rights.set(context.interest, known);
    return known;
  }

  /** What was met by way of items of the right kinds, in some of these cases; undefined where nothing was. */
  met<Found extends Met>(found: Found, { interest }: CaseContext): Found | undefined {
    const { occurrences } = found;
    const isCut = occurrences.length === 0 || occurrences.length >= MOST_OCCURRENCES;
    if (isCut) return interest.isPossible(found.when) ? found : undefined;
    const right = occurrences.map((one) => ({ ...one, when: this.withItems(one) }));
    const possible = right.filter(({ when }) => interest.isPossible(when));
    return possible.length === 0 ? undefined : { ...found, occurrences: possible };
  }

  /** The items of loops are those of the iteration in which it was met. */
  private withItems({ when, iteration }: Occurrence): PathCondition {
    const { conditions } = this.run;
    let right = when;
    for (let at = iteration; at !== undefined; at = at.outer) {
      const { loop } = at;
      for (const { path, holds } of this.meanings)
        if (path.root.kind === 'item' && path.root.loop === loop) right = conditions.and(right, holds);
    }
    return right;
  }

  /** Whether what an output assumes fails for values of a wrong kind alone, and is told of those. */
  isOfWrongKinds(found: RecordedAssumption): boolean {
    const isOfDate = found.place === 'value' && found.values.some((value) => this.isDate(value));
    const isOfSize = found.values.length > 0 && found.values.every((value) => this.isSizeOfList(value));
    if (found.kind !== 'error' && !isOfDate && !isOfSize) return false;
    const { conditions } = this.run;
    const isRight = found.occurrences.some(
      (one) => conditions.and(this.withItems(one), this.allRight) !== conditions.never,
    );
    if (isRight) return false;
    const kind = isOfDate && found.kind !== 'error' ? 'date' : undefined;
    return this.blame(found, { kind, isPossible: (when) => when !== conditions.never });
  }

  /** Makes a condition of what only values of a wrong kind lead to; false where none is to blame. */
  blame(met: Met, among: Among = { isPossible: (when) => this.context.interest.isPossible(when) }): boolean {
    const culprits = this.culprits(met, among);
    for (const meant of culprits) this.add(meant, met);
    return culprits.length > 0;
  }

  private isDate(value: AbstractValue): boolean {
    const path = placeOf(value)?.path;
    return this.meanings.some((meaning) => meaning.kind === 'date' && meaning.path === path);
  }

  /** Of an object in the place of a list it is a member, and may be anything. */
  private isSizeOfList(value: AbstractValue): boolean {
    const path = placeOf(value)?.path;
    return (
      path !== undefined &&
      isSize(path) &&
      this.meanings.some((meaning) => meaning.kind === 'list' && meaning.path === path.parent)
    );
  }

  get assumptions(): readonly RecordedAssumption[] {
    return [...this.blamed.values()];
  }

  /** The fewest values that have to be of their kind so that nobody gets there. */
  private culprits({ when, occurrences }: Met, { kind, isPossible }: Among): readonly Meant[] {
    const { conditions } = this.run;
    const ways = occurrences.length === 0 ? [when] : occurrences.map((one) => one.when);
    const isExcludedBy = (some: readonly Meant[]) =>
      ways.every((way) => {
        const rest = some.reduce((left, { holds }) => conditions.and(left, holds), way);
        return !isPossible(rest);
      });
    const all = this.meanings.filter((one) => kind === undefined || one.kind === kind);
    const asked = all.filter(({ holds }) => ways.some((way) => asksFor(way, holds.level)));
    let fewest = isExcludedBy(asked) ? asked : all;
    if (!isExcludedBy(fewest)) return [];
    for (const one of fewest) {
      const others = fewest.filter((other) => other !== one);
      if (isExcludedBy(others)) fewest = others;
    }
    return fewest;
  }

  private add(meant: Meant, { start, end, when, occurrences }: Met): void {
    const { conditions, decisionVariables } = this.run;
    const known = this.blamed.get(meant);
    const { path, kind, span } = meant;
    const ways = occurrences.length === 0 ? [when] : occurrences.map((one) => one.when);
    const wrong = [...conditions.byValue(decisionVariables.place(path))].flatMap(([value, holds]) =>
      !isOf(value, kind) && ways.some((way) => conditions.and(way, holds) !== conditions.never) ? [value] : [],
    );
    this.blamed.set(meant, {
      ...(known ?? { start, end, ...span, kind, text: path.text, place: 'value', member: [] }),
      values: [...new Set([...(known?.values ?? []), ...wrong])],
      when: conditions.or(known?.when ?? conditions.never, when),
      reached: conditions.always,
      occurrences: [...(known?.occurrences ?? []), ...occurrences].slice(0, MOST_OCCURRENCES),
    });
  }
}

function isOf(value: AbstractValue, kind: Meaning['kind']): boolean {
  return value.kind === 'place' && value.representative !== undefined && isOfKind(value.representative, kind);
}

/** Whether a condition has a choice on a level, or close to it. */
function asksFor(condition: PathCondition, level: number): boolean {
  const seen = new Set<number>();
  const stack = [condition];
  for (let one = stack.pop(); one !== undefined; one = stack.pop()) {
    if (isLeaf(one) || seen.has(one.id) || one.level < level) continue;
    if (one.level === level) return true;
    seen.add(one.id);
    stack.push(...one.kids);
  }
  return false;
}
