import type { Proof } from '../payload/proof.ts';
import { outputOf, type WrongType, wrongTypes } from '../payload/wrong-types.ts';
import { placeInWords } from './missing-field.ts';
import { defineRule } from './rule.ts';
import { typeFix } from './type-fix.ts';
import { caseOf, inCase, join } from './words.ts';

const WORDS: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  integer: 'a whole number',
  boolean: 'true or false',
  object: 'an object',
  array: 'a list',
  list: 'a list',
  null: '`null`',
};

export default defineRule<WrongType>({
  code: 'wrong-type',
  group: 'movable-ink',
  severity: 'warning',
  title: 'Value of the wrong type',
  documentation: {
    what: 'Looks for values of another type than Movable Ink expects: a number in quotes, a number where a text is due, one object in the place of a list.',
    why: "Movable Ink reads a field by the type that the account's mapping gives it. A price in quotes is no number to compare with, and a timestamp in quotes no moment.",
    do: 'Write numbers without quotes and end their outputs with `| plus: 0`, which gives a number for every value.',
    bad: [
      {
        caption: 'A price as text',
        body: '{"type": "track", "event": "product_viewed", "user_id": "a", "timestamp": 1257894000000, "properties": {"id": "b", "price": "{{event_properties.${price} | json_escape}}"}}',
        at: '"{{event_properties.${price} | json_escape}}"',
        fixed:
          '{"type": "track", "event": "product_viewed", "user_id": "a", "timestamp": 1257894000000, "properties": {"id": "b", "price": {{event_properties.${price} | json_escape | plus: 0}}}}',
      },
      {
        caption: 'An identifier as number',
        body: '{"type": "track", "event": "quiz_done", "user_id": 123, "timestamp": 1257894000000}',
        at: '123',
        fixed: '{"type": "track", "event": "quiz_done", "user_id": "123", "timestamp": 1257894000000}',
      },
    ],
    good: [
      {
        caption: 'A price as number',
        body: '{"type": "track", "event": "product_viewed", "user_id": "a", "timestamp": 1257894000000, "properties": {"id": "b", "price": {{event_properties.${price} | plus: 0}}}}',
      },
    ],
  },
  find: {
    *event(event, { proof }) {
      for (const found of wrongTypes(event)) if (!mayBeText(found, proof)) yield found;
    },
  },
  say({ value, member, expected, when }) {
    // What is true or false because an output says so has no text of its own.
    const { start, end } = value.start === value.end ? (outputOf(value) ?? value) : value;
    const is = WORDS[value.type === 'scalar' ? value.kind : value.type];
    const due = join(
      expected.map((type) => WORDS[type] ?? type),
      'or',
    );
    const message = `${placeInWords(member)} is ${is} here, ${inCase(when)}: Movable Ink expects ${due}, unless your mapping says otherwise. ${adviceFor(expected)}`;
    return { start, end, message, ...caseOf(when) };
  },
  fixes({ value, expected }, { template }) {
    return value.type === 'scalar' ? typeFix(value, expected, template.source) : [];
  },
});

function adviceFor(expected: readonly string[]): string {
  if (expected.includes('string')) return 'Put it into double quotes.';
  if (expected.includes('number') || expected.includes('integer')) return 'Write it without quotes, as a number.';
  return 'Write it as JSON, without quotes around it.';
}

/** What stands without quotes and may be a text as well is told of as that: it is no JSON then. */
function mayBeText({ value }: WrongType, { assumptions }: Proof): boolean {
  if (value.type !== 'scalar' || (value.kind !== 'number' && value.kind !== 'boolean')) return false;
  const output = outputOf(value);
  return assumptions.some(({ kind, place, start }) => kind === 'text' && place === 'value' && start === output?.start);
}
