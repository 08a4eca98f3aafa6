import { findTag } from '../../catalog/tags.ts';
import { nodesOf } from '../../template/nodes.ts';
import { contains, type Span } from '../../template/span.ts';
import type { Node, Tag, Template } from '../../template/tree.ts';

/** The names of the tags that belong together, such as `if`, `elsif`, `else` and `endif`, if the place is in one of them. */
export function matchingTags(template: Template, offset: number): Span[] {
  for (const node of nodesOf(template)) {
    const names = contains(node, offset) ? tagsOf(node).map(({ nameSpan }) => nameSpan) : [];
    if (names.some((name) => contains(name, offset))) return names;
  }
  return jumpsAt(template, offset);
}

function tagsOf(node: Node): Tag[] {
  if (node.type === 'block') return [...node.branches.map(({ tag }) => tag), ...(node.closing ? [node.closing] : [])];
  if (node.type !== 'comment' && node.type !== 'raw') return [];
  return [node.opening, ...(node.closing ? [node.closing] : [])];
}

/** `break` and `continue`, with the loop that they belong to. */
function jumpsAt(template: Template, offset: number): Span[] {
  const nodes = nodesOf(template).filter((node) => contains(node, offset));
  const jump = nodes.find((node): node is Tag => node.type === 'tag' && JUMPS.has(node.name));
  if (jump === undefined || !contains(jump.nameSpan, offset)) return [];
  const loop = nodes.findLast((node) => node.type === 'block' && (node.name === 'for' || node.name === 'tablerow'));
  return loop === undefined ? [] : [...tagsOf(loop).map(({ nameSpan }) => nameSpan), jump.nameSpan];
}

const JUMPS: ReadonlySet<string> = new Set(['break', 'continue']);

/** The name of a block in its first tag and in its end tag, which must be the same. */
export function linkedNames(template: Template, offset: number): Span[] {
  for (const node of nodesOf(template)) {
    const [first, ...others] = contains(node, offset) ? tagsOf(node) : [];
    const last = others.at(-1)?.nameSpan;
    if (first === undefined || last === undefined || first.name === '') continue;
    const end = { start: last.start + 'end'.length, end: last.end };
    if (template.source.slice(last.start, last.end) !== `end${first.name}`) continue;
    if (contains(first.nameSpan, offset) || contains(end, offset)) return [first.nameSpan, end];
  }
  return halfTypedPair(template, offset);
}

/** On the way from `if` to `unless` the names are those of no tag: `{% unl x %}` and `{% endunl %}`. */
function halfTypedPair(template: Template, offset: number): Span[] {
  const open: Tag[] = [];
  for (const node of nodesOf(template)) {
    if (node.type !== 'tag') continue;
    const { name, nameSpan } = node;
    const at = name.startsWith('end') ? open.findLastIndex((tag) => name === `end${tag.name}`) : -1;
    const [first] = at < 0 ? [] : open.splice(at);
    if (first === undefined) {
      if (findTag(name) === undefined) open.push(node);
      continue;
    }
    const end = { start: nameSpan.start + 'end'.length, end: nameSpan.end };
    if (contains(first.nameSpan, offset) || contains(end, offset)) return [first.nameSpan, end];
  }
  return [];
}
