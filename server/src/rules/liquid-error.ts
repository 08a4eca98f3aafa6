import { caseOf, inCase } from './engine/case-in-message.ts';
import { defineRule } from './engine/rule.ts';
import { isDivided, stopAtZero } from './fixes/divisor.ts';
import { type OutputAssumption, primaryAssumption } from './shared/output-assumption.ts';
import { isReportedByLiquid } from './shared/reported-by-liquid.ts';
import { LOST, quote, slice } from './shared/words.ts';

export default defineRule<OutputAssumption>({
  code: 'liquid-error',
  group: 'json',
  severity: 'information',
  title: 'Liquid error in the payload',
  documentation: {
    what: 'Reports outputs that can print an error, such as `Liquid error: divided by 0`, instead of their value. A divisor that can be 0 or missing is a *warning*; errors of other filters are *information*.',
    why: 'Braze sends the error as part of the payload. In a string it takes the place of the value; anywhere else the JSON is invalid and the event is lost.',
    do: 'Test the value before a filter that cannot handle every value, or give it a `default`.',
    bad: [
      {
        caption: 'A divisor that can be 0',
        body: '{"share": {{100 | divided_by: custom_attribute.${visits}}}}',
        at: '{{100 | divided_by: custom_attribute.${visits}}}',
        fixed:
          '{"share": {% assign divisor = custom_attribute.${visits} | plus: 0 %}' +
          "{% if divisor == 0 %}{% abort_message('divided by 0') %}{% endif %}{{100 | divided_by: divisor}}}",
      },
    ],
    good: [
      { caption: 'A constant divisor', body: '{"share": {{custom_attribute.${visits} | divided_by: 100}}}' },
      {
        caption: 'A divisor that is tested',
        body: '{% assign visits = custom_attribute.${visits} | plus: 0 %}{"share": {% if visits > 0 %}{{100 | divided_by: visits}}{% else %}0{% endif %}}',
      },
    ],
  },
  find: {
    *assumption(assumption, analysis) {
      const found = assumption.kind === 'error' ? primaryAssumption(assumption, analysis) : undefined;
      if (found !== undefined && !isReportedByLiquid(found, analysis)) yield found;
    },
  },
  say(found, { template }) {
    const { start, end, when, place } = found;
    const output = quote(slice(template.source, found));
    const effect = place === 'value' ? LOST : 'Braze would send it as if it were the value';
    if (!isDivided(found, template)) {
      const message = `${output} prints a Liquid error for some values: ${effect}. Test the value first, or give it a \`default\`.`;
      return { start, end, message, ...caseOf(when) };
    }
    // Without a case nothing is known of the divisor.
    const severity = place === 'value' && !when.isAlways ? 'warning' : 'information';
    const message = `${output} divides by 0${when.isAlways ? ' for some values' : inCase(when)}, which prints an error: ${effect}. Test the divisor first: what is missing counts as 0.`;
    return { start, end, message, severity, ...caseOf(when) };
  },
  fixes(found, { template }) {
    return found.place === 'value' && isDivided(found, template) ? stopAtZero(found, template) : [];
  },
});
