import { findFilter } from '../catalog/filters/index.ts';
import type { AttributePath } from '../proof/proof.ts';
import type { Expression, FilteredExpression, Lookup, Step } from '../template/expressions.ts';
import type { Span } from '../template/span.ts';
import { SpanIndex } from '../template/span-index.ts';
import type { Node, Template } from '../template/tree.ts';
import { expressions, filteredExpressions, walk } from '../template/walk.ts';

/** A place in what a sample user answers that a body reads. */
export interface Read {
  readonly root: AttributePath['root'];
  readonly steps: readonly ReadStep[];
  /** What the body can do with it: print it where only a number will do, or anything. */
  readonly need: 'number' | 'any';
  /** The first expression of the body that reads it. */
  readonly at: Span;
}

/** `null`: each item of a list. */
export type ReadStep = string | bigint | null;

/**
 * What a body reads, through loops and plain assignments too, each place once, outer before inner.
 * @param values the outputs in value position, outside quotes.
 */
export function readsOf(template: Template, values: readonly Span[]): Read[] {
  const reads = new Reads(values);
  for (const node of walk(template)) reads.visit(node);
  return [...reads.found.values()].sort((one, other) => one.steps.length - other.steps.length);
}

type Place = Pick<Read, 'root' | 'steps'>;

/** Filters that return their input array with fewer items or in another order. */
const SAME_LIST = new Set(['sort', 'sort_natural', 'reverse', 'uniq', 'compact', 'where', 'slice']);
/** Filters that return one item of their input array. */
const ONE_ITEM = new Set(['first', 'last']);

/** Filters that are for lists alone. */
const OF_LISTS: ReadonlySet<string> = new Set([
  'join',
  'map',
  'where',
  'uniq',
  'compact',
  'concat',
  'sort',
  'sort_natural',
]);

class Reads {
  readonly found = new Map<string, Read>();
  /** What the variables of the body may refer to, whichever branch has set them. */
  private readonly variables = new Map<string, Place[]>();

  private readonly values: SpanIndex;

  constructor(values: readonly Span[]) {
    this.values = new SpanIndex(values);
  }

  visit(node: Node): void {
    for (const filtered of filteredExpressions(node)) {
      const { value } = filtered;
      if (value === undefined) continue;
      this.add(this.placesOf(value), this.needOf(filtered, node), value);
      this.add(this.itemsTaken(filtered), 'any', value);
    }
    for (const expression of expressions(node)) this.add(this.placesOf(expression), 'any', expression);
    if (node.type !== 'tag') return;
    const { markup } = node;
    if (markup.kind === 'assign') this.bind(markup.target?.name, this.placesOfFiltered(markup.expression));
    if (markup.kind === 'loop' && markup.loop.collection !== undefined) {
      const items = this.placesOf(markup.loop.collection).map(itemOf);
      this.add(items, 'any', markup.loop.collection);
      this.bind(markup.loop.variable?.name, items);
    }
  }

  private needOf({ filters }: FilteredExpression, { start, end }: Node): Read['need'] {
    const first = filters.find(({ name }) => name !== 'default');
    if (first !== undefined) return findFilter(first.name)?.group === 'math' ? 'number' : 'any';
    return this.values.overlaps({ start, end }) ? 'number' : 'any';
  }

  /** Where a filter takes the items of a list, or a member of each. */
  private itemsTaken({ value, filters: [first] }: FilteredExpression): readonly Place[] {
    if (value === undefined || first === undefined || !OF_LISTS.has(first.name)) return [];
    const items = this.placesOf(value).map(itemOf);
    const member = first.arguments[0]?.value;
    if (first.name !== 'map' || member?.type !== 'literal' || member.literal.kind !== 'string') return items;
    const name = member.literal.value;
    return items.map(({ root, steps }) => ({ root, steps: [...steps, name] }));
  }

  private bind(name: string | undefined, places: readonly Place[]): void {
    if (name === undefined || places.length === 0) return;
    this.variables.set(name, [...(this.variables.get(name) ?? []), ...places].slice(-MOST_PLACES));
  }

  private add(places: readonly Place[], need: Read['need'], { start, end }: Span): void {
    for (const place of places) {
      if (place.steps.length > MOST_STEPS) continue;
      const key = keyOf(place);
      const known = this.found.get(key);
      const at = known?.at ?? { start, end };
      if (need === 'number' || known === undefined) this.found.set(key, { ...place, need, at });
    }
  }

  private placesOfFiltered({ value, filters }: FilteredExpression): Place[] {
    let places = value === undefined ? [] : this.placesOf(value);
    for (const { name } of filters) {
      if (ONE_ITEM.has(name)) places = places.map(itemOf);
      else if (!SAME_LIST.has(name)) return [];
    }
    return places;
  }

  private placesOf(expression: Expression): Place[] {
    if (expression.type !== 'lookup') return [];
    const steps = expression.steps.map(stepOf);
    const known = steps.filter((step) => step !== undefined);
    // After a computed index it is unknown what is read.
    const sure = known.length === steps.length ? known : known.slice(0, steps.indexOf(undefined));
    return this.rootsOf(expression).map(({ root, steps: before }) => ({ root, steps: [...before, ...sure] }));
  }

  private rootsOf({ root }: Lookup): readonly Place[] {
    if (root.kind === 'attribute') return [{ root: { kind: 'attribute', name: root.name.trim() }, steps: [] }];
    if (root.kind === 'index') return [];
    return this.variables.get(root.name) ?? [{ root: { kind: 'namespace', name: root.name }, steps: [] }];
  }
}

/** What lies deeper no data has, and is not followed by the proof either. */
const MOST_STEPS = 64;
/** A variable that is set in many branches need not be followed through all of them. */
const MOST_PLACES = 8;

function itemOf({ root, steps }: Place): Place {
  return { root, steps: [...steps, null] };
}

function stepOf(step: Step): string | bigint | undefined {
  if (step.kind !== 'index') return step.name.trim();
  if (step.index.type !== 'literal') return undefined;
  const { literal } = step.index;
  if (literal.kind === 'integer') return BigInt(literal.text);
  return literal.kind === 'string' ? literal.value : undefined;
}

function keyOf({ root, steps }: Place): string {
  return [root.kind, root.name, ...steps.map((step) => (typeof step === 'string' ? `.${step}` : `[${step}]`))].join(
    '\n',
  );
}
