import type { AssumptionKind } from '../proof/proof.ts';
import type { Filter } from '../template/expressions.ts';
import type { Template } from '../template/tree.ts';
import type { Analysis } from './engine/analysis.ts';
import { caseOf, inCase } from './engine/case-in-message.ts';
import type { Fix } from './engine/finding.ts';
import { defineRule } from './engine/rule.ts';
import { escapePrinted } from './fixes/captured.ts';
import { escapeBeforeFix, escapeFix } from './fixes/escape.ts';
import { printedAt } from './fixes/filters.ts';
import { joinFix, joinsItems } from './fixes/join.ts';
import { valueFix } from './fixes/value.ts';
import { isReadOtherwise } from './shared/captured.ts';
import { isComposed } from './shared/composed.ts';
import { type OutputAssumption, primaryAssumption } from './shared/output-assumption.ts';
import { LOST, quote, slice } from './shared/words.ts';

export default defineRule<OutputAssumption>({
  code: 'unescaped-value',
  group: 'json',
  severity: 'warning',
  title: 'Unescaped value',
  documentation: {
    what: 'Reports outputs that print a value as it is: in a string, where a quote, a backslash or a line break ends the string early, and unquoted, where only a number or a boolean is valid JSON. Also reports arithmetic that can exceed the largest number, about 1.8 × 10^308: Liquid then prints `Infinity`. Numbers in the data are presumed to be within ±2^53. Free text, such as a title or a name, is a *warning*; an identifier, a URL or a time zone is *information*.',
    why: 'One product called `6" Wipes` is enough: Braze would send invalid JSON, Movable Ink would reject it, and the event would be lost.',
    do: 'In a string, end the output with `| json_escape`. Unquoted, use `| plus: 0` for a number and `| as_json_string` for anything else. If you know that a value is a number or an ID without quotes, declare it under `types` in the [configuration](../configuration.md): then nothing needs to be escaped.',
    bad: [
      {
        caption: 'An unescaped title',
        body: '{"title": "{{event_properties.${title}}}"}',
        at: '{{event_properties.${title}}}',
        fixed: '{"title": "{{event_properties.${title} | json_escape}}"}',
      },
      {
        caption: 'An unquoted value that can be a string',
        body: '{"plan": {{event_properties.${plan} | default: false}}}',
        at: '{{event_properties.${plan} | default: false}}',
        fixed: '{"plan": {{event_properties.${plan} | default: false | as_json_string}}}',
      },
    ],
    good: [
      { caption: 'Escaped', body: '{"title": "{{event_properties.${title} | json_escape}}"}' },
      { caption: 'A hash contains no quotes', body: '{"key": "{{${email_address} | md5}}"}' },
      { caption: 'Converted to a number', body: '{"price": {{event_properties.${price} | plus: 0}}}' },
    ],
  },
  find: {
    *assumption(assumption, analysis) {
      const { kind } = assumption;
      const found = KINDS.has(kind) ? primaryAssumption(assumption, analysis) : undefined;
      if (found !== undefined) yield found;
    },
  },
  say(found, analysis) {
    const { source } = analysis.template;
    const { start, end, when } = found;
    if (found.kind === 'overflow') {
      return { start, end, message: overflowMessage(found, source), severity: 'information', ...caseOf(when) };
    }
    const wrong = found.place === 'value' ? valueMessage(found) : textMessage(found, analysis.template);
    const message = `${wrong(quote(slice(source, found)))} ${adviceFor(found, analysis)}`;
    return { start, end, message, severity: severityOf(found), ...caseOf(when) };
  },
  fixes(found, analysis) {
    const { template } = analysis;
    if (found.kind === 'overflow') return [];
    const isText = found.place !== 'value';
    if (isComposed(found, analysis, isText ? 'text' : 'value')) return composedFix(found, template);
    if (!isText) return valueFix(found, template);
    const isOther = isReadOtherwise(found, analysis);
    const isRawText = isRaw(found, template.source) && !isOther;
    const kind = isRawText && !isValueToo(found, analysis) ? 'safe' : 'suggestion';
    // Within a capture that is tested, escapes would make a line break look like text.
    const printed = isOther ? escapePrinted(found, template) : [];
    return printed.length > 0 ? printed : escapeFix(found, kind, template);
  },
});

function composedFix(found: OutputAssumption, template: Template): Fix[] {
  const joined = joinFix(found, template);
  return joined.length > 0 ? joined : escapeBeforeFix(found, template);
}

const KINDS: ReadonlySet<AssumptionKind> = new Set(['unescaped', 'text', 'overflow']);

