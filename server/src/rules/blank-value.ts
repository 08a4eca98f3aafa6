import type { Template } from '../template/tree.ts';
import type { Fix } from './engine/finding.ts';
import { defineRule } from './engine/rule.ts';
import { nullFix, stopFix, valueFix } from './fixes/value.ts';
import { isComposed } from './shared/composed.ts';
import { leading, type OutputAssumption } from './shared/output-assumption.ts';
import { caseOf, quote, slice } from './shared/words.ts';

export default defineRule<OutputAssumption>({
  code: 'blank-value',
  group: 'json',
  severity: 'warning',
  title: 'Value that may be missing',
  documentation: {
    what: 'Looks for outputs without quotes around them whose value may be blank.',
    why: 'A blank value prints nothing and leaves `"price": ,` behind: Braze would send invalid JSON, Movable Ink refuses it, and the event is lost.',
    do: 'Print something in every case: `| plus: 0` makes a number of anything, `| as_json_string` prints `null` for nothing. Or leave the whole member out with `{% if … != blank %}`.',
    bad: [
      {
        caption: 'A price that may be missing',
        body: '{"price": {{event_properties.${price}}}}',
        at: '{{event_properties.${price}}}',
        fixed: '{"price": {{event_properties.${price} | plus: 0}}}',
      },
      {
        caption: 'A value of any kind',
        body: '{"plan": {{custom_attribute.${plan}}}}',
        at: '{{custom_attribute.${plan}}}',
        fixed: '{"plan": {{custom_attribute.${plan} | as_json_string}}}',
      },
    ],
    good: [
      { caption: 'A number in every case', body: '{"price": {{event_properties.${price} | plus: 0}}}' },
      {
        caption: 'A member for those who have a value',
        body: '{ {% if {{event_properties.${price}}} != blank %}"price": {{event_properties.${price} | plus: 0}},{% endif %} "id": "a"}',
      },
    ],
  },
  find: {
    *assumption(assumption, { proof }) {
      const found = assumption.kind === 'blank' ? leading(assumption, proof) : undefined;
      if (found !== undefined) yield found;
    },
  },
  say(found, { template }) {
    const { source } = template;
    const { start, end, when } = found;
    const message = `${quote(slice(source, found))} prints no value when ${quote(found.text)} is blank: Braze would send invalid JSON and the event is lost. ${adviceFor(found, template)}, or leave the member out when there is no value.`;
    return { start, end, message, ...caseOf(when) };
  },
  fixes(found, { template }): Fix[] {
    if (isComposed(found, template)) return [];
    return [...valueFix(found, template), ...nullFix(found, template), ...stopFix(found, template)];
  },
});

function adviceFor(found: OutputAssumption, template: Template): string {
  const [fix] = isComposed(found, template) ? [] : valueFix(found, template);
  if (fix !== undefined && !fix.title.startsWith('Add')) return fix.title;
  if (fix === undefined && !isComposed(found, template)) return 'Stop the message with `abort_message` then';
  return found.isNumber ? 'Add `| plus: 0`' : 'Add `| as_json_string`';
}
