import { type Node, parseTree } from 'jsonc-parser';
import { type Link, ruleLink } from './links.ts';

/** The rules that a configuration names, for all files and for some. */
export function rulesNamedIn(text: string, codes: ReadonlySet<string>): Link[] {
  const root = parseTree(text);
  return root === undefined ? [] : namedIn(root, codes);
}

function namedIn(node: Node, codes: ReadonlySet<string>): Link[] {
  if (node.type === 'array') return (node.children ?? []).flatMap((child) => namedIn(child, codes));
  return propertiesOf(node).flatMap(([name, value]) => {
    if (name.value !== 'rules') return namedIn(value, codes);
    return propertiesOf(value).flatMap(([code]) =>
      ruleLink(String(code.value), { start: code.offset + 1, end: code.offset + code.length - 1 }, codes),
    );
  });
}

function propertiesOf({ type, children = [] }: Node): [Node, Node][] {
  if (type !== 'object') return [];
  return children.flatMap(({ children: [name, value] = [] }): [Node, Node][] =>
    name === undefined || value === undefined ? [] : [[name, value]],
  );
}
