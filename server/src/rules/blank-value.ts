import { MAKES_NUMBERS } from '../proof/values/filter-kinds.ts';
import type { Analysis } from './engine/analysis.ts';
import { caseOf } from './engine/case-in-message.ts';
import type { Fix } from './engine/finding.ts';
import { defineRule } from './engine/rule.ts';
import { printedAt } from './fixes/filters.ts';
import { addFilter } from './fixes/output.ts';
import { nullFix, stopFix, valueFix } from './fixes/value.ts';
import { isComposed } from './shared/composed.ts';
import { assignedOnly } from './shared/definitions.ts';
import { type OutputAssumption, primaryAssumption } from './shared/output-assumption.ts';
import { LOST, quote, slice } from './shared/words.ts';

export default defineRule<OutputAssumption>({
  code: 'blank-value',
  group: 'json',
  severity: 'warning',
  title: 'Unquoted value that can be blank',
  documentation: {
    what: 'Reports unquoted outputs whose value can be blank.',
    why: 'A blank value prints nothing and leaves `"price": ,` behind. Braze would send invalid JSON, Movable Ink would reject it, and the event would be lost.',
    do: 'Make sure that something is always printed: `| plus: 0` turns any value into a number, and `| as_json_string` prints `null` for a missing one. Or leave the member out with `{% if … != blank %}`.',
    bad: [
      {
        caption: 'A price that can be missing',
        body: '{"price": {{event_properties.${price}}}}',
        at: '{{event_properties.${price}}}',
        fixed: '{"price": {{event_properties.${price} | plus: 0}}}',
      },
      {
        caption: 'A value of any type',
        body: '{"plan": {{custom_attribute.${plan}}}}',
        at: '{{custom_attribute.${plan}}}',
        fixed: '{"plan": {{custom_attribute.${plan} | as_json_string}}}',
      },
    ],
    good: [
      { caption: 'Always a number', body: '{"price": {{event_properties.${price} | plus: 0}}}' },
      {
        caption: 'Left out when there is no value',
        body: '{ {% if {{event_properties.${price}}} != blank %}"price": {{event_properties.${price} | plus: 0}},{% endif %} "id": "a"}',
      },
    ],
  },
  find: {
    *assumption(assumption, analysis) {
      const found = assumption.kind === 'blank' ? primaryAssumption(assumption, analysis) : undefined;
      if (found !== undefined) yield found;
    },
  },
  say(found, analysis) {
    const { source } = analysis.template;
    const { start, end, when } = found;
    if (isSizeOfMade(found, analysis)) {
      const message = `${quote(slice(source, found))} prints nothing when there is no array to count: ${LOST}. Add \`| default: 0\`.`;
      return { start, end, message, severity: 'information', ...caseOf(when) };
    }
    const failing = failingFilter(found, analysis);
    if (failing !== undefined) {
      const message = `${quote(slice(source, found))} prints nothing where \`${failing}\` fails and does not set ${quote(found.text)}: ${LOST}. Add \`| default: 0\`.`;
      return { start, end, message, severity: 'information', ...caseOf(when) };
    }
    const message = `${quote(slice(source, found))} prints nothing when ${quote(found.text)} is blank: ${LOST}. ${adviceFor(found, analysis)}, or leave the member out when there is no value.`;
    return { start, end, message, ...caseOf(when) };
  },
  fixes(found, analysis): Fix[] {
    const { template } = analysis;
    if (isSizeOfMade(found, analysis) || failingFilter(found, analysis) !== undefined)
      return addFilter(found, 'default: 0', 'suggestion', template.source);
    if (isComposed(found, analysis)) return [];
    return [...valueFix(found, template), ...nullFix(found, template), ...stopFix(found, template)];
  },
});

/** Of a list that a filter makes of data: it fails where the data is no array, which hardly ever happens. */
function isSizeOfMade({ start, end, text }: OutputAssumption, { template }: Analysis): boolean {
  const name = /^(\w+)\.size$/.exec(text)?.[1];
  if (name === undefined || printedAt({ start, end }, template)?.filters.length !== 0) return false;
  const [made, ...others] = assignedOnly(name, template);
  return others.length === 0 && made !== undefined && made.filters.some(({ name: filter }) => MAKES_LISTS.has(filter));
}

/** The filter that has to fail for a number that a variable is set to once to be missing: a zone that does not exist, a divisor of 0. */
function failingFilter({ text, start, end }: OutputAssumption, { template }: Analysis): string | undefined {
  if (printedAt({ start, end }, template)?.filters.length !== 0) return undefined;
  const [made, ...others] = assignedOnly(text, template);
  const isNumber = others.length === 0 && MAKES_NUMBERS.has(made?.filters.at(-1)?.name ?? '');
  return isNumber ? made?.filters.find(({ name }) => FAILS.has(name))?.name : undefined;
}

const FAILS: ReadonlySet<string> = new Set(['time_zone', 'divided_by', 'modulo']);

const MAKES_LISTS: ReadonlySet<string> = new Set(['map', 'where', 'sort', 'sort_natural', 'concat', 'uniq', 'compact']);

function adviceFor(found: OutputAssumption, analysis: Analysis): string {
  // A tag takes no filters.
  if (analysis.template.source.startsWith('{%', found.start)) return 'Put it in double quotes';
  const isWhole = !isComposed(found, analysis);
  const [fix] = isWhole ? valueFix(found, analysis.template) : [];
  if (fix !== undefined && !fix.title.startsWith('Add')) return fix.title;
  if (fix === undefined && isWhole) return 'Stop the message with `abort_message`';
  return found.isNumber ? 'Add `| plus: 0`' : 'Add `| as_json_string`';
}
