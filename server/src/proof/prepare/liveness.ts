import type { Expression } from '../../template/expressions.ts';
import type { Node, Template } from '../../template/tree.ts';
import { expressions } from '../../template/walk.ts';
import { counterKey, isVariable } from '../values/variable-key.ts';

/** Up to where in the body each variable is read: what nobody reads any more need not be kept apart. */
export class Liveness {
  private readonly lastRead = new Map<string, number>();

  constructor(template: Template) {
    for (const node of template.nodes) this.gather(node, 0);
  }

  /** @param offset of what was executed last. */
  isLive(name: string, offset: number): boolean {
    return (this.lastRead.get(name) ?? -1) >= offset || !isVariable(name);
  }

  isEverRead(name: string): boolean {
    return this.lastRead.has(name);
  }

  /** What a loop reads is read again in its next iteration; what a captured block reads, wherever it is printed. */
  private gather(node: Node, atLeast: number): void {
    const stack: { node: Node; atLeast: number }[] = [{ node, atLeast }];
    for (let entry = stack.pop(); entry !== undefined; entry = stack.pop()) {
      const { node: one, atLeast: from } = entry;
      for (const expression of expressions(one)) this.read(expression, Math.max(from, one.end));
      if (one.type === 'tag' && one.markup.kind === 'lines') {
        for (const inner of one.markup.nodes) stack.push({ node: inner, atLeast: from });
      }
      if (one.type !== 'block') continue;
      const isLoop = one.name === 'for' || one.name === 'tablerow';
      const end = isLoop ? Math.max(from, one.end) : from;
      for (const { tag, nodes } of one.branches) {
        stack.push({ node: tag, atLeast: Math.max(end, one.name === 'case' ? one.end : 0) });
        for (const inner of nodes) stack.push({ node: inner, atLeast: end });
      }
    }
  }

  private read(expression: Expression, offset: number): void {
    if (expression.type !== 'lookup' || expression.root.kind !== 'name') return;
    for (const name of [expression.root.name, counterKey(expression.root.name)]) {
      this.lastRead.set(name, Math.max(this.lastRead.get(name) ?? 0, offset));
    }
  }
}
