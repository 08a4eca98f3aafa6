import type { Block } from '../../template/tree.ts';
import type { CompletionItem } from './item.ts';
import type { MarkupRequest } from './request.ts';
import { simpleItem } from './simple-item.ts';
import { isEndThere } from './stray-end.ts';
import { tagEdit } from './tag-edit.ts';

/** After an item of a loop: the comma that all items but the last have behind them. */
export function separatorItems(inner: Block | undefined, request: MarkupRequest): CompletionItem[] {
  const { template, place } = request;
  const [body] = inner?.branches ?? [];
  if (inner?.name !== 'for' || body === undefined || place.isLine) return [];
  const before = template.source.slice(body.tag.end, place.node.start);
  const isAfterItem = /[}\]"\d]\s*$/.test(before) && !/forloop\.(?:last|first)/.test(before);
  if (!isAfterItem) return [];
  return [
    simpleItem({
      label: 'unless forloop.last',
      kind: 'tag',
      detail: 'comma between items',
      documentation: 'Prints a comma after each item but the last.',
      rank: -1,
      edit: tagEdit(request, 'unless forloop.last', isEndThere(request, 'endunless') ? '' : ',{% endunless %}'),
    }),
  ];
}
