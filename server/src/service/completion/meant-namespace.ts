import { synonyms } from '../../catalog/synonyms.ts';
import { variablesOf } from '../../template/variables.ts';
import { nameItems } from './attributes.ts';
import { namespaceFor } from './field-source.ts';
import type { CompletionItem } from './item.ts';
import type { MarkupRequest } from './request.ts';

/** Names from habit, before the dot, in small letters without `_`. */
const OF_EVENT: ReadonlySet<string> = new Set([
  'event',
  'events',
  'properties',
  'property',
  'props',
  'eventproperties',
  'trigger',
]);
const OF_USER: ReadonlySet<string> = new Set([
  'user',
  'users',
  'profile',
  'customer',
  'recipient',
  'subscriber',
  'contact',
]);

const OF_CUSTOM: ReadonlySet<string> = new Set(['custom', 'customattribute', 'attribute', 'attributes']);

/** What is meant by `event.title` and `user.first_name`, for which Braze has other names: all of it is replaced. */
export function meantItems(request: MarkupRequest, of: string): CompletionItem[] {
  const { template, wordStart, expects, settings } = request;
  const start = wordStart - of.length - 1;
  const isVariable = variablesOf(template).definitions.has(of);
  if (isVariable || expects.kind !== 'member' || template.source.slice(start, wordStart) !== `${of}.`) return [];
  const whole: MarkupRequest = { ...request, wordStart: start, expects: { kind: 'value', role: expects.role } };
  const name = of.toLowerCase().replaceAll('_', '');
  if (OF_USER.has(name)) return [undefined, 'custom_attribute'].flatMap((space) => named(whole, space, of));
  return named(whole, meantNamespace(name, settings), of);
}

/** The same where braces are typed already: `custom_attributes.${pl`. */
export function meantNames(request: MarkupRequest, of: string): CompletionItem[] {
  const { template, wordStart, settings } = request;
  const start = wordStart - of.length - 1;
  const namespace = meantNamespace(of.toLowerCase().replaceAll('_', ''), settings);
  if (template.source.slice(start, wordStart) !== `${of}.`) return [];
  return nameItems({ ...request, wordStart: start }, namespace).map((item) => ({
    ...item,
    filterText: `${of}.${item.filterText}`,
    edit: { ...item.edit, newText: `${namespace}.${item.edit.newText}` },
  }));
}

function meantNamespace(name: string, settings: MarkupRequest['settings']): string {
  if (OF_EVENT.has(name)) return namespaceFor(settings.trigger);
  return OF_CUSTOM.has(name) ? 'custom_attribute' : (synonyms.get(name) ?? '');
}

function named(request: MarkupRequest, namespace: string | undefined, of: string): CompletionItem[] {
  return nameItems(request, namespace).map((item) => ({
    ...item,
    filterText: `${of}.${item.label.replace(/^.*\{|\}$/g, '')}`,
  }));
}
