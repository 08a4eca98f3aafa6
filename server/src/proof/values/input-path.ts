import type { DeclaredType } from '../../catalog/types.ts';
import type { Lookup } from '../../template/expressions.ts';

/** A place in a sample user's data, or in an item of a list of it. Equal places are the same object. */
export interface InputPath {
  readonly key: string;
  readonly root: InputRoot;
  readonly steps: readonly InputStep[];
  /** The place that it is a member or an item of. */
  readonly parent?: InputPath;
  /** As the author would write it. */
  readonly text: string;
  /** What the configuration says that it holds when it is there. */
  readonly declared?: DeclaredType;
}

export type InputRoot =
  /** `${name}` */
  | { readonly kind: 'attribute'; readonly name: string }
  /** `event_properties`, or a variable that a tag or Braze itself sets. */
  | { readonly kind: 'namespace'; readonly name: string }
  /** An item of a list, in the iteration of a loop: `loop` is the offset of its tag. */
  | { readonly kind: 'item'; readonly loop: number; readonly name: string }
  /** An item of an iteration that is over: nothing is known of it any more. */
  | { readonly kind: 'past-item'; readonly name: string };

export type InputStep =
  /** `key`: `["size"]`, which is a member alone, where `.size` also counts. */
  | { readonly kind: 'name' | 'attribute' | 'key'; readonly name: string }
  | { readonly kind: 'index'; readonly index: bigint };

/** What the configuration says of places of the data. */
export interface TypesOfPaths {
  of(root: InputRoot, steps: readonly InputStep[]): DeclaredType | undefined;
}

export class InputPaths {
  private readonly roots = new Map<string, InputPath>();
  /** What lies in a place, by the last step: a key is as long as its path, so that few are made. */
  private readonly inside = new Map<InputPath, Map<string, InputPath>>();
  /** Where the items of a loop come from, by the offset of its tag. */
  readonly lists = new Map<number, InputPath>();

  constructor(private readonly types: TypesOfPaths) {}

  root(root: InputRoot): InputPath {
    const key = rootKey(root);
    const known = this.roots.get(key);
    if (known !== undefined) return known;
    const path = this.make(key, root, [], root.kind === 'attribute' ? `\${${root.name}}` : root.name);
    this.roots.set(key, path);
    return path;
  }

  step(path: InputPath, step: InputStep): InputPath {
    const last = step.kind === 'index' ? `[${step.index}` : `.${step.name}`;
    const inside = this.inside.get(path) ?? new Map<string, InputPath>();
    const known = inside.get(last);
    if (known !== undefined) return known;
    this.inside.set(path, inside);
    const [key, text] = [path.key + stepKey(step), path.text + stepText(step)];
    const made = { ...this.make(key, path.root, [...path.steps, step], text), parent: path };
    inside.set(last, made);
    return made;
  }

  /** The same place in an item of an iteration that is over. */
  past(path: InputPath): InputPath {
    const { root } = path;
    if (root.kind !== 'item') return path;
    let past = this.root({ kind: 'past-item', name: root.name });
    for (const step of path.steps) past = this.step(past, step);
    return past;
  }

  private make(key: string, root: InputRoot, steps: readonly InputStep[], text: string): InputPath {
    const declared = this.types.of(root, steps);
    return { key, root, steps, text, ...(declared !== undefined && { declared }) };
  }
}

function rootKey(root: InputRoot): string {
  return root.kind === 'item' ? `item ${root.loop}` : `${root.kind} ${root.name}`;
}

/** `.a` and `.${a}` are the same place. */
function stepKey(step: InputStep): string {
  return step.kind === 'index' ? `[${step.index}]` : `.${JSON.stringify(step.name)}`;
}

function stepText(step: InputStep): string {
  if (step.kind === 'index') return `[${step.index}]`;
  return step.kind === 'attribute' ? `.\${${step.name}}` : `.${step.name}`;
}

/** A step with a known key; undefined for `[variable]`. */
export function stepOf(step: Lookup['steps'][number]): InputStep | undefined {
  if (step.kind === 'name') return { kind: 'name', name: step.name };
  if (step.kind === 'attribute') return { kind: 'attribute', name: step.name.trim() };
  if (step.index.type !== 'literal') return undefined;
  const { literal } = step.index;
  if (literal.kind === 'integer') return { kind: 'index', index: BigInt(literal.text) };
  return literal.kind === 'string' ? keyStep(literal.value) : undefined;
}

/** What lists and texts have besides, by names of which only those behind a dot are meant: Ruby's `command_methods`. */
export const COMMANDS: ReadonlySet<string> = new Set(['size', 'first', 'last']);

/** `[name]`. */
export function keyStep(name: string): InputStep {
  return { kind: COMMANDS.has(name) ? 'key' : 'name', name };
}

/** Whether it ends with `.size`. */
export function isSize({ steps }: InputPath): boolean {
  const last = steps.at(-1);
  return last !== undefined && last.kind !== 'index' && last.name === 'size';
}
