import { type WrongType, wrongDeclaredTypes, wrongTypes } from '../events/wrong-types.ts';
import { outputOf } from '../proof/walk-payload.ts';
import { defineRule } from './engine/rule.ts';
import { typeFix } from './fixes/type.ts';
import { placeInWords } from './missing-field.ts';
import { propertiesOf } from './shared/event-profile.ts';
import { mayBeText } from './shared/may-be-text.ts';
import { typeAdvice, typeInWords } from './shared/type-words.ts';
import { caseOf, inCase, join } from './shared/words.ts';

export default defineRule<WrongType>({
  code: 'wrong-type',
  group: 'movable-ink',
  severity: 'warning',
  title: 'Value of the wrong type',
  documentation: {
    what: 'Looks for values of another type than Movable Ink expects: a number in quotes, a number where a text is due, one object in the place of a list. Of the timestamp `timestamp-type` tells.',
    why: "Movable Ink reads a field by the type that the account's mapping gives it. A price in quotes is no number to compare with.",
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
    *event(event, { proof, settings }) {
      const found =
        settings.events === undefined ? wrongTypes(event) : wrongDeclaredTypes(event, propertiesOf(settings));
      for (const one of found) {
        if (!isTimestamp(one) && !mayBeText(one.value, proof)) yield one;
      }
    },
  },
  say({ value, member, expected, when }) {
    // What is true or false because an output says so has no text of its own.
    const { start, end } = value.start === value.end ? (outputOf(value) ?? value) : value;
    const is = typeInWords(value.type === 'scalar' ? value.kind : value.type);
    const due = join(expected.map(typeInWords), 'or');
    const message = `${placeInWords(member)} is ${is} here, ${inCase(when)}: Movable Ink expects ${due}, unless your mapping says otherwise. ${typeAdvice(expected)}`;
    return { start, end, message, ...caseOf(when) };
  },
  fixes({ value, expected }, { template }) {
    return value.type === 'scalar' ? typeFix(value, expected, template.source) : [];
  },
});

/** It has a rule of its own, for accounts take it in several forms. */
function isTimestamp({ member }: WrongType): boolean {
  return member.length === 1 && member[0] === 'timestamp';
}
