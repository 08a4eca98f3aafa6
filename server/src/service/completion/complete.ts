import { findNamespace } from '../../catalog/namespaces.ts';
import { expectationAt } from '../cursor/expectation.ts';
import { cursorPlace, type MarkupPlace } from '../cursor/markup-place.ts';
import { outputContext } from '../cursor/output-context.ts';
import { argumentItems } from './arguments.ts';
import { attributeItems, nameItems } from './attributes.ts';
import { directiveItems } from './directives.ts';
import { filterItems } from './filters.ts';
import { isMostlyWritten } from './fitting.ts';
import type { CompletionItem } from './item.ts';
import { jsonItems } from './json-items.ts';
import { literalItems } from './literals.ts';
import { meantNames } from './meant-namespace.ts';
import { memberItems } from './members.ts';
import { operatorItems } from './operators.ts';
import { loopParameterItems, optionItems, wordItems } from './options.ts';
import type { CompletionRequest, MarkupRequest } from './request.ts';
import { tagItems } from './tags.ts';
import { timeItems } from './time-of-sending.ts';
import { variableItems } from './variables.ts';

/** What can be written at a place of a body, the likely first; nothing where nothing of ours fits. No label occurs twice. */
export function complete(request: CompletionRequest): CompletionItem[] {
  const place = cursorPlace(request.template, request.offset);
  if (place.kind === 'hidden') return directiveItems(request);
  const items = place.kind === 'text' ? jsonItems(request) : markupItems(request, place);
  return unique(items.toSorted((one, other) => one.rank - other.rank));
}

function unique(items: readonly CompletionItem[]): CompletionItem[] {
  const seen = new Set<string>();
  return items.filter(({ label }) => !seen.has(label) && seen.add(label));
}

function markupItems(request: CompletionRequest, place: MarkupPlace): CompletionItem[] {
  const { template, offset } = request;
  const expected = expectationAt(place, template.source, offset);
  const context = place.kind === 'output' ? { context: outputContext(template, place.node.start) } : {};
  return itemsFor({ ...request, place, ...expected, ...context });
}

function itemsFor(request: MarkupRequest): CompletionItem[] {
  const { expects, isInvoked } = request;
  switch (expects.kind) {
    case 'tag':
      return tagItems(request);
    case 'value':
      // Nothing covers how the filter is written, unless somebody asks.
      if (!isInvoked && isMostlyWritten(expects.role)) return argumentItems(request, expects.role, undefined);
      return [
        ...argumentItems(request, expects.role, undefined),
        ...(expects.role.kind === 'printed' ? timeItems(request) : []),
        ...variableItems(request),
        ...attributeItems(request),
        ...literalItems(request, expects.role),
      ];
    case 'attribute':
      return expects.namespace === undefined || findNamespace(expects.namespace) !== undefined
        ? nameItems(request, expects.namespace)
        : meantNames(request, expects.namespace);
    case 'member':
      return memberItems(request, expects.of);
    case 'filter':
      return expects.hasPipe || isInvoked ? filterItems(request, expects.chain, expects.hasPipe) : [];
    case 'operator':
      return operatorItems(request, expects.left, expects.isSecond);
    case 'string':
      return argumentItems(request, expects.role, expects.quote);
    case 'word':
      return wordItems(request, expects.words);
    case 'loop-parameter':
      return loopParameterItems(request);
    case 'option':
      return optionItems(request);
    case 'nothing':
      return [];
  }
}
