import { Float, type Value } from '../semantics/values.ts';
import type { Template } from '../template/tree.ts';
import { expressions, walk } from '../template/walk.ts';
import type { CaseFact } from '../witness/case-file.ts';
import { filePath } from '../witness/file-path.ts';
import { type Read, type ReadStep, readsOf } from '../witness/reads.ts';

/** What a body reads of one place, and of what is in it. */
interface Shape {
  readonly members: Map<string, Shape>;
  items: Shape | undefined;
}

/** Values that tests and outputs of most bodies can tell apart. */
const SCALARS: readonly Value[] = [
  ...['a', 'text', '2', '1.5', 'true', '2023-12-06', '', ' ', 'a,b', 'A', '1234567890'],
  ...[2n, 0n, 1n, 5n, -1n, 100n, new Float(1.5)],
  ...[true, false, null],
];

const TELLING: readonly Value[] = [
  ...['true', true, '2', 2n, 'text', '', ' ', null, false, 'null', 100n, -1n],
  ...[[], new Map<string, Value>(), new Map<string, Value>([['size', -1n]])],
];
const ITEMS: readonly Value[] = [true, 2n, 'text', null];

/** Longer ones are not made, however large the number is that a size is compared with. */
const MOST_LONG = 40n;

/** What has a number as its size: a text, a list, and an object that says so. */
function ofSize(value: Value): Value[] {
  if (typeof value !== 'bigint' && !(value instanceof Float)) return [];
  const said = new Map<string, Value>([['size', value]]);
  if (typeof value !== 'bigint' || value < 1n || value > MOST_LONG) return [said];
  const length = Number(value);
  return [said, 'a'.repeat(length), Array.from({ length }, () => 'a')];
}

/** An object that holds a value under the names that bodies mostly read. */
function memberOf(value: Value): Value {
  return new Map(['id', 'name', 'k', 'tags', 'price'].map((name) => [name, value]));
}

/** Contents of sample-user files that differ in all that a body reads. The same body always gets the same ones. */
export class VariedUsers {
  private readonly root: Shape = newShape();
  private readonly scalars: readonly Value[];
  readonly places: CaseFact['path'][] = [];
  private readonly telling: readonly Value[];
  /** What the body itself speaks of. */
  readonly named: readonly Value[];
  private state = 1;

  /** @param names of members, which the names that data gives may equal. */
  constructor(template: Template, names: readonly string[]) {
    for (const { root, steps } of readsOf(template, [])) {
      const path = filePath(root);
      if (path === undefined) continue;
      add(this.root, [...path, ...steps]);
      this.addPlace(root, steps);
    }
    const literals = literalsIn(template);
    const own = [...new Set([...names, ...literals])];
    const sized = literals.flatMap(ofSize);
    this.named = [...own, ...sized];
    this.telling = [
      ...TELLING,
      ...this.named,
      ...[...own, ...ITEMS].flatMap((one) => [[one], [one, one], memberOf(one)]),
    ];
    this.scalars = [...SCALARS, ...literals, ...this.named];
  }

  /** What has a size, or a last item, is a place of its own: it may be an object that has a member of this name. */
  private addPlace(root: Read['root'], steps: readonly ReadStep[]): void {
    const ofList = steps.findIndex((step) => typeof step === 'string' && OF_LISTS.has(step));
    const all = (ofList < 0 ? steps : steps.slice(0, ofList)).map((step) => step ?? 0n);
    const isKnown = this.places.some(
      (one) => one.root.kind === root.kind && one.root.name === root.name && one.steps.join() === all.join(),
    );
    if (!isKnown) this.places.push({ root, steps: all, text: '' });
  }

  /** Each value that may tell something for each place that is read. */
  *changes(): Generator<CaseFact> {
    for (const value of this.telling) for (const path of this.places) yield { path, value };
  }

  next(): Value {
    return new Map(
      [...this.root.members].map(([section, shape]) => [section, this.container(shape, section === 'user')] as const),
    );
  }

  /** A section of the file, or a part of it that only holds members. */
  private container(shape: Shape, isProfile: boolean): Value {
    const members = [...shape.members].flatMap(([name, inner]): [string, Value][] => {
      const isContainer = name === 'custom_attributes' || name === 'properties';
      if (isContainer) return [[name, this.container(inner, false)]];
      const value = isProfile ? this.profileValue(inner) : this.value(inner, 0);
      return value === null ? [] : [[name, value]];
    });
    return new Map(members);
  }

  /** Fields of a profile are strings or missing. */
  private profileValue(shape: Shape): Value {
    const value = shape.items === undefined ? this.pick(this.scalars) : this.value(shape, 0);
    return typeof value === 'string' || value === null || typeof value === 'object' ? value : String(value);
  }

  private value({ members, items }: Shape, depth: number): Value {
    if (this.below(8) === 0) return this.pick(this.scalars);
    if (items !== undefined && (members.size === 0 || this.below(2) === 0))
      return Array.from({ length: this.below(4) }, () => this.value(items, depth + 1));
    if (members.size > 0)
      return new Map(
        [...members].flatMap(([name, inner]): [string, Value][] =>
          this.below(5) === 0 ? [] : [[name, this.value(inner, depth + 1)]],
        ),
      );
    if (this.below(12) === 0) return Array.from({ length: this.below(4) }, () => this.pick(this.scalars));
    return this.pick(this.scalars);
  }

  /** A value that may tell something wherever it is. */
  any(): Value {
    return this.pick([this.telling, this.scalars, this.named][this.below(3)] ?? this.named);
  }

  pick(values: readonly Value[]): Value {
    return values[this.below(values.length)] ?? null;
  }

  /** From 0 up to `end`: Lehmer's generator. */
  below(end: number): number {
    this.state = (this.state * 48271) % 2147483647;
    return this.state % end;
  }
}

/** What a body compares its data with, and prints: as it is written, and as the number or the text that looks like it. */
function literalsIn(template: Template): Value[] {
  const found = new Map<string, Value>();
  const add = (value: Value) => found.set(`${typeof value} ${String(value)}`, value);
  for (const node of walk(template)) {
    for (const expression of expressions(node)) {
      if (expression.type !== 'literal' || found.size >= MOST_LITERALS) continue;
      const { literal } = expression;
      const text = 'text' in literal ? literal.text : literal.kind === 'string' ? literal.value : undefined;
      if (text !== undefined) for (const value of [text, ...numbersLike(text)]) add(value);
    }
  }
  return [...found.values()];
}

/** The number that a text is, and its neighbours, for what is compared by order. */
function numbersLike(text: string): Value[] {
  if (/^-?\d{1,15}$/.test(text)) return [BigInt(text), BigInt(text) + 1n, BigInt(text) - 1n];
  return /^-?\d{1,15}\.\d+$/.test(text) ? [new Float(Number(text)), new Float(Number(text) + 1)] : [];
}

const MOST_LITERALS = 200;

function newShape(): Shape {
  return { members: new Map(), items: undefined };
}

function add(root: Shape, steps: readonly ReadStep[]): void {
  let at = root;
  for (const step of steps) {
    if (typeof step === 'string' && !OF_LISTS.has(step)) {
      const inner = at.members.get(step) ?? newShape();
      at.members.set(step, inner);
      at = inner;
    } else {
      at.items ??= newShape();
      if (step === 'size') return;
      at = at.items;
    }
  }
}

const OF_LISTS: ReadonlySet<string> = new Set(['size', 'first', 'last']);
