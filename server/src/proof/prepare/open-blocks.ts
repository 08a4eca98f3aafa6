import type { Node, Tag } from '../../template/tree.ts';
import type { InputRoot } from '../values/input-path.ts';

interface Open {
  readonly tag: Tag;
  /** Of a loop: what it calls its items. Of a capture: the variable that it sets. */
  readonly name: string;
  readonly isLoop: boolean;
  /** Between its tag and the next branch. */
  readonly end: number;
}

/** The loops and captures around a node, for nodes that are visited in the order of the source. */
export class OpenBlocks {
  private readonly open: Open[] = [];

  moveTo(node: Node): void {
    for (let last = this.open.at(-1); last !== undefined && last.end <= node.start; last = this.open.at(-1))
      this.open.pop();
    if (node.type !== 'block') return;
    const [first, second] = node.branches;
    if (first === undefined) return;
    const { tag } = first;
    const end = second?.tag.start ?? node.closing?.start ?? node.end;
    const name = nameGivenBy(tag);
    if (name !== undefined) this.open.push({ tag, name, isLoop: tag.markup.kind === 'loop', end });
  }

  /** The tag of the loop whose item a name stands for. @param offset of where the name is read. */
  loopOf(name: string, offset: number): Tag | undefined {
    return this.open.findLast((one) => one.isLoop && one.name === name && one.tag.end <= offset)?.tag;
  }

  /** The variables that captures around a place set. @param offset of the place. */
  capturedAt(offset: number): readonly string[] {
    return this.open.filter(({ isLoop, tag }) => !isLoop && tag.end <= offset).map(({ name }) => name);
  }
}

function nameGivenBy({ name, markup }: Tag): string | undefined {
  if (markup.kind === 'loop') return markup.loop.variable?.name;
  return name === 'capture' && markup.kind === 'name' ? markup.target?.name : undefined;
}

export function itemRoot(tag: Tag, name: string): InputRoot {
  return { kind: 'item', loop: tag.start, name };
}
