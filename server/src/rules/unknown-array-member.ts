import { findFilter } from '../catalog/filters/index.ts';
import type { Expression, Lookup } from '../template/expressions.ts';
import { nodesOf } from '../template/nodes.ts';
import { once } from '../template/once.ts';
import type { Span } from '../template/span.ts';
import type { Template } from '../template/tree.ts';
import { variablesOf } from '../template/variables.ts';
import { expressions, filteredExpressions } from '../template/walk.ts';
import type { Analysis } from './engine/analysis.ts';
import { defineRule } from './engine/rule.ts';
import { renameFix } from './fixes/rename.ts';
import { printsOfAssigned } from './shared/assigned-outputs.ts';
import { assignedOnly } from './shared/definitions.ts';
import { loopAround } from './shared/loop-brackets.ts';
import { outputAround, withDigits } from './shared/output-around.ts';
import { quote, slice } from './shared/words.ts';

interface Found extends Span {
  /** The array as it is written. */
  readonly array: string;
  readonly member: string;
  /** What is meant, behind the array: `.size`. */
  readonly written: string;
}

/** What other languages call the members that Liquid's arrays have. */
const OTHER_NAMES: ReadonlyMap<string, string> = new Map([
  ['length', 'size'],
  ['len', 'size'],
  ['count', 'size'],
  ['size', 'size'],
  ['first', 'first'],
  ['last', 'last'],
]);

/** Names that nobody gives to what is no array, so that their length is the number of items. */
const PLURAL =
  /(?:products|items|categories|orders|brands|skus|ids|answers|tags|variants|images|articles|favou?rites|recommendations|offers|stores)\}?$/i;

export default defineRule<Found>({
  code: 'unknown-array-member',
  group: 'liquid',
  severity: 'warning',
  title: 'Unknown member of an array',
  documentation: {
    what: 'Reports members of arrays that Liquid does not have, such as `.length` and `.count`, an index after a dot (`.0`), and such members of items in a loop. A value is an array where the body loops over it or uses it as one, or by its name, such as `${products}`.',
    why: 'Such a member is nil: it prints nothing, and a test of it is false for every user.',
    do: 'Write `.size` for the number of items. Arrays also have `.first` and `.last`.',
    bad: [
      {
        caption: "JavaScript's name",
        body: '{"items": {{ event_properties.${products}.length }}}',
        at: 'event_properties.${products}.length',
        fixed: '{"items": {{ event_properties.${products} | size }}}',
      },
      {
        caption: 'Of what a filter returns',
        body: `{% assign ids = event_properties.\${ids} | split: ',' %}{"items": {{ ids.count }}}`,
        at: 'ids.count',
        fixed: `{% assign ids = event_properties.\${ids} | split: ',' %}{"items": {{ ids | size }}}`,
      },
    ],
    good: [
      {
        caption: 'The size of an array',
        body: `{% assign ids = event_properties.\${ids} | split: ',' %}{"items": {{ ids.size }}}`,
      },
      {
        caption: 'A member of an object',
        body: '{"length": {{ event_properties.${dimensions}.length | plus: 0 }}}',
      },
    ],
  },
  find: {
    *lookup(lookup, analysis) {
      const found = unknownIn(lookup, analysis);
      if (found !== undefined) yield found;
    },
  },
  say({ start, end, array, member, written }, { template }) {
    const output = outputAround({ start, end }, template);
    const message = `Arrays have no \`${member}\` in Liquid, so this is nil for every user. Did you mean ${quote(`${array}${written}`)}?`;
    const outputs = output === undefined ? printsOfAssigned({ start, end }, template) : [output];
    const explains = [{ start, end }, ...outputs.map((one) => withDigits(one, template.source))];
    return { start, end, message, explains };
  },
  fixes({ end, array, start, written }) {
    return renameFix({ start: start + array.length, end }, written);
  },
});

/** `list.0.title`: Liquid looks for a member that is called `0`. */
function indexAsName(lookup: Lookup, { template, settings }: Analysis): Found | undefined {
  const step = lookup.steps.find((one) => one.kind === 'name' && /^\d+$/.test(one.name));
  if (step?.kind !== 'name' || !/\.\d*$/.test(template.source.slice(lookup.start, step.end))) return undefined;
  const array = template.source.slice(lookup.start, step.start).replace(/\.$/, '');
  const isOne =
    settings.types.get(array) === 'list' || usedAsArrays(template).has(array) || isMadeByFilter(array, template);
  // An object may have years as names, but hardly a single digit.
  if (!isOne && step.name.length > 1) return undefined;
  return { start: lookup.start, end: step.end, array, member: `.${step.name}`, written: `[${step.name}]` };
}

