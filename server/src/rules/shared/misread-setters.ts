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
    node.type === 'tag' && findTag(node.name) === undefined ? namesIn(slice(source, node.markup)) : [],
  );
  return new Set([...refused, ...unknown]);
}

/** `{% set x = 1 %}`, `{% capure x %}`; a loop has `forloop`, too. */
function namesIn(markup: string): readonly string[] {
  const [, name, isLoop] = /^\s*([\w-]+)\s*(?:=(?!=)|$|(in)\s)/.exec(markup) ?? [];
  return name === undefined ? [] : isLoop ? [name, 'forloop'] : [name];
}
