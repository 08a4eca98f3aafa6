import { isArray, isHash, type Value } from '../../semantics/values.ts';
import { alwaysSent, anchored } from './anchor.ts';
import { findScalar, findWhole, isNamed, likely, type Search, type Sought } from './find-source.ts';
import { variableFor } from './loop-variable.ts';
import { type Candidate, loopScope, type Scope } from './scope.ts';
import type { Member, Observed, Shape } from './shape.ts';
import { isSame, kindOfAll, presenceTest } from './values.ts';

/** A value of the payload as a body prints it, with the test that says whether there is one. */
export interface Built {
  readonly shape: Shape;
  readonly guard?: string;
}

export interface Building extends Search {
  /** Members that must not be sent, by their paths as `pathKey` writes them. */
  readonly dropped: ReadonlySet<string>;
  /** Members that are printed as they are, since their parts were too much for the proof. */
  readonly plain: ReadonlySet<string>;
  /** Told of what the body always sends, of what it cannot send, and of objects of which nothing is left. */
  readonly note: (kind: 'constant' | 'unreadable' | 'emptied', path: readonly string[]) => void;
}

export function pathKey(path: readonly string[]): string {
  return JSON.stringify(path);
}

type Path = readonly string[];

/** How a body prints the wanted values, one for each sample; `undefined` if it cannot. */
export function build(wanted: Observed, path: Path, scope: Scope, building: Building): Built | undefined {
  const plain = building.plain.has(pathKey(path)) ? whole(wanted, path, scope, building) : undefined;
  if (plain !== undefined) return plain;
  const kind = kindOfAll(wanted);
  if (kind === 'object' && !wanted.every(isEmptyOrNone)) return object(wanted, path, scope, building);
  if (kind === 'array' && !wanted.every(isEmptyOrNone)) return list(wanted, path, scope, building);
  const isPlain = kind !== undefined && kind !== 'object' && kind !== 'array';
  const found = isPlain ? findScalar(wanted, path, scope, building) : undefined;
  return sourced(found, wanted) ?? whole(wanted, path, scope, building) ?? constant(wanted, path, found, building);
}

function isEmptyOrNone(value: Value | undefined): boolean {
  return (isArray(value) && value.length === 0) || (isHash(value) && value.size === 0) || value === undefined;
}

function sourced(found: Sought, wanted: Observed): Built | undefined {
  if (found === undefined || found === 'unwritable') return undefined;
  const { kind, source, candidate } = found;
  const shape = { kind, source };
  // What prints null for nil cannot be left out as well: to Liquid, null and a missing member are the same.
  if (!wanted.includes(null)) return { shape, guard: guardFor(candidate) };
  return kind === 'json' && !wanted.includes(undefined) ? { shape } : undefined;
}

function guardFor({ place, values }: Candidate): string {
  return `${place?.source.inTag} ${presenceTest(values)}`;
}

function whole(wanted: Observed, path: Path, scope: Scope, building: Building): Built | undefined {
  return sourced(findWhole(wanted, path, scope, building), wanted);
}

/** What the event does not have is always the same. Where origins are known, everything comes from the event. */
function constant(wanted: Observed, path: Path, found: Sought, building: Building): Built | undefined {
  const [first] = wanted;
  const isConstant = first !== undefined && wanted.every((value) => value !== undefined && isSame(value, first));
  if (!isConstant || found === 'unwritable' || building.origin !== undefined) return undefined;
  building.note('constant', path);
  return { shape: { kind: 'constant', value: first } };
}

function object(wanted: Observed, path: Path, scope: Scope, building: Building): Built | undefined {
  const base = likely(path, scope, building).find(
    ({ place, values }) => place !== undefined && values.every((value, at) => isHash(value) === isHash(wanted[at])),
  );
  const members: Member[] = [];
  const failed: Path[] = [];
  for (const name of namesIn(wanted)) {
    const inner = [...path, name];
    if (building.dropped.has(pathKey(inner))) continue;
    const values = membersNamed(name, wanted);
    if (isEmptied(values, inner, building)) {
      building.note('emptied', inner);
      continue;
    }
    const built = build(values, inner, scope, building);
    if (built === undefined) failed.push(inner);
    else members.push({ name, path: inner, ...built });
  }
  const plain = failed.length === 0 || path.length < 2 ? undefined : whole(wanted, path, scope, building);
  if (plain !== undefined) return plain;
  for (const one of failed) building.note('unreadable', one);
  return members.length === 0 && failed.length > 0 && path.length > 1 ? undefined : objectOf(wanted, members, base);
}

function membersNamed(name: string, wanted: Observed): Observed {
  return wanted.map((value) => (isHash(value) ? value.get(name) : undefined));
}

/** All that is inside must not be sent: then it would be sent as `{}`. */
function isEmptied(values: Observed, path: Path, building: Building): boolean {
  const kind = kindOfAll(values);
  if (kind === 'array') {
    const items = values.flatMap((value) => (isArray(value) ? value : []));
    return isEmptied(items, [...path, '[]'], building);
  }
  const names = kind === 'object' ? [...namesIn(values)] : [];
  const isGone = (name: string) => {
    const inner = [...path, name];
    return building.dropped.has(pathKey(inner)) || isEmptied(membersNamed(name, values), inner, building);
  };
  return names.length > 0 && names.every(isGone);
}

