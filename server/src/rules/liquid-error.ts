import { caseOf } from './engine/case-in-message.ts';
import { defineRule } from './engine/rule.ts';
import { type OutputAssumption, primaryAssumption } from './shared/output-assumption.ts';
import { isReportedByLiquid } from './shared/reported-by-liquid.ts';
import { LOST, quote, slice } from './shared/words.ts';

export default defineRule<OutputAssumption>({
  code: 'liquid-error',
  group: 'json',
  severity: 'information',
  title: 'Liquid error in the payload',
  documentation: {
    what: 'Reports outputs that can print an error, such as `Liquid error: divided by 0`, instead of their value.',
    why: 'Braze sends the error as part of the payload. In a string it takes the place of the value; anywhere else the JSON is invalid and the event is lost.',
    do: 'Test the value before a filter that cannot handle every value, or give it a `default`.',
    bad: [
      {
        caption: 'A divisor that can be 0',
        body: '{"share": {{100 | divided_by: custom_attribute.${visits}}}}',
        at: '{{100 | divided_by: custom_attribute.${visits}}}',
      },
    ],
    good: [{ caption: 'A constant divisor', body: '{"share": {{custom_attribute.${visits} | divided_by: 100}}}' }],
  },
  find: {
    *assumption(assumption, analysis) {
      const found = assumption.kind === 'error' ? primaryAssumption(assumption, analysis) : undefined;
      if (found !== undefined && !isReportedByLiquid(found, analysis)) yield found;
    },
  },
  say(found, { template: { source } }) {
    const { start, end, when, place } = found;
    const effect = place === 'value' ? LOST : 'Braze would send it as if it were the value';
    const message = `${quote(slice(source, found))} prints a Liquid error for some values: ${effect}. Test the value first, or give it a \`default\`.`;
    return { start, end, message, ...caseOf(when) };
  },
});