function overflowMessage(found: OutputAssumption, source: string): string {
  const output = quote(slice(source, found));
  return `The arithmetic in ${output} can exceed the largest number${whenever(found)} and print \`Infinity\` or \`NaN\`: ${LOST}. Limit the input, for example with \`| at_least: 0 | at_most: 1000000\`.`;
}

/** Unlikely where a number is expected, since a string would be a surprise there, or in quotes unless it is free text. */
function severityOf({ path, place, shape, isNumber }: OutputAssumption): 'warning' | 'information' {
  // Mostly it counts items.
  if (path?.steps.at(-1) === 'size') return 'information';
  const isLikely = place === 'value' ? !isNumber && shape !== 'number' : shape === 'free-text';
  return isLikely ? 'warning' : 'information';
}

/** No filter has escaped the value before: escaping it twice would double the backslashes. */
function isRaw({ path, start, end }: OutputAssumption, source: string): boolean {
  return path !== undefined && !/\|\s*(?:replace|append|prepend|json_|as_json_)/.test(source.slice(start, end));
}

/** In another case the same output is unquoted, for example after a quote that only some branches print. */
function isValueToo({ start }: OutputAssumption, analysis: Analysis): boolean {
  return analysis.valueOutputs().has(start);
}

function textMessage(found: OutputAssumption, template: Template): (output: string) => string {
  const { shape, place } = found;
  const filters = printedAt(found, template)?.filters ?? [];
  const example = shape === 'free-text' ? exampleFor(found, filters) : '';
  const inside = place === 'name' ? 'name' : 'string';
  return (output) =>
    `A quote, backslash or line break in ${output}${example} ends the ${inside} early${whenever(found)}: ${LOST}.`;
}

const LONGEST_NAME = 100;

/** A value of that kind that people know, if there is one. Behind other filters its quotes may be gone. */
function exampleFor({ text, member }: OutputAssumption, filters: readonly Filter[]): string {
  if (!filters.every(({ name }) => KEEPS_QUOTES.has(name))) return '';
  const names = `${text.slice(-LONGEST_NAME)} ${member.at(-1)?.slice(-LONGEST_NAME) ?? ''}`;
  if (/(?:first|last|full|given|user)_?name\b/i.test(names)) return ', as in `Dwayne "The Rock"`,';
  return /(?:title|product|item|name)\w*\}?\s|(?:title|name)$/i.test(names) ? ', as in `6" Wipes`,' : '';
}

const KEEPS_QUOTES: ReadonlySet<string> = new Set([
  'default',
  'strip',
  'lstrip',
  'rstrip',
  'capitalize',
  'append',
  'prepend',
]);

function valueMessage(found: OutputAssumption): (output: string) => string {
  return (output) =>
    `${output} is unquoted, so any string value makes the JSON invalid${whenever(found)} and the event would be lost.`;
}

function adviceFor(found: OutputAssumption, analysis: Analysis): string {
  const { place, isNumber } = found;
  const { template } = analysis;
  if (template.source.startsWith('{%', found.start))
    return place === 'value'
      ? 'Put it in double quotes.'
      : 'Put the tag between `capture` and `endcapture`, and print that variable here with `| json_escape`.';
  const isComposedThere = isComposed(found, analysis, place === 'value' ? 'value' : 'text');
  if (isComposedThere && printedAt(found, template)?.filters.some(joinsItems))
    return place === 'text'
      ? 'Print the items in a loop, each with `| json_escape`, or the whole list without quotes and with `| as_json_string`.'
      : 'Print the items in a loop, each with `| as_json_string`.';
  if (!isComposedThere) {
    const [fix] = place === 'value' ? valueFix(found, template) : escapeFix(found, 'suggestion', template);
    if (fix === undefined) return 'Test the value before it is printed.';
    if (!fix.title.startsWith('Add')) return `${fix.title}.`;
  }
  const [filter, effect] =
    place !== 'value'
      ? ['json_escape', '']
      : isNumber
        ? ['plus: 0', ', which turns any value into a number']
        : ['as_json_string', ', which prints any value as JSON'];
  return isComposedThere
    ? `Add \`| ${filter}\` to the value before it is combined with other text.`
    : `Add \`| ${filter}\`${effect}.`;
}

/** The message says already that the value itself is a string. */
function whenever({ when, path }: OutputAssumption): string {
  if (when.isAlways) return '';
  const facts = when.explain()?.facts ?? [];
  const isOwn = facts.length > 0 && facts.every((fact) => fact.path.text === path?.text);
  return isOwn ? '' : inCase(when);
}
