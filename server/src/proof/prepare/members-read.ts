import { COMMANDS, type InputPath, type InputPaths, type InputStep } from '../values/input-path.ts';

/** Places of which members are read by name, and not only of an item, which a text is of itself. */
export class MembersRead {
  private readonly named = new Set<InputPath>();

  constructor(private readonly paths: InputPaths) {}

  /** @param isItem whether the root is the variable of a loop. */
  add(root: InputPath, steps: readonly (InputStep | undefined)[], isItem: boolean): void {
    let around = root;
    for (const [at, step] of steps.entries()) {
      if (step === undefined) break;
      const isMember = step.kind !== 'index' && (step.kind === 'key' || !COMMANDS.has(step.name));
      if (isMember && (at > 0 || !isItem || isWholeItem(around))) this.named.add(around);
      // The last has thousands of names at times, and nothing in it is read.
      if (at < steps.length - 1) around = this.paths.step(around, step);
    }
  }

  has(path: InputPath): boolean {
    return this.named.has(path);
  }
}

/** Not what a loop goes through, which is in its items as a text is. */
function isWholeItem({ root, steps }: InputPath): boolean {
  return root.kind === 'item' && steps.length === 0;
}
