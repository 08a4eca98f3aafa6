import { findTag } from '../../catalog/tags.ts';
import type { Container } from '../cursor/json-container.ts';
import type { JsonPlace } from '../cursor/json-place.ts';
import type { CompletionItem } from './item.ts';
import type { CompletionRequest } from './request.ts';
import { simpleItem } from './simple-item.ts';
import { blocksAround } from './variables.ts';

/** The brackets and tags that are still open at the end of what is typed so far. */
export function closingItems(request: CompletionRequest, place: JsonPlace): CompletionItem[] {
  const { typed, next, before } = place;
  const isAtEnd = typed.start === typed.end && [...next].every((sign) => sign === 'end') && next.size > 0;
  if (!isAtEnd || place.expects === 'value' || place.expects === 'colon') return [];
  const block = blocksAround(request.template, request.offset).findLast(({ closing }) => closing === undefined);
  const container = place.container;
  const isBlockInner = block !== undefined && (container === undefined || block.start > container.start);
  if (isBlockInner)
    return [item(`{% ${findTag(block.name)?.block?.end ?? `end${block.name}`} %}`, 'Closes the block', typed)];
  if (container === undefined || before.has('comma')) return [];
  const brackets = bracketsOf(container, block?.start ?? -1);
  const [first] = brackets;
  if (first === undefined) return [];
  const all = brackets.length > 1 && block === undefined ? [item(brackets.join(''), 'Closes all brackets', typed)] : [];
  return [item(first, 'Closes the bracket', typed), ...all];
}

/** Up to a block that is open itself. */
function bracketsOf(container: Container, from: number): string[] {
  const brackets: string[] = [];
  for (let at: Container | undefined = container; at !== undefined && at.start > from; at = at.outer) {
    brackets.push(at.kind === 'object' ? '}' : ']');
  }
  return brackets;
}

function item(text: string, detail: string, typed: JsonPlace['typed']): CompletionItem {
  return simpleItem({
    label: text,
    kind: 'closing',
    detail,
    documentation: 'It is opened, but not closed yet.',
    rank: 90,
    edit: { ...typed, newText: text },
  });
}
