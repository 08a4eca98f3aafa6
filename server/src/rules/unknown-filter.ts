import { didYouMean } from '../catalog/did-you-mean.ts';
import { filters, findFilter } from '../catalog/filters/index.ts';
import type { FilterEntry } from '../catalog/types.ts';
import type { Filter } from '../template/expressions.ts';
import { renameFix, suggest } from './rename-fix.ts';
import { defineRule } from './rule.ts';

/** Liquid 5.4, which Braze runs, gives the value unchanged for filters of Shopify's stores and of later versions. */
function works({ support, origin }: FilterEntry): boolean {
  return support !== 'unsupported' && (origin === 'liquid' || origin === 'braze');
}

const usable = filters.filter(works).map(({ name }) => name);

function instead(name: string): string | undefined {
  return findFilter(name)?.instead ?? didYouMean(name, usable);
}

export default defineRule<Filter>({
  code: 'unknown-filter',
  group: 'liquid',
  severity: 'error',
  title: 'Unknown filter',
  documentation: {
    what: 'Looks for filters that Braze does not have, such as those of Shopify or of other template languages.',
    why: 'Liquid skips a filter that it does not know: the value is sent as if the filter were not there, unescaped or unformatted.',
    do: 'Use the filter that Braze has for the job.',
    bad: [
      {
        caption: 'A filter of another Liquid',
        body: '{"city": "{{${city} | trim | json_escape}}"}',
        at: 'trim',
        fixed: '{"city": "{{${city} | strip | json_escape}}"}',
      },
      {
        caption: 'A misspelt filter',
        body: '{"city": "{{${city} | downcsae | json_escape}}"}',
        at: 'downcsae',
        fixed: '{"city": "{{${city} | downcase | json_escape}}"}',
      },
    ],
    good: [{ caption: 'A filter of Braze', body: '{"city": "{{${city} | json_escape}}"}' }],
  },
  find: {
    *filter(filter) {
      const entry = findFilter(filter.name);
      if (entry === undefined || !works(entry)) yield filter;
    },
  },
  say({ name, nameSpan }) {
    const message = `Braze has no filter \`${name}\`: the value would be sent as if it were not there. ${suggest(instead(name))}`;
    return { start: nameSpan.start, end: nameSpan.end, message };
  },
  fixes({ name, nameSpan }) {
    return renameFix(nameSpan, instead(name));
  },
});
