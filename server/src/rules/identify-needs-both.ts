import { type IdentifierName, identifierOf } from '../events/identifiers.ts';
import type { Case } from '../proof/proof.ts';
import type { Span } from '../template/span.ts';
import { defineRule } from './engine/rule.ts';
import { caseOf, inCase } from './engine/told-case.ts';
import { abortFix } from './fixes/abort.ts';
import { openingOf } from './shared/opening.ts';

interface Found extends Span {
  readonly missing: IdentifierName;
  readonly when: Case;
  readonly payload: Span;
}

export default defineRule<Found>({
  code: 'identify-needs-both',
  group: 'movable-ink',
  severity: 'warning',
  title: 'Identify event with only one identifier',
  documentation: {
    what: 'Reports `identify` events that can lack either `user_id` or `anonymous_id`.',
    why: 'An `identify` event merges the anonymous profile of `anonymous_id` into the known profile of `user_id`. With only one of them there is nothing to merge.',
    do: 'Send both, and stop the message with `abort_message` when one is unknown.',
    bad: [
      {
        caption: 'Only a known user',
        body: '{"type": "identify", "user_id": "a", "timestamp": 1257894000000}',
        at: '{',
      },
    ],
    good: [
      {
        caption: 'Both identifiers',
        body: '{"type": "identify", "user_id": "a", "anonymous_id": "b", "timestamp": 1257894000000}',
      },
    ],
  },
  find: {
    *event(event, { template }) {
      if (event.type !== 'identify' || !event.isWhole) return;
      const user = identifierOf(event, 'user_id').absent;
      const anonymous = identifierOf(event, 'anonymous_id').absent;
      const span = { ...openingOf(event.object, template.source), payload: event.object };
      const onlyAnonymous = user.and(anonymous.not());
      const onlyUser = anonymous.and(user.not());
      if (!onlyAnonymous.isNever) yield { ...span, missing: 'user_id', when: onlyAnonymous };
      if (!onlyUser.isNever) yield { ...span, missing: 'anonymous_id', when: onlyUser };
    },
  },
  say({ start, end, missing, when }) {
    const message = `\`${missing}\` is missing in this \`identify\` event${inCase(when)}: with one identifier there is nothing to merge, unless your mapping says otherwise. Send both, or stop the message with \`abort_message\`.`;
    return { start, end, message, ...caseOf(when) };
  },
  fixes({ when, payload }) {
    return abortFix(when, payload);
  },
});
