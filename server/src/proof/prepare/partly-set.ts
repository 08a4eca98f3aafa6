import { givenNames } from '../../template/names.ts';
import type { Node, Template } from '../../template/tree.ts';
import { variablesOf } from '../../template/variables.ts';

/** Variables that are read and that nothing sets outside of branches and loops: the run keeps in mind whether they are set. */
export function partlySet(template: Template): ReadonlySet<string> {
  const { definitions, reads, isOpen } = variablesOf(template);
  if (isOpen) return new Set();
  const always = new Set(template.nodes.flatMap((node) => namesAlways(node, template.source)));
  const names = [...definitions].filter(([name, all]) => {
    const isOwn = all.every(({ tag }) => tag.name === 'assign' || tag.name === 'capture');
    return isOwn && reads.has(name) && !always.has(name);
  });
  return new Set(names.map(([name]) => name));
}

/** What a node at the top level sets in every rendering. */
function namesAlways(node: Node, source: string): readonly string[] {
  if (node.type === 'block' && node.name === 'capture')
    return node.branches.flatMap(({ tag }) => namesAlways(tag, source));
  if (node.type === 'tag' && node.markup.kind === 'lines') {
    return node.markup.nodes.flatMap((line) => givenNames(line, source).map(({ name }) => name));
  }
  return givenNames(node, source).map(({ name }) => name);
}
