import { defineRule } from './engine/rule.ts';
import { addFilter, filterEdit, unquote } from './fixes/output.ts';
import { isComposed } from './shared/composed.ts';
import { type OutputAssumption, primaryAssumption } from './shared/output-assumption.ts';
import { caseOf, inCase, quote, slice } from './shared/words.ts';

export default defineRule<OutputAssumption>({
  code: 'object-as-text',
  group: 'json',
  severity: 'warning',
  title: 'List or object printed as text',
  documentation: {
    what: 'Looks for outputs that print a list or an object as it is.',
    why: 'Liquid prints an object the way Ruby shows it, `{"id"=>"a"}`, and the items of a list without anything between them. Neither is JSON, and the quotes in it break the text around it.',
    do: 'End the output with `| as_json_string`, and put no quotes around it.',
    bad: [
      {
        caption: 'An object between quotes',
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
    const place = when.isAlways ? '' : ` ${inCase(when, found.turn)}`;
    const message = `${quote(slice(source, found))} can print a list or an object the way Ruby shows it, which is no JSON: Braze would send invalid JSON for it and the event is lost${place}. Print it with \`| as_json_string\` and without quotes.`;
    return { start, end, message, ...caseOf(when) };
  },
  fixes(found, analysis) {
    const { source } = analysis.template;
    if (isComposed(found, analysis)) return [];
    const filter = filterEdit(found, 'as_json_string', source);
    const quotes = unquote(found, source);
    if (filter === undefined || quotes === undefined) return addFilter(found, 'as_json_string', 'suggestion', source);
    const [opening, closing] = quotes;
    const title = 'Print it as JSON, without quotes';
    return [{ title, kind: 'suggestion', edits: [opening, filter, closing] }];
  },
});
