import type { AttributePath } from '../../server/src/proof/proof.ts';
import type { Read } from './body-tree.ts';
import type { Dice } from './dice.ts';
import { itemFields, lists, scalars } from './sources.ts';

/** Something that a tag or an output can name. */
export interface Variable {
  readonly code: string;
  readonly read: Read;
}

/** How careful the author of a body is with values. */
export type Care = 'none' | 'some' | 'full';

/** What a generated body has at hand: attributes, and the items of the loops around. */
export class Scope {
  private names = 0;
  private readonly loops: { readonly name: string; readonly read: Read; readonly isObject: boolean }[] = [];
  private readonly tested: readonly Variable[];
  private readonly untested: readonly Variable[];
  readonly lists: readonly AttributePath[];
  readonly care: Care;

  constructor(readonly dice: Dice) {
    const chosen = dice.some(scalars, 2 + dice.below(6));
    const cut = 1 + dice.below(Math.min(4, chosen.length - 1));
    this.tested = chosen.slice(0, cut).map(variableOf);
    this.untested = chosen.slice(cut).map(variableOf);
    this.lists = dice.some(lists, 1 + dice.below(2));
    this.care = dice.weighed([
      [2, 'none'],
      [2, 'some'],
      [4, 'full'],
    ]);
  }

  /** A name that nothing else in the body has. */
  fresh(stem: string): string {
    this.names++;
    return `${stem}${this.names}`;
  }

  get depthOfLoops(): number {
    return this.loops.length;
  }

  testedVariables(): readonly Variable[] {
    const items = this.loops.map((loop) => (loop.isObject ? fieldOf(loop, 'sale') : itemOf(loop)));
    return [...this.tested, ...this.tested, ...items];
  }

  printedVariables(): readonly Variable[] {
    const items = this.loops.flatMap((loop) =>
      loop.isObject ? [fieldOf(loop, this.dice.pick(itemFields))] : [itemOf(loop)],
    );
    return [...this.untested, ...this.untested, ...this.tested, ...items, ...items];
  }

  /** A list to walk: an attribute, or the tags of the item at hand. */
  collection(): Variable {
    const loop = this.loops.at(-1);
    if (loop?.isObject && this.dice.chance(0.6)) return fieldOf(loop, 'tags');
    return variableOf(this.dice.pick(this.lists));
  }

  /** What `inner` gives while `name` stands for the items of a list. */
  within<T>(name: string, { read }: Variable, inner: () => T): T {
    const isObject = read.steps.length === 0 && this.dice.chance(0.7);
    this.loops.push({ name, read: { ...read, steps: [...read.steps, '[]'] }, isObject });
    const result = inner();
    this.loops.pop();
    return result;
  }

  /** Braze lets an attribute stand in braces of its own. */
  inTag({ code, read }: Variable): string {
    const isAttribute = read.source.root.kind === 'attribute' && code.startsWith('$');
    return isAttribute && this.dice.chance(0.4) ? `{{${code}}}` : code;
  }
}

/** A loop tells lists apart by their lengths, whatever it does with the items. */
export function walked({ read }: Variable): Read {
  return { ...read, steps: [...read.steps, '[]'] };
}

function variableOf(source: AttributePath): Variable {
  return { code: source.text, read: { source, steps: [], values: [], printed: false } };
}

function fieldOf({ name, read }: { name: string; read: Read }, field: string): Variable {
  return { code: `${name}.${field}`, read: { ...read, steps: [...read.steps, field] } };
}

function itemOf({ name, read }: { name: string; read: Read }): Variable {
  return { code: name, read };
}
