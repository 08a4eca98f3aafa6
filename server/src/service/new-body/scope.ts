import { isArray, isHash, type Value } from '../../semantics/values.ts';
import type { Observed } from './shape.ts';
import { firstOf, memberOf, namespacePlace, type Place, variablePlace } from './source-path.ts';

/** A value of the event that a body could read here. */
export interface Candidate {
  /** `undefined` if Liquid cannot write one of its names. */
  readonly place: Place | undefined;
  /** Its names in the event, `[]` for the items of a list that is looped over, `[0]` for a first item. */
  readonly path: readonly string[];
  /** In each sample. */
  readonly values: Observed;
  /** How many loops further out it is. */
  readonly distance: number;
}

/** What can be read at a place of a body: the event, and in a loop the item. Samples are the events, in a loop the items of all of them. */
export interface Scope {
  readonly candidates: readonly Candidate[];
  readonly variables: readonly string[];
  /** How many samples there are. */
  readonly samples: number;
}

/** Events are small; a hostile one must not take long. */
const MOST = 4_000;

export function eventScope(namespace: string, properties: Value): Scope {
  const root: Candidate = { place: namespacePlace(namespace), path: [], values: [properties], distance: 0 };
  const candidates: Candidate[] = [];
  addInside(root, candidates);
  return { candidates, variables: [], samples: 1 };
}

/** What the body of a loop over a list can read. */
export function loopScope(outer: Scope, list: Candidate, variable: string): Scope {
  const lengths = list.values.map((value) => (isArray(value) ? value.length : 0));
  const item: Candidate = {
    place: variablePlace(variable),
    path: [...list.path, '[]'],
    values: list.values.flatMap((value) => (isArray(value) ? value : [])),
    distance: 0,
  };
  const candidates: Candidate[] = [item];
  addInside(item, candidates);
  for (const { place, path, values, distance } of outer.candidates) {
    if (candidates.length >= MOST) break;
    const repeated = values.flatMap((value, at) => new Array<Value | undefined>(lengths[at] ?? 0).fill(value));
    candidates.push({ place, path, values: repeated, distance: distance + 1 });
  }
  return { candidates, variables: [...outer.variables, variable], samples: item.values.length };
}

function addInside(parent: Candidate, into: Candidate[]): void {
  const names = new Set(parent.values.flatMap((value) => (isHash(value) ? [...value.keys()] : [])));
  for (const name of names) {
    if (into.length >= MOST) return;
    const values = parent.values.map((value) => (isHash(value) ? value.get(name) : undefined));
    const place = parent.place && memberOf(parent.place, name);
    const member = { ...parent, place, path: [...parent.path, name], values };
    into.push(member);
    addInside(member, into);
    addFirst(member, into);
  }
}

/** The first item of a list, for a payload that has only that one. */
function addFirst(list: Candidate, into: Candidate[]): void {
  if (!list.values.some((value) => isArray(value) && value.length > 0)) return;
  const values = list.values.map((value) => (isArray(value) ? value[0] : undefined));
  const first = { ...list, place: list.place && firstOf(list.place), path: [...list.path, '[0]'], values };
  into.push(first);
  addInside(first, into);
}
