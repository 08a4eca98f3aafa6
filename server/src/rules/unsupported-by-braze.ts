import { findAttribute } from '../catalog/attributes.ts';
import { didYouMean } from '../catalog/did-you-mean.ts';
import { findFilter, isUsable, usableFilters } from '../catalog/filters/index.ts';
import { SUM_FILTERS } from '../catalog/foreign-operators.ts';
import { findNamespace } from '../catalog/namespaces.ts';
import { findTag } from '../catalog/tags.ts';
import type { Trigger } from '../catalog/types.ts';
import type { Expression, Filter, FilteredExpression, Lookup } from '../template/expressions.ts';
import type { Span } from '../template/span.ts';
import type { Tag } from '../template/tree.ts';
import type { Analysis } from './engine/analysis.ts';
import type { Severity } from './engine/finding.ts';
import { defineRule } from './engine/rule.ts';
import { renameFix, suggest } from './fixes/rename.ts';
import { explainedByFilter } from './shared/explained-by-filter.ts';
import { join } from './shared/words.ts';
import { writtenFilter } from './shared/written-filter.ts';

interface Found extends Span {
  readonly message: string;
  readonly severity: Severity;
  /** What to write in its place. */
  readonly instead?: string;
  /** It is a filter, without which the value is another one. */
  readonly isFilter?: true;
  /** What it prints is an error. */
  readonly tag?: Span;
}

export default defineRule<Found>({
  code: 'unsupported-by-braze',
  group: 'liquid',
  severity: 'error',
  title: 'Liquid that Braze does not support',
  documentation: {
    what: 'Reports Liquid that exists elsewhere but does not work in Braze: filters of Shopify stores and of newer Liquid versions, store templates, variable names with characters other than A–Z, digits and `_`, arithmetic with two attributes, and outputs in the reason of `abort_message`. If the configuration says how the message is triggered, also reports properties that such a message does not have.',
    why: 'Liquid silently skips an unsupported filter, and missing properties print nothing.',
    do: 'Use what Braze offers instead. To add two attributes, assign one of them to a variable first.',
    bad: [
      {
        caption: 'A filter from another Liquid',
        body: '{"words": {{event_properties.${words} | json | as_json_string}}}',
        at: 'json',
      },
      {
        caption: 'A filter that Braze leaves out',
        body: '{"city": "{{${city} | lstrip | json_escape}}"}',
        at: 'lstrip',
        fixed: '{"city": "{{${city} | strip | json_escape}}"}',
      },
      {
        caption: 'A name with other letters',
        body: '{"a": {% assign größe = 1 %}1}',
        at: 'größe',
      },
    ],
    good: [{ caption: 'A Braze filter', body: '{"words": {{event_properties.${words} | as_json_string}}}' }],
  },
  find: {
    *filter(filter, { template: { source } }) {
      const found = writtenFilter(filter, source) === undefined ? foreignFilter(filter) : undefined;
      if (found !== undefined) yield found;
    },
    *lookup(lookup, { settings }) {
      const found = inOtherMessages(lookup, settings);
      if (found !== undefined) yield found;
    },
    *filtered(expression) {
      const found = sumOfAttributes(expression);
      if (found !== undefined) yield found;
    },
    *tag(tag, { template: { source } }) {
      const found = foreignTag(tag) ?? outputInReason(tag) ?? foreignName(tag, source);
      if (found !== undefined) yield found;
    },
  },
  say({ start, end, message, severity, instead, isFilter, tag }, { template }) {
    const explains = isFilter
      ? { explains: explainedByFilter({ start, end }, instead, template) }
      : tag && { explains: [{ start: tag.start, end: tag.end, only: 'json' as const }] };
    return { start, end, message, severity, ...explains };
  },
  fixes({ start, end, instead }) {
    return renameFix({ start, end }, instead);
  },
});

function foreignFilter({ name, nameSpan }: Filter): Found | undefined {
  const entry = findFilter(name);
  if (entry === undefined || isUsable(entry)) return undefined;
  const instead = entry.instead ?? didYouMean(name, usableFilters);
  // Braze may have moved to a newer version since its pages were written.
  const isSure = entry.support === 'unsupported' || entry.origin !== 'later';
  const reason =
    entry.origin === 'later' ? 'exists only in newer versions of Liquid' : 'belongs to another Liquid dialect';
  const whose = entry.support === 'unsupported' ? 'is not supported by Braze' : reason;
  const advice = instead === undefined ? (entry.advice ?? 'Prepare the value in another way.') : suggest(instead);
  const message = `\`${name}\` ${whose}: the value would be sent without it. ${advice}`;
  const severity = isSure ? 'error' : 'warning';
  return { ...nameSpan, message, severity, isFilter: true, ...(instead !== undefined && { instead }) };
}

