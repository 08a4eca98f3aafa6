import { Meter } from '../../../server/src/proof/conditions/meter.ts';
import type { AttributePath, Case, Fact, Proof, Solution } from '../../../server/src/proof/proof.ts';
import { TextReads } from '../../../server/src/proof/text-reads.ts';
import type { Value } from '../../../server/src/semantics/values.ts';

/** All that is the case in one rendering, as far as a test cares. */
export type World = readonly Fact[];

/** A case as the set of the worlds in which it holds: small, slow, and plainly right. */
export class WorldCase implements Case {
  constructor(
    private readonly all: readonly World[],
    readonly held: ReadonlySet<World>,
  ) {}

  get isNever(): boolean {
    return this.held.size === 0;
  }

  get isAlways(): boolean {
    return this.held.size === this.all.length;
  }

  and(other: Case): WorldCase {
    return this.keep((world) => this.held.has(world) && heldBy(other).has(world));
  }

  or(other: Case): WorldCase {
    return this.keep((world) => this.held.has(world) || heldBy(other).has(world));
  }

  not(): WorldCase {
    return this.keep((world) => !this.held.has(world));
  }

  explain(): Solution | undefined {
    return this.solve();
  }

  solve(): Solution | undefined {
    const [world] = this.held;
    if (world === undefined) return undefined;
    return { words: this.isAlways ? [] : world.map(({ words }) => words), facts: world, decisions: [] };
  }

  private keep(wanted: (world: World) => boolean): WorldCase {
    return new WorldCase(this.all, new Set(this.all.filter(wanted)));
  }
}

function heldBy(other: Case): ReadonlySet<World> {
  if (!(other instanceof WorldCase)) throw new Error('cases of worlds go with cases of worlds');
  return other.held;
}

/** The case that holds in the worlds at these places. */
export function caseOf(worlds: readonly World[], ...places: number[]): WorldCase {
  return new WorldCase(worlds, new Set(worlds.filter((_, place) => places.includes(place))));
}

/** `path('event_properties', 'categories', 0n)`, or `path('${user_id}')`. */
export function path(root: string, ...steps: (string | bigint)[]): AttributePath {
  const [, attribute] = /^\$\{(.*)\}$/.exec(root) ?? [];
  if (attribute !== undefined) return { root: { kind: 'attribute', name: attribute }, steps, text: root };
  const [first, ...rest] = steps;
  const more = rest.map((step) => (typeof step === 'bigint' ? `[${step}]` : `.${step}`)).join('');
  return { root: { kind: 'namespace', name: root }, steps, text: `${root}.\${${first}}${more}` };
}

export function fact(where: AttributePath, value: Value, words: string): Fact {
  return { path: where, value, words };
}

/** A proof that knows of nothing but what a test says. */
export function proofOf(known: Partial<Proof> & Pick<Proof, 'sent'>): Proof {
  return {
    verdict: 'refuted',
    cases: 1,
    problems: [],
    assumptions: [],
    gaps: [],
    unset: [],
    aborted: known.sent.not(),
    stats: { mostStates: 1, decisionVariables: 0 },
    reads: new TextReads(),
    asked: () => new Set(),
    meter: new Meter(),
    ...known,
  };
}
