import { findTag } from '../../catalog/tags.ts';
import { nodesOf } from '../../template/nodes.ts';
import type { Span } from '../../template/span.ts';
import type { Node, Output, Tag, Template } from '../../template/tree.ts';
import { isInString, surplusBraces } from './loose-braces.ts';

/** A change right after the cursor, which stays where it is. */
export interface Closing extends Span {
  readonly newText: string;
}

/** What closes the braces or the block that the sign before the cursor has opened or completed, where it is missing. */
export function closingAfter(template: Template, offset: number): Closing | undefined {
  const typed = template.source.slice(Math.max(0, offset - 2), offset);
  if (typed === '{{' || typed === '{%') return closingBraces(template, offset);
  return typed === '%}' || typed === '}}' ? afterBraces(template, offset) : undefined;
}

/** Of an output or tag that begins at the cursor. */
function closingBraces(template: Template, offset: number): Closing | undefined {
  const opened = markupIn(template).find(({ start }) => start === offset - 2);
  if (opened === undefined || isClosed(opened, template.source)) return undefined;
  const newText = opened.type === 'output' ? '}}' : ' %}';
  // The editor has closed the first brace already.
  const isAdded = template.source.charAt(offset) === '}' && isLoose(template, offset, 1);
  return { start: offset, end: isAdded ? offset + 1 : offset, newText };
}

/** By braces of its own, not by those of another one further on. */
function isClosed({ start, end, closed }: Output | Tag, source: string): boolean {
  return closed && !/\{[{%]|\n/.test(source.slice(start + 2, end));
}

/** What the editor had closed itself, and was closed again by hand, goes; a block gets its end tag. */
function afterBraces(template: Template, offset: number): Closing | undefined {
  const { source } = template;
  const node = markupIn(template).find(({ end, closed }) => closed && end === offset);
  if (node === undefined) return undefined;
  const isTag = node.type === 'tag';
  const twice = (isTag ? /^ ?%\}/ : /^ ?\}\}/).exec(source.slice(offset, offset + 3))?.[0] ?? '';
  const isTwice = twice !== '' && (isTag || isLoose(template, offset, 2));
  const newText = isTag ? endTagOf(node, template) : '';
  return newText === '' && !isTwice
    ? undefined
    : { start: offset, end: offset + (isTwice ? twice.length : 0), newText };
}

/** Nothing if the block has its end tag. */
function endTagOf({ name, start, trims }: Tag, { problems }: Template): string {
  const end = findTag(name)?.block?.end;
  const isMissing = problems.some((one) => one.kind === 'missing-end' && one.name === name && one.start <= start);
  if (end === undefined || !isMissing) return '';
  return `{%${trims.before ? '-' : ''} ${end} ${trims.after ? '-' : ''}%}`;
}

function markupIn(template: Template): (Output | Tag)[] {
  return nodesOf(template).flatMap((node: Node) => {
    if (node.type === 'comment' || node.type === 'raw') return [node.opening];
    return node.type === 'output' || node.type === 'tag' ? [node] : [];
  });
}

/** Braces of which the JSON has no need. */
function isLoose(template: Template, offset: number, count: number): boolean {
  return isInString(template, offset) || surplusBraces(template) >= count;
}
