import type { AssumptionKind, Proof } from '../proof/proof.ts';
import type { Template } from '../template/tree.ts';
import { defineRule } from './engine/rule.ts';
import { escapeFix, joinFix } from './fixes/escape.ts';
import { valueFix } from './fixes/value.ts';
import { isReadOtherwise } from './shared/captured.ts';
import { isComposed } from './shared/composed.ts';
import { leading, type OutputAssumption } from './shared/output-assumption.ts';
import { caseOf, inCase, quote, slice } from './shared/words.ts';

export default defineRule<OutputAssumption>({
  code: 'unescaped-value',
  group: 'json',
  severity: 'warning',
  title: 'Value that can break the JSON',
  documentation: {
    what: 'Looks for outputs that print a value as it is: within a text, where a quote, a backslash or a line break ends the text too early, and without quotes, where only a number or a boolean is JSON. Arithmetic counts too where it can lead beyond the largest number there is, about 1.8 times 10 to the power of 308: Liquid prints `Infinity` then. Numbers in the data are presumed to lie within ±2^53. Free text, such as a title or a name, is a *warning*; an identifier, an address or a time zone is *information*.',
    why: 'One product called `6" Wipes` is enough: Braze would send invalid JSON for it, Movable Ink refuses that, and the event is lost.',
    do: 'Within a text, end the output with `| json_escape`. Without quotes, use `| plus: 0` for a number and `| as_json_string` for all else. Where you know that a value is a number or an identifier without quotes, say so under `types` in the [configuration](../configuration.md), and nothing needs to be escaped.',
    bad: [
      {
        caption: 'A title as it is',
        body: '{"title": "{{event_properties.${title}}}"}',
        at: '{{event_properties.${title}}}',
        fixed: '{"title": "{{event_properties.${title} | json_escape}}"}',
      },
      {
        caption: 'A value without quotes that may be a text',
        body: '{"plan": {{event_properties.${plan} | default: 0}}}',
        at: '{{event_properties.${plan} | default: 0}}',
        fixed: '{"plan": {{event_properties.${plan} | default: 0 | as_json_string}}}',
      },
    ],
    good: [
      { caption: 'Escaped', body: '{"title": "{{event_properties.${title} | json_escape}}"}' },
      { caption: 'A hash holds no quotes', body: '{"key": "{{${email_address} | md5}}"}' },
      { caption: 'Made a number', body: '{"price": {{event_properties.${price} | plus: 0}}}' },
    ],
  },
  find: {
    *assumption(assumption, { proof }) {
      const { kind } = assumption;
      const found = KINDS.has(kind) ? leading(assumption, proof) : undefined;
      if (found !== undefined) yield found;
    },
  },
  say(found, { template }) {
    const { source } = template;
    const { start, end, when } = found;
    if (found.kind === 'overflow') {
      return { start, end, message: overflowMessage(found, source), severity: 'information', ...caseOf(when) };
    }
    const wrong = found.place === 'value' ? valueMessage(found) : textMessage(found);
    const message = `${wrong(quote(slice(source, found)))} ${adviceFor(found, template)}`;
    return { start, end, message, severity: severityOf(found), ...caseOf(when) };
  },
  fixes(found, { template, proof }) {
    const { source } = template;
    if (found.kind === 'overflow') return [];
    const isText = found.place !== 'value';
    if (isComposed(found, template, isText ? 'text' : 'value')) return isText ? joinFix(found, template) : [];
    const isSafe = isRaw(found, source) && !isValueToo(found, proof) && !isReadOtherwise(found, template);
    return isText ? escapeFix(found, isSafe ? 'safe' : 'suggestion', template) : valueFix(found, template);
  },
});

const KINDS: ReadonlySet<AssumptionKind> = new Set(['unescaped', 'text', 'overflow']);

function overflowMessage(found: OutputAssumption, source: string): string {
  const output = quote(slice(source, found));
  return `The arithmetic in ${output} can get beyond the largest number there is. Liquid then prints \`Infinity\` or \`NaN\`, which is no JSON: Braze would send invalid JSON and the event is lost${whenever(found)}. Limit what goes into it, such as with \`| at_least: 0 | at_most: 1000000\`.`;
}

/** Where a number is due and named so, a text would be a surprise; within quotes only free text is. */
function severityOf({ place, shape, isNumber }: OutputAssumption): 'warning' | 'information' {
  const isLikely = place === 'value' ? !isNumber && shape !== 'number' : shape === 'free-text';
  return isLikely ? 'warning' : 'information';
}

/** Nothing has put escapes into the value on its way, so that another filter would double them. */
function isRaw({ path, start, end }: OutputAssumption, source: string): boolean {
  return path !== undefined && !/\|\s*(?:replace|append|prepend|json_|as_json_)/.test(source.slice(start, end));
}

/** In another case it stands where a value is due, as behind a quote that is missing for some. */
function isValueToo({ start }: OutputAssumption, proof: Proof): boolean {
  const found =
    known.get(proof) ?? new Set(proof.assumptions.flatMap((one) => (one.place === 'value' ? [one.start] : [])));
  known.set(proof, found);
  return found.has(start);
}

/** Where the outputs begin that stand where a value is due. */
const known = new WeakMap<Proof, ReadonlySet<number>>();

function textMessage(found: OutputAssumption): (output: string) => string {
  const { shape, place } = found;
  const example = shape === 'free-text' ? ', such as in `6" Wipes`,' : '';
  const inside = place === 'name' ? 'name' : 'text';
  return (output) =>
    `A quote, a backslash or a line break in ${output}${example} ends this ${inside} too early: Braze would send invalid JSON for it and the event is lost${whenever(found)}.`;
}

function valueMessage(found: OutputAssumption): (output: string) => string {
  return (output) =>
    `${output} stands without quotes, so a text in it is no JSON: Braze would send invalid JSON for it and the event is lost${whenever(found)}.`;
}

function adviceFor(found: OutputAssumption, template: Template): string {
  const { place, isNumber } = found;
  const isComposedThere = isComposed(found, template, place === 'value' ? 'value' : 'text');
  if (isComposedThere && place === 'text' && joinFix(found, template).length > 0)
    return 'Print the items in a loop, each with `| json_escape`, or the whole list without quotes and with `| as_json_string`.';
  if (!isComposedThere) {
    const [fix] = place === 'value' ? valueFix(found, template) : escapeFix(found, 'suggestion', template);
    if (fix === undefined) return 'Test the value before it is printed.';
    if (!fix.title.startsWith('Add')) return `${fix.title}.`;
  }
  const [filter, effect] =
    place !== 'value'
      ? ['json_escape', '']
      : isNumber
        ? ['plus: 0', ', which makes a number of it']
        : ['as_json_string', ', which prints any value as JSON'];
  return isComposedThere
    ? `Add \`| ${filter}\` to the value before it is put together.`
    : `Add \`| ${filter}\`${effect}.`;
}

/** What is said of the value itself is no news: that it is a text. */
function whenever({ when, path }: OutputAssumption): string {
  const facts = when.explain()?.facts ?? [];
  const isOwn = facts.every((fact) => fact.path.text === path?.text);
  return when.isAlways || (isOwn && facts.length > 0) ? '' : ` ${inCase(when)}`;
}
