import type { Assumption, MeantKind } from '../proof/proof.ts';
import { caseOf } from './engine/case-in-message.ts';
import { defineRule } from './engine/rule.ts';
import { outputBefore } from './shared/output-around.ts';
import { placeOf } from './shared/output-assumption.ts';
import { LOST } from './shared/words.ts';

/** A value that breaks the payload where it is of another kind than the body uses it as. */
interface WrongKind extends Assumption {
  readonly kind: MeantKind;
}

export default defineRule<WrongKind>({
  code: 'wrong-kind',
  group: 'json',
  severity: 'information',
  title: 'Value of an unexpected kind',
  documentation: {
    what: 'Reports values that break the JSON only if they are of another kind than the body uses them as: a number or a string where a loop expects an array, a string that is not a date where a date is formatted, a string where numbers are compared.',
    why: 'Braze sends whatever the event holds. If an array is a number one day, or a date is `true`, the payload is invalid JSON and the event is lost. It is reported once for each value, since such values are rare.',
    do: 'If you know what the value is, declare it under `types` in the [configuration](../configuration.md) as `list`, `date` or `number`. Otherwise convert it first, for example with `| plus: 0` before a number is compared.',
    bad: [
      {
        caption: 'A size that decides a comma',
        body: '{"ids": [1{% if event_properties.${ids}.size > 0 %},{% endif %}{% for id in event_properties.${ids} %}{{ id | plus: 0 }}{% unless forloop.last %},{% endunless %}{% endfor %}]}',
        at: '{% for id in event_properties.${ids} %}',
      },
      {
        caption: 'A value that is compared with a number',
        body: '{"in_stock": {% if event_properties.${stock} > 0 %}true{% else %}false{% endif %}}',
        at: 'event_properties.${stock} > 0',
      },
    ],
    good: [
      {
        caption: 'Made a number before it is compared',
        body: '{% assign stock = event_properties.${stock} | plus: 0 %}{"in_stock": {% if stock > 0 %}true{% else %}false{% endif %}}',
      },
    ],
  },
  find: {
    *assumption({ kind, ...assumption }, analysis) {
      // Where what an output prints is an error already, `json-syntax` has one finding for both.
      if (isMeant(kind) && !analysis.brokenOutputs().has(placeOf(assumption))) yield { ...assumption, kind };
    },
  },
  say({ kind, start, end, text, when }, { template }) {
    // What breaks is told at the value, not at what follows it, such as the zeros after a date.
    const before = outputBefore({ start, end }, template);
    const message = `This body expects \`${text}\` to be ${KINDS[kind]}: for any other value, ${LOST}. If it always is one, declare it under \`types\` in the configuration.`;
    const place = before === undefined ? { start, end } : { start: before.start, end: before.end };
    return { ...place, ...(before && { shownAt: { start, end } }), message, ...caseOf(when) };
  },
});

const KINDS: Readonly<Record<MeantKind, string>> = { list: 'an array', date: 'a date', number: 'a number' };

function isMeant(kind: Assumption['kind']): kind is MeantKind {
  return kind in KINDS;
}