const TRIGGERS: Record<Trigger, string> = {
  'action-based': 'action-based campaigns',
  'api-triggered': 'API-triggered campaigns',
  scheduled: 'scheduled campaigns',
  'canvas-first-step': 'the first step of a Canvas',
  'canvas-later-step': 'later steps of a Canvas',
};

/** Attributes of other channels, and properties that a message with this trigger does not have. */
function inOtherMessages({ root, steps }: Lookup, { trigger }: Analysis['settings']): Found | undefined {
  const { start, end } = root;
  if (root.kind === 'attribute') {
    const channel = findAttribute(root.name)?.onlyIn;
    return channel === undefined ? undefined : { start, end, ...notInWebhooks(`\${${root.name}}`, `${channel}s`) };
  }
  const namespace = root.kind === 'name' && steps[0]?.kind === 'attribute' ? findNamespace(root.name) : undefined;
  if (namespace === undefined) return undefined;
  const { name, onlyIn, triggers } = namespace;
  if (onlyIn !== undefined) return { start, end, ...notInWebhooks(name, onlyIn) };
  if (trigger === undefined || triggers === undefined || triggers.includes(trigger)) return undefined;
  const message = `\`${name}\` is empty in ${TRIGGERS[trigger]}, which the configuration declares: Braze prints nothing for it. It has values in ${join(
    triggers.map((one) => TRIGGERS[one]),
    'and',
  )}.`;
  return { start, end, message, severity: 'warning' };
}

function notInWebhooks(name: string, channels: string): Pick<Found, 'message' | 'severity'> {
  const message = `Braze fills \`${name}\` in ${channels}, and does not document it for webhooks: it may print nothing here.`;
  return { message, severity: 'information' };
}

const SUMS = new Set(SUM_FILTERS.values());

function sumOfAttributes({ value, filters }: FilteredExpression): Found | undefined {
  if (!isAttribute(value)) return undefined;
  const second = filters
    .filter(({ name }) => SUMS.has(name))
    .flatMap(({ arguments: args }) => args)
    .find((arg) => isAttribute(arg.value));
  if (second === undefined) return undefined;
  const { start, end } = second;
  const message =
    'Braze says that arithmetic with two attributes returns no result. Assign one of them to a variable first, and use that here.';
  return { start, end, message, severity: 'information' };
}

function isAttribute(value: Expression | undefined): boolean {
  return value?.type === 'lookup' && [value.root, ...value.steps].some(({ kind }) => kind === 'attribute');
}

function foreignTag(tag: Tag): Found | undefined {
  const { name, nameSpan, markup } = tag;
  if (markup.kind === 'partial') {
    const instead = findTag(name)?.instead;
    const message = `Braze has no template store: \`${name}\` prints an error instead. Use a Content Block${instead === undefined ? '' : `, \`{{${instead}.\${name}}}\``}.`;
    return { ...nameSpan, message, severity: 'error', tag };
  }
  if (name !== '#') return undefined;
  const message = 'Inline comments need Liquid 5.4, and Braze does not document them. Use `{% comment %}`.';
  return { ...nameSpan, message, severity: 'information' };
}

function outputInReason({ name, markup }: Tag): Found | undefined {
  if (name !== 'abort_message' || markup.kind !== 'raw') return undefined;
  const output = markup.parts.find(({ kind }) => kind === 'output');
  if (output === undefined) return undefined;
  const message = 'Braze does not support Liquid in the reason of `abort_message`. Write plain text.';
  return { start: output.start, end: output.end, message, severity: 'information' };
}

/** `{% assign größe = 1 %}`: Ruby uses the last run of ASCII letters, `e`, as the name. */
function foreignName({ markup }: Tag, source: string): Found | undefined {
  if (markup.kind !== 'assign' && markup.kind !== 'name') return undefined;
  const text = source.slice(markup.start, markup.end);
  const equals = markup.kind === 'assign' ? text.indexOf('=') : text.length;
  const words = text.slice(0, Math.max(equals, 0)).split(/(\s+)/);
  const index = words.findIndex((word) => /\P{ASCII}/u.test(word));
  const written = words[index];
  if (written === undefined || /[“”„‟‘’‚‛]/.test(written)) return undefined;
  const start = markup.start + words.slice(0, index).join('').length;
  const taken = markup.target === undefined ? 'nothing' : `\`${markup.target.name}\``;
  const message = `Variable names may contain only A–Z, digits and \`_\`: of \`${written}\` Liquid keeps ${taken}, and the variable is empty where you read it. Choose another name.`;
  return { start, end: start + written.length, message, severity: 'error' };
}
