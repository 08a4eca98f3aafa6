import { didYouMean } from '../catalog/did-you-mean.ts';
import { findFilter, usableFilters } from '../catalog/filters/index.ts';
import type { Filter } from '../template/expressions.ts';
import { defineRule } from './engine/rule.ts';
import { renameFix, suggest } from './fixes/rename.ts';
import { explainedByFilter } from './shared/explained-by-filter.ts';
import { quote, slice } from './shared/words.ts';
import { writtenFilter } from './shared/written-filter.ts';

/** Liquid ends a name before a `-`, as in `sha-256`. */
function written({ nameSpan: { start } }: Filter, source: string): string {
  return /^[\w-]*\w/.exec(source.slice(start, start + LONGEST))?.[0] ?? '';
}

/** Longer than any name. */
const LONGEST = 40;

function instead(filter: Filter, source: string): string | undefined {
  return didYouMean(written(filter, source), usableFilters) ?? didYouMean(filter.name, usableFilters);
}

/** The second half of `a || b` looks like a filter; `misplaced-operator` reports it. */
function isOperand({ nameSpan }: Filter, source: string): boolean {
  return /\|\|\W*$/.test(source.slice(Math.max(nameSpan.start - 20, 0), nameSpan.start));
}

export default defineRule<Filter>({
  code: 'unknown-filter',
  group: 'liquid',
  severity: 'error',
  title: 'Unknown filter',
  documentation: {
    what: 'Reports filters that Liquid does not have: misspelled names, names in several words such as `json escape`, and filters from other languages.',
    why: 'Liquid skips an unknown filter, so the value is sent without it: unescaped or unformatted.',
    do: 'Use the Braze filter for the job.',
    bad: [
      {
        caption: 'A filter from another language',
        body: '{"city": "{{${city} | trim | json_escape}}"}',
        at: 'trim',
        fixed: '{"city": "{{${city} | strip | json_escape}}"}',
      },
      {
        caption: 'A misspelled filter',
        body: '{"city": "{{${city} | downcsae | json_escape}}"}',
        at: 'downcsae',
        fixed: '{"city": "{{${city} | downcase | json_escape}}"}',
      },
    ],
    good: [{ caption: 'A Braze filter', body: '{"city": "{{${city} | json_escape}}"}' }],
  },
  find: {
    *filter(filter, { template: { source } }) {
      const isUnknown = findFilter(filter.name) === undefined && !isOperand(filter, source);
      if (isUnknown || writtenFilter(filter, source) !== undefined) yield filter;
    },
  },
  say(filter, { template }) {
    const { name, nameSpan } = filter;
    const words = writtenFilter(filter, template.source);
    if (words !== undefined) {
      const { start, end, meant } = words;
      const message = `A filter name is one word, so Liquid reads only \`${name}\` of ${quote(slice(template.source, words))}. Write \`${meant}\`.`;
      return { start, end, message, explains: [{ start, end }, ...explainedByFilter(nameSpan, meant, template)] };
    }
    const meant = instead(filter, template.source);
    const message = `Braze has no filter \`${name}\` and prints the value without it. ${suggest(meant)}`;
    const { start, end } = nameSpan;
    const explains = meant === undefined ? [] : explainedByFilter(nameSpan, meant, template);
    return { start, end, message, explains };
  },
  fixes(filter, { template: { source } }) {
    const words = writtenFilter(filter, source);
    if (words !== undefined) return renameFix(words, words.meant);
    const { start, end } = filter.nameSpan;
    const meant = instead(filter, source);
    const isWhole = didYouMean(written(filter, source), usableFilters) === meant;
    return renameFix({ start, end: isWhole ? start + written(filter, source).length : end }, meant);
  },
});
