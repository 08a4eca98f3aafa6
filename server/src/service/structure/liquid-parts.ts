import type { Span } from '../../template/span.ts';
import type { Block, Tag, Template } from '../../template/tree.ts';
import { inOneLine, type Part, type PartKind } from './part.ts';

const KINDS: Readonly<Record<string, PartKind>> = {
  if: 'condition',
  unless: 'condition',
  elsif: 'condition',
  else: 'condition',
  case: 'condition',
  when: 'condition',
  for: 'loop',
  tablerow: 'loop',
  capture: 'variable',
  assign: 'variable',
  abort_message: 'stop',
  connected_content: 'request',
};

/** A tag as a part of an outline, or a branch with what it holds. */
export function liquidPart(
  { start, end }: Span,
  tag: Tag | undefined,
  template: Template,
  block?: Block,
): Omit<Part, 'depth' | 'children' | 'value'> {
  if (tag === undefined) return { kind: 'other', name: '…', nameSpan: { start, end }, detail: '', start, end };
  const { name, markup } = tag;
  const kind = KINDS[name] ?? (block === undefined ? 'other' : 'condition');
  const nameSpan = { start: tag.start, end: tag.end };
  if (markup.kind === 'assign' || (markup.kind === 'name' && kind === 'variable')) {
    const { target } = markup;
    const words = markup.kind === 'assign' ? textOf(markup.expression, template) : name;
    return { kind, name: target?.name || name, nameSpan: target ?? nameSpan, detail: words, start, end };
  }
  const first = block?.branches[0]?.tag;
  const detail = first === undefined || first === tag || first.name === 'case' ? '' : wordsOf(first, template);
  return { kind, name: wordsOf(tag, template), nameSpan, detail, start, end };
}

/** As it stands between the signs: `if ${user_id}`. */
function wordsOf({ nameSpan, markup, name }: Tag, template: Template): string {
  return inOneLine(template.source.slice(nameSpan.start, Math.max(nameSpan.end, markup.end))) || name || '…';
}

function textOf({ start, end }: Span, { source }: Template): string {
  return inOneLine(source.slice(start, end));
}
