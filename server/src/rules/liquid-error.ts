import { DIVIDES } from '../catalog/filter-effects.ts';
import type { Filter } from '../template/expressions.ts';
import type { Span } from '../template/span.ts';
import { caseOf, inCase } from './engine/case-in-message.ts';
import { defineRule } from './engine/rule.ts';
import { isDivided, stopAtZero } from './fixes/divisor.ts';
import { outputAround } from './shared/output-around.ts';
import { type OutputAssumption, primaryAssumption } from './shared/output-assumption.ts';
import { isReportedByLiquid } from './shared/reported-by-liquid.ts';
import { isError } from './shared/syntax-words.ts';
import { LOST, quote, slice } from './shared/words.ts';

/** In quotes the JSON stays valid, whatever is printed. */
interface SentError extends Span {
  readonly kind: 'sent';
}

export default defineRule<OutputAssumption | SentError>({
  code: 'liquid-error',
  group: 'json',
  severity: 'information',
  title: 'Liquid error in the payload',
  documentation: {
    what: 'Reports outputs that can print an error, such as `Liquid error: divided by 0`, instead of their value. A divisor that can be 0 or missing is a *warning*, and so is an error that is always sent; errors of other filters are *information*.',
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
      {
        caption: 'An error in a string',
        body: '{"share": "{{100 | divided_by: 0}} %"}',
        at: '{{100 | divided_by: 0}}',
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
    *filter(filter, analysis) {
      const printed = isOverZero(filter) ? outputAround(filter, analysis.template) : undefined;
      // Where it breaks the JSON, that is told.
      if (printed !== undefined && !analysis.proof.problems.some(isError))
        yield { kind: 'sent', start: printed.start, end: printed.end };
    },
  },
  say(found, { template }) {
    if (found.kind === 'sent') {
      const { start, end } = found;
      const message = `${quote(slice(template.source, found))} divides by 0 and prints an error, which Braze would send as if it were the value. Divide by another number.`;
      return { start, end, message, severity: 'warning' };
    }
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
    return found.kind !== 'sent' && found.place === 'value' && isDivided(found, template)
      ? stopAtZero(found, template)
      : [];
  },
});

/** Whatever is divided. */
function isOverZero({ name, arguments: [by] }: Filter): boolean {
  if (!DIVIDES.has(name) || by?.value.type !== 'literal') return false;
  const { literal } = by.value;
  return (literal.kind === 'integer' || literal.kind === 'float') && Number(literal.text) === 0;
}
