import { type WrongType, wrongDeclaredTypes, wrongTypes } from '../events/wrong-types.ts';
import { outputOf } from '../proof/walk-payload.ts';
import type { Template } from '../template/tree.ts';
import { caseOf, inCase } from './engine/case-in-message.ts';
import { defineRule } from './engine/rule.ts';
import { typeFix } from './fixes/type.ts';
import { placeInWords } from './missing-field.ts';
import { propertiesOf } from './shared/event-profile.ts';
import { mayBeText } from './shared/may-be-text.ts';
import { typeAdvice, typeInWords } from './shared/type-words.ts';
import { join } from './shared/words.ts';

export default defineRule<WrongType>({
  code: 'wrong-type',
  group: 'movable-ink',
  severity: 'warning',
  title: 'Wrong type',
  documentation: {
    what: 'Reports values of a type that Movable Ink does not expect: a number in quotes, a number where a string is expected, a single object instead of an array. For the timestamp see `timestamp-type`.',
    why: "Movable Ink reads each field as the type in the account's mapping. A price in quotes is not a number and cannot be compared as one.",
    do: 'Write numbers without quotes and end their outputs with `| plus: 0`, which turns every value into a number.',
    bad: [
      {
        caption: 'A price as a string',
        body: '{"type": "track", "event": "product_viewed", "user_id": "{{${braze_id} | json_escape}}", "timestamp": 1257894000000, "properties": {"id": "b", "price": "{{event_properties.${price} | json_escape}}"}}',
        at: '"{{event_properties.${price} | json_escape}}"',
        fixed:
          '{"type": "track", "event": "product_viewed", "user_id": "{{${braze_id} | json_escape}}", "timestamp": 1257894000000, "properties": {"id": "b", "price": {{event_properties.${price} | json_escape | plus: 0}}}}',
      },
      {
        caption: 'An id as a number',
        body: '{"type": "track", "event": "product_viewed", "user_id": "{{${braze_id} | json_escape}}", "timestamp": 1257894000000, "properties": {"id": 123}}',
        at: '123',
        fixed:
          '{"type": "track", "event": "product_viewed", "user_id": "{{${braze_id} | json_escape}}", "timestamp": 1257894000000, "properties": {"id": "123"}}',
      },
    ],
    good: [
      {
        caption: 'A price as a number',
        body: '{"type": "track", "event": "product_viewed", "user_id": "{{${braze_id} | json_escape}}", "timestamp": 1257894000000, "properties": {"id": "b", "price": {{event_properties.${price} | plus: 0}}}}',
      },
    ],
  },
  find: {
    *event(event, { proof, settings, template, typeAnswers }) {
      const found =
        settings.events === undefined
          ? wrongTypes(event, typeAnswers())
          : wrongDeclaredTypes(event, propertiesOf(settings), typeAnswers());
      for (const one of found) {
        if (!isTimestamp(one) && !isMissing(one, template) && !mayBeText(one.value, proof)) yield one;
      }
    },
  },
  say({ value, member, expected, when }) {
    // A boolean that an output prints has no text of its own.
    const { start, end } = value.start === value.end ? (outputOf(value) ?? value) : value;
    const is = typeInWords(value.type === 'scalar' ? value.kind : value.type);
    const due = join(expected.map(typeInWords), 'or');
    const message = `${placeInWords(member)} is ${is}${inCase(when)}: Movable Ink expects ${due}, unless your mapping says otherwise. ${typeAdvice(expected, value.type)}`;
    return { start, end, subject: member.join(), message, ...caseOf(when) };
  },
  fixes({ value, expected }, { template }) {
    return value.type === 'scalar' ? typeFix(value, expected, template.source) : [];
  },
});

/** `as_json_string` prints `null` for what is missing; where there is something, it may well be what is due. */
function isMissing({ value }: WrongType, { source }: Template): boolean {
  return value.type === 'scalar' && value.kind === 'null' && source.startsWith('{{', value.start);
}

/** It has rules of its own, since accounts accept several forms. */
function isTimestamp({ member }: WrongType): boolean {
  return member.length === 1 && member[0] === 'timestamp';
}