function namesIn(wanted: Observed): Set<string> {
  return new Set(wanted.flatMap((value) => (isHash(value) ? [...value.keys()] : [])));
}

function objectOf(wanted: Observed, members: readonly Member[], base: Candidate | undefined): Built | undefined {
  const only = guardedByOne(members, wanted);
  if (only !== undefined) return only;
  const isInList = members.some(({ path }) => path.includes('[]'));
  const shape = { kind: 'object' as const, members: isInList ? anchored(members, wanted) : members };
  const from = base?.place?.source.text;
  const isOfBase = from !== undefined && members.every(({ shape: one }) => sourceOf(one)?.startsWith(from));
  if (base !== undefined && isOfBase && base.path.length > 0) return { shape, guard: guardFor(base) };
  return wanted.every((value) => value !== undefined) ? { shape } : undefined;
}

/** An object with one member, which all samples have, is left out with it. */
function guardedByOne([only, ...others]: readonly Member[], wanted: Observed): Built | undefined {
  if (only?.guard === undefined || others.length > 0 || only.path.length < 3 || only.path.at(-2) === '[]')
    return undefined;
  const isAlways = wanted.every((value) => !isHash(value) || (value.get(only.name) ?? null) !== null);
  return isAlways ? { shape: { kind: 'object', members: [alwaysSent(only)] }, guard: only.guard } : undefined;
}

function sourceOf(shape: Shape): string | undefined {
  if (shape.kind === 'object')
    return shape.members.map((member) => sourceOf(member.shape)).find((text) => text !== undefined);
  return 'source' in shape ? shape.source.text : undefined;
}

function list(wanted: Observed, path: Path, scope: Scope, building: Building): Built | undefined {
  const lists = likely(path, scope, building).filter(
    ({ place, values }) => place !== undefined && haveLengthsOf(values, wanted),
  );
  const items = wanted.flatMap((value) => (isArray(value) ? value : []));
  if (kindOfAll(items) !== undefined && !items.some(isEmptyOrNone)) {
    for (const candidate of lists.slice(0, MOST_LISTS)) {
      const loop = loopOver(candidate, items, path, scope, building);
      const built = loop && chosen(loop, wanted, path, scope, building);
      if (built !== undefined) return built;
    }
  }
  const found = findWhole(wanted, path, scope, building);
  if (found === 'unwritable') return undefined;
  return sourced(found, wanted) ?? literal(wanted, path, scope, building);
}

const MOST_LISTS = 8;

/** The loop, unless it says no more than the list as it is, or cannot send all of it: of a list with another name, it is the wrong one then. */
function chosen(
  { built, notes, isNamed }: Loop,
  wanted: Observed,
  path: Path,
  scope: Scope,
  building: Building,
): Built | undefined {
  const isPlain = built.shape.kind === 'list' && built.shape.item.kind === 'json';
  const isLossy = notes.some(([kind]) => kind === 'unreadable');
  const plain = isPlain || isLossy ? whole(wanted, path, scope, building) : undefined;
  if (plain !== undefined) return plain;
  if (isLossy && !isNamed) return undefined;
  for (const told of notes) building.note(...told);
  return built;
}

/** What is to be told of a loop, once it is clear that it is the one. */
interface Loop {
  readonly built: Built;
  readonly notes: readonly Parameters<Building['note']>[];
  /** Over a list that has the name of the member. */
  readonly isNamed: boolean;
}

function haveLengthsOf(values: Observed, wanted: Observed): boolean {
  return values.every((value, at) => {
    const want = wanted[at];
    return isArray(value) ? isArray(want) && value.length === want.length : (value ?? undefined) === want;
  });
}

function loopOver(
  candidate: Candidate,
  items: Observed,
  path: Path,
  scope: Scope,
  building: Building,
): Loop | undefined {
  const { place } = candidate;
  // What has a colon is a parameter of the loop to Liquid, also in a name.
  if (place === undefined || place.source.text.includes(':')) return undefined;
  const variable = variableFor(path, scope.variables);
  const inner = loopScope(scope, candidate, variable);
  const notes: Parameters<Building['note']>[] = [];
  const quiet = { ...building, note: (...told: Parameters<Building['note']>) => void notes.push(told) };
  const built = build(items, [...path, '[]'], inner, quiet);
  if (built === undefined || !reads(built.shape, variable)) return undefined;
  const shape = { kind: 'list' as const, source: place.source, variable, item: built.shape };
  return { built: { shape, guard: guardFor(candidate) }, notes, isNamed: isNamed(candidate, path, building) };
}

function reads(shape: Shape, variable: string): boolean {
  if (shape.kind === 'object') return shape.members.some((member) => reads(member.shape, variable));
  if (shape.kind === 'items') return shape.items.some((item) => reads(item, variable));
  const text = 'source' in shape ? shape.source.text : '';
  return text === variable || text.startsWith(`${variable}.`) || text.startsWith(`${variable}[`);
}

/** A list whose items have their places in the payload, each from somewhere else. */
function literal(wanted: Observed, path: Path, scope: Scope, building: Building): Built | undefined {
  const [only, ...others] = wanted;
  if (!isArray(only) || others.length > 0 || building.origin !== undefined) return undefined;
  const items = only.map((item) => build([item], [...path, '[]'], scope, building)?.shape);
  const built = items.filter((item) => item !== undefined);
  return built.length === items.length ? { shape: { kind: 'items', items: built } } : undefined;
}
