import { blankWhen } from '../events/blank-text.ts';
import type { Event } from '../events/events.ts';
import { type IdentifierName, identifierOf } from '../events/identifiers.ts';
import type { Case } from '../proof/proof.ts';
import type { Span } from '../template/span.ts';
import { caseOf, inCase } from './engine/case-in-message.ts';
import { defineRule } from './engine/rule.ts';
import { abortFix } from './fixes/abort.ts';
import { isGuarded } from './shared/guarded.ts';
import { isUnlikely } from './shared/unlikely-case.ts';

interface Found extends Span {
  readonly name: IdentifierName;
  readonly when: Case;
  readonly payload: Span;
}

export default defineRule<Found>({
  code: 'blank-identifier',
  group: 'movable-ink',
  severity: 'warning',
  title: 'Blank identifier',
  documentation: {
    what: 'Reports a `user_id` or `anonymous_id` that can be blank.',
    why: 'A blank identifier is the same for everyone without a value: Movable Ink would merge all of them into one profile, or reject the event.',
    do: 'Test the value with `!= blank`, and leave the identifier out or stop the message when it is blank. `{% if ${user_id} %}` is not enough: Liquid treats an empty string as true.',
    bad: [
      {
        caption: 'Not every user has an external_id',
        body: '{"type": "track", "event": "quiz_done", "user_id": "{{${user_id} | json_escape}}", "timestamp": 1257894000000}',
        at: '"{{${user_id} | json_escape}}"',
        fixed:
          "{% if {{${user_id}}} == blank %}{% abort_message('no identifier') %}{% endif %}" +
          '{"type": "track", "event": "quiz_done", "user_id": "{{${user_id} | json_escape}}", "timestamp": 1257894000000}',
      },
    ],
    good: [
      {
        caption: 'The message stops when it is blank',
        body: '{% if ${user_id} == blank %}{% abort_message("no external_id") %}{% endif %}{"type": "track", "event": "quiz_done", "user_id": "{{${user_id} | json_escape}}", "timestamp": 1257894000000}',
      },
      {
        caption: "Braze's own ID, which every user has",
        body: '{"type": "track", "event": "quiz_done", "user_id": "{{${braze_id} | json_escape}}", "timestamp": 1257894000000}',
      },
    ],
  },
  find: {
    *event(event, { template }) {
      for (const name of ['user_id', 'anonymous_id'] as const) {
        for (const found of blankIn(event, name)) if (!isGuarded(found, found.when, template)) yield found;
      }
    },
  },
  say({ start, end, name, when }) {
    const message = `\`${name}\` is blank${inCase(when)}: everyone without a value would share one profile. Test the value with \`!= blank\`, and leave it out or stop the message with \`abort_message\`.`;
    return { start, end, subject: name, message, ...caseOf(when) };
  },
  fixes({ when, payload }) {
    return abortFix(when, payload);
  },
});

function* blankIn(event: Event, name: IdentifierName): Generator<Found> {
  for (const { value, when } of identifierOf(event, name).values) {
    if (value.type !== 'scalar' || value.kind !== 'string') continue;
    const blank = blankWhen(value.text, when);
    if (!blank.isNever && !isUnlikely(blank))
      yield { start: value.start, end: value.end, name, when: blank, payload: event.object };
  }
}