/** `{% for p in list %}{{ list.id }}`: a member of the item is read of the list. */
function itemMeant(lookup: Lookup, { template }: Analysis): Found | undefined {
  const { source } = template;
  const loop = loopAround(lookup.start, template);
  const markup = loop?.branches[0]?.tag.markup;
  if (loop === undefined || markup?.kind !== 'loop') return undefined;
  const { variable, collection } = markup.loop;
  const step = lookup.steps.at(-1);
  if (variable === undefined || collection?.type !== 'lookup' || step?.kind !== 'name') return undefined;
  const array = slice(source, collection);
  const isOfList = source.slice(lookup.start, step.start).replace(/\.$/, '') === array && !MEMBERS.has(step.name);
  // Where the item is read as well, the list may be an object.
  const reads = variablesOf(template).reads.get(variable.name) ?? [];
  if (!isOfList || reads.some(({ start }) => start > loop.start && start < loop.end)) return undefined;
  const item = `${variable.name}.${step.name}`;
  return { start: lookup.start, end: lookup.end, array: '', member: step.name, written: item };
}

const MEMBERS: ReadonlySet<string> = new Set(['size', 'first', 'last']);

function unknownIn(lookup: Lookup, analysis: Analysis): Found | undefined {
  return membersOf(lookup, analysis) ?? indexAsName(lookup, analysis) ?? itemMeant(lookup, analysis);
}

function membersOf(lookup: Lookup, { template, settings }: Analysis): Found | undefined {
  const step = lookup.steps.at(-1);
  if (step?.kind !== 'name') return undefined;
  const meant = OTHER_NAMES.get(step.name.toLowerCase());
  if (meant === undefined || meant === step.name) return undefined;
  const array = template.source.slice(lookup.start, step.start).replace(/\.$/, '');
  const isOne =
    settings.types.get(array) === 'list' ||
    usedAsArrays(template).has(array) ||
    isMadeByFilter(array, template) ||
    (/^(?:length|size)$/i.test(step.name) && PLURAL.test(array));
  if (!isOne) return undefined;
  // Of an array that is missing the filter counts 0, where the member is nil.
  const written = meant === 'size' && isPrinted(lookup, template.source) ? ' | size' : `.${meant}`;
  return { start: lookup.start, end: lookup.end, array, member: step.name, written };
}

/** Where filters can follow. */
function isPrinted({ start, end }: Span, source: string): boolean {
  const before = /(?:\{\{-?|\bassign\s+[\w-]+\s*=)\s*$/.test(source.slice(Math.max(0, start - NEAR), start));
  return before && /^\s*(?:\||-?[}%]\})/.test(source.slice(end, end + NEAR));
}

const NEAR = 60;

/** Each time it is set, by a filter that returns an array. */
function isMadeByFilter(name: string, template: Template): boolean {
  const values = /^\w+$/.test(name) ? assignedOnly(name, template) : [];
  return values.length > 0 && values.every(({ filters }) => findFilter(filters.at(-1)?.name ?? '')?.output === 'array');
}

/** What the body loops over, takes items of, or gives to filters for arrays. */
const usedAsArrays = once((template: Template): ReadonlySet<string> => {
  const { source } = template;
  const found = new Set<string>();
  for (const node of nodesOf(template)) {
    if (node.type === 'tag' && node.markup.kind === 'loop' && node.markup.loop.collection !== undefined)
      found.add(slice(source, node.markup.loop.collection));
    for (const { value, filters } of filteredExpressions(node)) {
      const first = findFilter(filters[0]?.name ?? '');
      if (value !== undefined && first?.input === 'array' && first.name !== 'size') found.add(slice(source, value));
    }
    for (const one of expressions(node)) {
      if (one.type !== 'lookup') continue;
      const item = one.steps.find((step) => step.kind === 'index' && isNumber(step.index));
      if (item !== undefined) found.add(source.slice(one.start, item.start));
    }
  }
  return found;
});

function isNumber(index: Expression): boolean {
  return index.type === 'literal' && index.literal.kind === 'integer';
}
