import type { Event } from '../events/events.ts';
import { identifierOf } from '../events/identifiers.ts';
import type { Case } from '../proof/proof.ts';
import type { Span } from '../template/span.ts';
import { caseOf, inCase } from './engine/case-in-message.ts';
import { defineRule } from './engine/rule.ts';
import { abortFix } from './fixes/abort.ts';
import { openingOf } from './shared/opening.ts';

interface Found extends Span {
  readonly when: Case;
  readonly payload: Span;
}

export default defineRule<Found>({
  code: 'missing-identifier',
  group: 'movable-ink',
  severity: 'error',
  title: 'Missing identifier',
  documentation: {
    what: 'Reports events that can be sent with neither `user_id` nor `anonymous_id`.',
    why: 'Movable Ink cannot tell whose event it is, so it cannot personalize with it.',
    do: 'Always send one of the two, or stop the message with `abort_message` when neither is known.',
    bad: [
      {
        caption: 'No identifier',
        body: '{"type": "track", "event": "quiz_done", "timestamp": 1257894000000}',
        at: '{',
      },
      {
        caption: 'An identifier for some users only',
        body: '{"type": "track", "event": "quiz_done",{% if ${user_id} != blank %} "user_id": "{{${user_id} | json_escape}}",{% endif %} "timestamp": 1257894000000}',
        at: '{',
        fixed:
          "{% if {{${user_id}}} == blank %}{% abort_message('no identifier') %}{% endif %}" +
          '{"type": "track", "event": "quiz_done",{% if ${user_id} != blank %} "user_id": "{{${user_id} | json_escape}}",{% endif %} "timestamp": 1257894000000}',
      },
    ],
    good: [
      {
        caption: 'An identifier, or no message',
        body: '{% if ${user_id} == blank %}{% abort_message("no external_id") %}{% endif %}{"type": "track", "event": "quiz_done", "user_id": "{{${user_id} | json_escape}}", "timestamp": 1257894000000}',
      },
      { caption: 'A body for another recipient', body: '{"customer": "a"}' },
    ],
  },
  find: {
    *event(event, { template }) {
      const when = withoutIdentifier(event);
      if (event.isWhole && !when.isNever)
        yield { ...openingOf(event.object, template.source), when, payload: event.object };
    },
  },
  say({ start, end, when }) {
    const message = `\`user_id\` and \`anonymous_id\` are both missing${inCase(when)}: Movable Ink cannot tell whose event this is, unless your mapping says otherwise. Send one of them, or stop the message with \`abort_message\`.`;
    return { start, end, subject: 'user_id', message, ...caseOf(when) };
  },
  fixes({ when, payload }) {
    return abortFix(when, payload);
  },
});

function withoutIdentifier(event: Event): Case {
  return identifierOf(event, 'user_id').absent.and(identifierOf(event, 'anonymous_id').absent);
}
