import { caseOf, inCase } from './engine/case-in-message.ts';
import { defineRule } from './engine/rule.ts';
import { addFilter, filterEdit, unquote } from './fixes/output.ts';
import { isComposed } from './shared/composed.ts';
import { type OutputAssumption, primaryAssumption } from './shared/output-assumption.ts';
import { LOST, quote, slice } from './shared/words.ts';

export default defineRule<OutputAssumption>({
  code: 'object-as-text',
  group: 'json',
  severity: 'warning',
  title: 'Array or object printed as text',
  documentation: {
    what: 'Reports outputs that can print an array or an object without `as_json_string`.',
    why: 'Liquid prints an object as Ruby text, `{"id"=>"a"}`, and the items of an array with nothing between them. Neither is JSON, and the quotes break the string around them.',
    do: 'End the output with `| as_json_string`, and put no quotes around it.',
    bad: [
      {
        caption: 'An object in quotes',
        body: '{"place": "{{${most_recent_location}}}"}',
        at: '{{${most_recent_location}}}',
        fixed: '{"place": {{${most_recent_location} | as_json_string}}}',
      },
    ],
    good: [{ caption: 'As JSON', body: '{"place": {{${most_recent_location} | as_json_string}}}' }],
  },
  find: {
    *assumption(assumption, analysis) {
      const found = assumption.kind === 'object' ? primaryAssumption(assumption, analysis) : undefined;
      if (found !== undefined) yield found;
    },
  },
  say(found, { template: { source } }) {
    const { start, end, when } = found;
    const place = inCase(when, found.iteration);
    const message = `${quote(slice(source, found))} can print an array or object as Ruby text, which is not JSON${place}: ${LOST}. Print it with \`| as_json_string\`, and without quotes.`;
    return { start, end, message, ...caseOf(when, found.iteration) };
  },
  fixes(found, analysis) {
    const { source } = analysis.template;
    if (isComposed(found, analysis)) return [];
    const filter = filterEdit(found, 'as_json_string', source);
    const quotes = unquote(found, source);
    if (filter === undefined || quotes === undefined) return addFilter(found, 'as_json_string', 'suggestion', source);
    const [opening, closing] = quotes;
    const title = 'Print as JSON and remove the quotes';
    return [{ title, kind: 'suggestion', edits: [opening, filter, closing] }];
  },
});
