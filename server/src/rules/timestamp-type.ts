import { mistyped } from '../events/mistyped.ts';
import { timestampsOf } from '../events/timestamps.ts';
import { type Alternative, outputOf, valuesNamed } from '../proof/walk-payload.ts';
import { caseOf, inCase } from './engine/case-in-message.ts';
import { defineRule } from './engine/rule.ts';
import { typeFix } from './fixes/type.ts';
import { mayBeText } from './shared/may-be-text.ts';
import { typeAdvice, typeInWords } from './shared/type-words.ts';

interface Found extends Alternative {
  readonly expected: 'number' | 'string';
}

export default defineRule<Found>({
  code: 'timestamp-type',
  group: 'movable-ink',
  severity: 'warning',
  title: 'Wrong timestamp type',
  documentation: {
    what: "Reports a `timestamp` that is not a number, such as one in quotes. If your account's mapping expects date strings, declare that in the configuration: then numbers are reported instead.",
    why: 'A number in quotes is a string. A mapping that expects a number finds none, and the event has no time.',
    do: 'Write the digits without quotes.',
    bad: [
      {
        caption: 'In quotes',
        body: `{"type": "track", "event": "quiz_done", "user_id": "{{\${braze_id} | json_escape}}", "timestamp": "{{ 'now' | date: '%s' }}000"}`,
        at: `"{{ 'now' | date: '%s' }}000"`,
        fixed: `{"type": "track", "event": "quiz_done", "user_id": "{{\${braze_id} | json_escape}}", "timestamp": {{ 'now' | date: '%s' }}000}`,
      },
    ],
    good: [
      {
        caption: 'Without quotes',
        body: `{"type": "track", "event": "quiz_done", "user_id": "{{\${braze_id} | json_escape}}", "timestamp": {{ 'now' | date: '%s' }}000}`,
      },
    ],
  },
  find: {
    *event(event, { settings, proof }) {
      const expected = settings.timestamp === 'iso-8601' ? 'string' : 'number';
      // A date string instead of a number is reported by `timestamp-unit`: it is not a number in quotes.
      const reported = timestampsOf(event)
        .filter(({ form }) => (form === 'iso-8601' || form === 'other') === (expected === 'number'))
        .map(({ value }) => value.start);
      for (const found of mistyped(valuesNamed(event.object, 'timestamp', event.when), expected, false)) {
        if (!reported.includes(found.value.start) && !mayBeText(found.value, proof)) yield { ...found, expected };
      }
    },
  },
  say({ value, expected, when }) {
    const { start, end } = value.start === value.end ? (outputOf(value) ?? value) : value;
    const is = typeInWords(value.type === 'scalar' ? value.kind : value.type);
    const message = `\`timestamp\` is ${is}${inCase(when)}: Movable Ink expects ${typeInWords(expected)}, unless your mapping says otherwise. ${typeAdvice([expected], 'scalar')}`;
    return { start, end, subject: 'timestamp', message, ...caseOf(when) };
  },
  fixes({ value, expected }, { template }) {
    return value.type === 'scalar' ? typeFix(value, [expected], template.source) : [];
  },
});
