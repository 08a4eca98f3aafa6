import { defineRule } from './engine/rule.ts';
import { type OutputAssumption, primaryAssumption } from './shared/output-assumption.ts';
import { isReportedByLiquid } from './shared/reported-by-liquid.ts';
import { caseOf, quote, slice } from './shared/words.ts';

export default defineRule<OutputAssumption>({
  code: 'liquid-error',
  group: 'json',
  severity: 'information',
  title: 'Liquid error in the payload',
  documentation: {
    what: 'Looks for outputs in whose place Liquid can print an error, such as `Liquid error: divided by 0`.',
    why: 'The error becomes part of what is sent. Within a text it is sent as if it were the value; anywhere else the payload is no JSON and the event is lost.',
    do: 'Test the value before a filter that cannot take every value, or give it one with `default`.',
    bad: [
      {
        caption: 'A divisor that may be 0',
        body: '{"share": {{100 | divided_by: custom_attribute.${visits}}}}',
        at: '{{100 | divided_by: custom_attribute.${visits}}}',
      },
    ],
    good: [{ caption: 'A divisor that is known', body: '{"share": {{custom_attribute.${visits} | divided_by: 100}}}' }],
  },
  find: {
    *assumption(assumption, analysis) {
      const found = assumption.kind === 'error' ? primaryAssumption(assumption, analysis) : undefined;
      if (found !== undefined && !isReportedByLiquid(found, analysis)) yield found;
    },
  },
  say(found, { template: { source } }) {
    const { start, end, when, place } = found;
    const lost = place === 'value' ? 'is no JSON, and the event is lost' : 'is sent as if it were the value';
    const message = `Liquid prints an error in the place of ${quote(slice(source, found))} for some values, which ${lost}. Test the value first, or give it one with \`default\`.`;
    return { start, end, message, ...caseOf(when) };
  },
});
