import { findTag } from '../../catalog/tags.ts';
import type { DeclaredType } from '../../catalog/types.ts';
import type { Expression, Lookup } from '../../template/expressions.ts';
import { nodesOf } from '../../template/nodes.ts';
import { read } from '../../template/read.ts';
import type { Tag, Template } from '../../template/tree.ts';
import { type InputRoot, type InputStep, stepOf, type TypesOfPaths } from '../values/input-path.ts';

export interface NamedPlace {
  readonly root: Extract<InputRoot, { readonly kind: 'attribute' | 'namespace' }>;
  readonly steps: readonly InputStep[];
}

/** What the configuration says of places of the data, whatever the spelling: `.a` and `.${a}` are one place, and any item is `[]`. */
export class DeclaredTypes implements TypesOfPaths {
  private readonly byKey = new Map<string, DeclaredType>();
  /** The places of the items of loops, by the offset of the tag. */
  private readonly items: ReadonlyMap<number, string>;

  /** @param types by names such as `event_properties.${products}[].price`; what names no place is left out. */
  constructor(types: ReadonlyMap<string, DeclaredType>, template: Template) {
    for (const [name, type] of types) {
      const place = readPlaceName(name);
      if (place !== undefined) this.byKey.set(rootKey(place.root) + place.steps.map(stepKey).join(''), type);
    }
    this.items = types.size === 0 ? new Map() : itemPlaces(template);
  }

  of(root: InputRoot, steps: readonly InputStep[]): DeclaredType | undefined {
    if (this.byKey.size === 0 || root.kind === 'past-item') return undefined;
    const outer = root.kind === 'item' ? this.items.get(root.loop) : rootKey(root);
    return outer === undefined ? undefined : this.byKey.get(outer + steps.map(stepKey).join(''));
  }
}

/** A place as a body names it, with `[]` for any item of a list; `undefined` for what is something else, or more than that. */
export function readPlaceName(name: string): NamedPlace | undefined {
  const [node, ...others] = read(`{{${name.replaceAll('[]', '[0]')}}}`).nodes;
  if (name.includes('{{') || node?.type !== 'output' || others.length > 0) return undefined;
  const { value, filters, junk } = node.expression;
  return value?.type === 'lookup' && filters.length === 0 && junk.length === 0 ? namedPlace(value) : undefined;
}

function namedPlace({ root, steps: given }: Lookup): NamedPlace | undefined {
  const steps = given.map(stepOf).filter((step) => step !== undefined);
  if (root.kind === 'index' || steps.length < given.length) return undefined;
  return { root: { kind: root.kind === 'attribute' ? 'attribute' : 'namespace', name: root.name.trim() }, steps };
}

/** Where a variable gets its value. */
interface Source {
  readonly expression: Expression | undefined;
  readonly isItem: boolean;
}

/** `undefined` for a variable that several tags set, or one that puts it together. */
type Sources = ReadonlyMap<string, Source | undefined>;

/** For each loop whose list is one place of the data for sure, the place of its items. */
function itemPlaces(template: Template): ReadonlyMap<number, string> {
  const loops = nodesOf(template).flatMap((node) =>
    node.type === 'tag' && node.markup.kind === 'loop' ? [{ start: node.start, loop: node.markup.loop }] : [],
  );
  const sources = sourcesOf(template);
  return new Map(
    loops.flatMap(({ start, loop }) => {
      const list = placeOf(loop.collection, sources);
      return list === undefined ? [] : [[start, `${list}[]`] as const];
    }),
  );
}

function sourcesOf(template: Template): Sources {
  const sources = new Map<string, Source | undefined>();
  const add = (name: string | undefined, source: Source | undefined) => {
    if (name !== undefined) sources.set(name, sources.has(name) ? undefined : source);
  };
  for (const node of nodesOf(template)) {
    if (node.type !== 'tag') continue;
    const { markup } = node;
    for (const name of namesSetBy(node, template.source)) add(name, undefined);
    if (markup.kind === 'loop') add(markup.loop.variable?.name, { expression: markup.loop.collection, isItem: true });
    else if (markup.kind === 'name') add(markup.target?.name, undefined);
    else if (markup.kind === 'assign') {
      const { value, filters, junk } = markup.expression;
      const isPlain = filters.length === 0 && junk.length === 0;
      add(markup.target?.name, isPlain ? { expression: value, isItem: false } : undefined);
    }
  }
  return sources;
}

/** Variables that a tag of Braze's sets: those it always does, and the one of `:save`. */
function namesSetBy({ name, markup }: Tag, source: string): readonly string[] {
  const saves = markup.kind === 'raw' ? markup.options.filter((option) => option.name === 'save') : [];
  const saved = saves.flatMap(({ value }) =>
    value === undefined ? [] : [source.slice(value.start, value.end).trim()],
  );
  return [...(findTag(name)?.defines ?? []), ...saved];
}

/** So many variables in a row; one that is made of itself never ends. */
const MOST_VARIABLES = 20;

/** Follows variables to the place of the data that they stand for. */
function placeOf(expression: Expression | undefined, sources: Sources): string | undefined {
  let behind = '';
  let at = expression;
  for (let count = 0; count < MOST_VARIABLES; count++) {
    const place = at?.type === 'lookup' ? namedPlace(at) : undefined;
    if (place === undefined) return undefined;
    const { root, steps } = place;
    behind = steps.map(stepKey).join('') + behind;
    if (root.kind === 'attribute' || !sources.has(root.name)) return rootKey(root) + behind;
    const source = sources.get(root.name);
    if (source?.isItem) behind = `[]${behind}`;
    at = source?.expression;
  }
  return undefined;
}

function rootKey({ kind, name }: NamedPlace['root']): string {
  return kind === 'attribute' ? `\${${name}}` : name;
}

function stepKey(step: InputStep): string {
  return step.kind === 'index' ? '[]' : `.${JSON.stringify(step.name)}`;
}
