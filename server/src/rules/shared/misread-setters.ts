import { findTag } from '../../catalog/tags.ts';
import { nodesOf } from '../../template/nodes.ts';
import type { Template } from '../../template/tree.ts';
import { loopTagSlip } from './loop-slip.ts';
import { slice } from './words.ts';

/** Names that tags are meant to give to variables which Liquid cannot read: an `assign` without `=`, `for p of list`, `{% set x = 1 %}`. */
export function misreadSetters(template: Template): ReadonlySet<string> {
  const { problems, source } = template;
  const refused = problems.flatMap(({ kind, start, end }) => {
    if (kind !== 'tag-syntax') return [];
    const tag = source.slice(start, end);
    return loopTagSlip(tag)?.item ?? /^\{%-?\s*assign\s+([\w-]+)/.exec(tag)?.[1] ?? [];
  });
  const unknown = nodesOf(template).flatMap((node) =>
    node.type === 'tag' && findTag(node.name) === undefined
      ? (/^\s*([\w-]+)\s*=(?!=)/.exec(slice(source, node.markup))?.[1] ?? [])
      : [],
  );
  return new Set([...refused, ...unknown]);
}
