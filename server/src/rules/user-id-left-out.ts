import type { Event } from '../events/events.ts';
import { identifierTexts } from '../events/identifier-sources.ts';
import { identifierOf } from '../events/identifiers.ts';
import type { Case } from '../proof/proof.ts';
import { isBlank } from '../semantics/compare.ts';
import type { Span } from '../template/span.ts';
import { caseOf, inCase } from './engine/case-in-message.ts';
import { defineRule } from './engine/rule.ts';
import type { Settings } from './engine/settings.ts';
import { openingOf } from './shared/opening.ts';

interface Found extends Span {
  readonly when: Case;
}

const EVENT = '"type": "track", "event": "quiz_done", "timestamp": 1257894000000';
const HASH = '{% assign hash = ${email_address} | downcase | md5 %}';
const GUARD =
  '{% if ${user_id} == blank and ${email_address} == blank %}{% abort_message("no identifier") %}{% endif %}';

export default defineRule<Found>({
  code: 'user-id-left-out',
  group: 'movable-ink',
  severity: 'information',
  title: "Known user's event without `user_id`",
  documentation: {
    what: 'Looks for `track` events that carry only an `anonymous_id` although Braze may know the `${user_id}`. Bodies that send another value as `user_id` are left alone.',
    why: 'Once Movable Ink has seen a `user_id`, all future events of that user must include the same `user_id`. Without it the event goes to the anonymous profile, and the known user is not personalized by it.',
    do: 'Send `${user_id}` as `user_id` when it is not blank, and the `anonymous_id` otherwise.',
    bad: [
      {
        caption: 'A hash for everyone',
        body: `{% if \${email_address} == blank %}{% abort_message("no address") %}{% endif %}${HASH}{${EVENT}, "anonymous_id": "{{hash}}"}`,
        at: '{',
      },
    ],
    good: [
      {
        caption: 'The `user_id` where it is known',
        body: `${GUARD}${HASH}{${EVENT}, {% if \${user_id} != blank %}"user_id": "{{\${user_id} | json_escape}}"{% else %}"anonymous_id": "{{hash}}"{% endif %}}`,
      },
      {
        caption: 'Only users whom Braze does not know',
        body: `{% if \${user_id} != blank or \${email_address} == blank %}{% abort_message("known") %}{% endif %}${HASH}{${EVENT}, "anonymous_id": "{{hash}}"}`,
      },
    ],
  },
  find: {
    *event(event, { template, settings }) {
      if (!event.isWhole || event.type !== 'track' || isByDeclared(event, settings)) return;
      const when = leftOutWhen(event);
      if (when !== undefined && isOfKnownUsers(when)) yield { ...openingOf(event.object, template.source), when };
    },
  },
  say({ start, end, when }) {
    const message = `This event has an \`anonymous_id\` but no \`user_id\`${inCase(when)}: events of a known user must include the same \`user_id\` each time, unless your mapping says otherwise. Send \`\${user_id}\` as \`user_id\` when it is not blank.`;
    return { start, end, message, ...caseOf(when) };
  },
});

/** When it is sent with an `anonymous_id` only; `undefined` where that never happens. */
function leftOutWhen(event: Event): Case | undefined {
  const user = identifierOf(event, 'user_id');
  const when = user.absent.and(identifierOf(event, 'anonymous_id').absent.not());
  return when.isNever ? undefined : when;
}

/** Whether the configuration declares what people are identified by instead. */
function isByDeclared(event: Event, { types }: Settings): boolean {
  return identifierTexts(event).some(({ holes }) =>
    holes.some(({ sources }) => sources.some(({ text }) => types.has(text))),
  );
}

/** What a case says of the `external_id`, if anything, is that it is there. */
function isOfKnownUsers(when: Case): boolean {
  const facts = when.solve()?.facts ?? [];
  return !facts.some(
    ({ path, value }) => path.root.kind === 'attribute' && path.root.name === 'user_id' && isBlank(value),
  );
}
