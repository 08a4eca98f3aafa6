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
import { join } from './shared/words.ts';

interface Found extends Span {
  readonly message: string;
  readonly severity: Severity;
  /** What to write in its place. */
  readonly instead?: string;
}

export default defineRule<Found>({
  code: 'unsupported-by-braze',
  group: 'liquid',
  severity: 'error',
  title: 'Not supported by Braze',
  documentation: {
    what: "Looks for Liquid that exists elsewhere but does not work in Braze: filters of Shopify's stores and of newer versions, templates from a store, names of variables with letters other than those of English, sums of two attributes, outputs in the reason of `abort_message`. Where the configuration says how the message is triggered, also for properties that such a message does not have.",
    why: 'Liquid skips such a filter without a word, and properties that are not there print nothing.',
    do: 'Use what Braze has for the job. Assign one of two attributes to a variable before you add them.',
    bad: [
      {
        caption: 'A filter that exists in another Liquid',
        body: '{"words": {{event_properties.${words} | json | as_json_string}}}',
        at: 'json',
      },
      {
        caption: 'A filter that Braze leaves out of Liquid',
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
    good: [{ caption: 'What Braze has', body: '{"words": {{event_properties.${words} | as_json_string}}}' }],
  },
  find: {
    *filter(filter) {
      const found = foreignFilter(filter);
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
  say({ start, end, message, severity }) {
    return { start, end, message, severity };
  },
  fixes({ start, end, instead }) {
    return renameFix({ start, end }, instead);
  },
});

function foreignFilter({ name, nameSpan }: Filter): Found | undefined {
  const entry = findFilter(name);
  if (entry === undefined || isUsable(entry)) return undefined;
  const instead = entry.instead ?? didYouMean(name, usableFilters);
  // Braze may have taken over a newer version since.
  const isSure = entry.support === 'unsupported' || entry.origin !== 'later';
  const reason = entry.origin === 'later' ? 'exists in newer versions of Liquid only' : 'is a filter of another Liquid';
  const whose = entry.support === 'unsupported' ? 'is not supported by Braze' : reason;
  const advice = instead === undefined ? 'Prepare the value in another way.' : suggest(instead);
  const message = `\`${name}\` ${whose}: the value would be sent as if the filter were not there. ${advice}`;
  return { ...nameSpan, message, severity: isSure ? 'error' : 'warning', ...(instead !== undefined && { instead }) };
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
  const message = `\`${name}\` is empty in ${TRIGGERS[trigger]}, which the configuration says this is: Braze prints nothing in its place. It has values in ${join(
    triggers.map((one) => TRIGGERS[one]),
    'and',
  )}.`;
  return { start, end, message, severity: 'warning' };
}

function notInWebhooks(name: string, channels: string): Pick<Found, 'message' | 'severity'> {
  const message = `Braze fills \`${name}\` in ${channels}, and does not say that a webhook has it: it may print nothing here.`;
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
    'Braze says that a sum of two attributes gives no result. Assign one of them to a variable first, and use the variable here.';
  return { start, end, message, severity: 'information' };
}

function isAttribute(value: Expression | undefined): boolean {
  return value?.type === 'lookup' && [value.root, ...value.steps].some(({ kind }) => kind === 'attribute');
}

function foreignTag({ name, nameSpan, markup }: Tag): Found | undefined {
  if (markup.kind === 'partial') {
    const instead = findTag(name)?.instead;
    const message = `Braze has no store of templates: \`${name}\` prints an error in its place. Use a Content Block${instead === undefined ? '' : `, \`{{${instead}.\${name}}}\``}.`;
    return { ...nameSpan, message, severity: 'error' };
  }
  if (name !== '#') return undefined;
  const message =
    'Liquid has comments of this form since version 5.4, and Braze does not say that it knows them. Use `{% comment %}`.';
  return { ...nameSpan, message, severity: 'information' };
}

function outputInReason({ name, markup }: Tag): Found | undefined {
  if (name !== 'abort_message' || markup.kind !== 'raw') return undefined;
  const output = markup.parts.find(({ kind }) => kind === 'output');
  if (output === undefined) return undefined;
  const message = 'Braze does not support Liquid in the reason of `abort_message`. Write a plain text.';
  return { start: output.start, end: output.end, message, severity: 'information' };
}

/** `{% assign größe = 1 %}`: Ruby takes the last piece of English letters, `e`, for the name. */
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
  const message = `Names of variables have letters of English, digits and \`_\` alone. Of \`${written}\` Liquid takes ${taken}, and where the variable is read it is empty. Choose another name.`;
  return { start, end: start + written.length, message, severity: 'error' };
}
