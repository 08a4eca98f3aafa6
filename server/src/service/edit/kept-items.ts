import { findNamespace } from '../../catalog/namespaces.ts';
import type { UsedNames } from './used-names.ts';

/** In what two versions of an item differ. */
export interface DifferentNames {
  /** Of places and variables. */
  readonly names: ReadonlySet<string>;
  /** Variables with which something else is done. */
  readonly variables: ReadonlySet<string>;
  /** Something is found there, of which the message or a fix may depend on which variables the body has. */
  readonly areOfInterest?: true;
}

export function differentNames(one: UsedNames, other: UsedNames): DifferentNames {
  const kinds = ['places', 'roots', 'given', 'set', 'items'] as const;
  const names = kinds.flatMap((kind) => different(one[kind], other[kind])).filter(isVariable);
  const variables = different(one.marks, other.marks).map(variableOf);
  return { names: new Set(names), variables: new Set(variables) };
}

function different(one: ReadonlySet<string>, other: ReadonlySet<string>): readonly string[] {
  return [...[...one].filter((name) => !other.has(name)), ...[...other].filter((name) => !one.has(name))];
}

/** Of which a mark speaks. */
function variableOf(mark: string): string {
  return mark.split(' ', 1)[0] ?? '';
}

/** What is left of a body if items are taken out of it, as far as others depend on it. */
export class Kept {
  private readonly places = new Set<string>();
  private readonly roots = new Set<string>();
  private readonly set = new Set<string>();
  private readonly given = new Set<string>();
  private readonly items = new Set<string>();
  private readonly defined = new Set<string>();
  private readonly marks = new Set<string>();

  /** @param asked whether more is asked of a place than that it is printed. @param tested the same of a variable. */
  constructor(
    private readonly asked: (place: string) => boolean,
    private readonly tested: (variable: string) => boolean,
    /** Of which it is not known in advance who reads them. */
    private readonly edited: DifferentNames,
  ) {}

  /** @param isTorn whether others stand between its parts, so that these may come between what it sets and reads. */
  add({ places, roots, set, given, items, marks }: UsedNames, isTorn = false): void {
    addAll(this.places, places);
    addAll(this.roots, roots);
    addAll(this.marks, marks);
    addAll(this.items, items);
    addAll(this.set, set);
    addAll(isTorn ? this.set : this.given, given);
    for (const names of [given, set, items]) addAll(this.defined, names);
  }

  /** Whether something that is said of one may depend on the other. */
  dependsOn(other: UsedNames): boolean {
    const { places, roots, set, given, items, isOdd } = other;
    return (
      isOdd ||
      some(mentionedIn(other), (name) => this.edited.names.has(name)) ||
      [given, set, roots].some((all) => some(all, (name) => this.edited.variables.has(name))) ||
      some(places, (place) => this.places.has(place) && this.asked(place)) ||
      some(roots, (name) => isVariable(name) && this.defined.has(name)) ||
      some(items, (name) => this.roots.has(name)) ||
      some(set, (name) => this.set.has(name) || this.given.has(name) || this.roots.has(name)) ||
      some(given, (name) => this.set.has(name) || this.roots.has(name) || (this.given.has(name) && this.tested(name)))
    );
  }

  /** Whether it matters which names there are: also where something is read that nothing else here gives a name to. */
  private mayBeMisspelt(): boolean {
    if (this.edited.areOfInterest) return true;
    const isUnknown = (name: string) => /^[\w-]+$/.test(name) && !this.defined.has(name);
    return some(this.edited.names, isUnknown) || some(this.roots, (name) => isVariable(name) && isUnknown(name));
  }

  /**
   * Whether it gives a name to something that nothing else here has: names are suggested where another is misspelt. Or whether it does with
   * a variable what nothing else here does with one of that name.
   */
  lacksNamesOf({ given, set, items, marks }: UsedNames): boolean {
    const isNew =
      this.mayBeMisspelt() && [given, set, items].some((names) => some(names, (name) => !this.defined.has(name)));
    return isNew || some(marks, (mark) => this.defined.has(variableOf(mark)) && !this.marks.has(mark));
  }
}

/** All names of places and variables in a part. */
export function* mentionedIn({ places, roots, set, given, items }: UsedNames): Iterable<string> {
  yield* places;
  for (const name of roots) if (isVariable(name)) yield name;
  yield* set;
  yield* given;
  yield* items;
}

function isVariable(name: string): boolean {
  return findNamespace(name) === undefined;
}

function some(names: Iterable<string>, isSo: (name: string) => boolean): boolean {
  for (const name of names) if (isSo(name)) return true;
  return false;
}

function addAll(all: Set<string>, more: Iterable<string>): void {
  for (const one of more) all.add(one);
}
