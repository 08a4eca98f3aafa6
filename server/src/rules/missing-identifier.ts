import { caseOf } from '../payload/judge.ts';
import type { Payload } from '../payload/judgement.ts';
import { defineRule } from './rule.ts';
import { inCase } from './words.ts';

export default defineRule<Payload>({
  code: 'missing-identifier',
  group: 'movable-ink',
  severity: 'error',
  title: 'No identifier',
  documentation: {
    what: 'Looks for events that carry neither `user_id` nor `anonymous_id`.',
    why: 'Movable Ink cannot tell whose event it is, and the event is lost for personalization.',
    do: 'Send one of the two in every case, or stop the message with `abort_message` when neither is known.',
    bad: [
      {
        caption: 'An event of nobody',
        body: '{"type": "track", "event": "product_viewed"}',
        at: '{',
      },
    ],
    good: [
      {
        caption: 'One identifier, or no message',
        body: '{% if ${user_id} == blank %}{% abort_message("no external_id") %}{% endif %}{"type": "track", "event": "product_viewed", "user_id": "{{${user_id}}}"}',
      },
    ],
  },
  find: {
    *body(_template, { judgement }) {
      const lacking = judgement.payloads.filter(lacksIdentifier);
      const [first] = lacking;
      if (first === undefined) return;
      const everywhere = lacking.length === judgement.payloads.length;
      const names = lacking.map(({ evidence }) => evidence.sampleUser);
      yield { ...first, evidence: { ...first.evidence, case: everywhere ? [] : [caseOf(names)] } };
    },
  },
  say({ opening: { start, end }, evidence }) {
    const message = `No \`user_id\` and no \`anonymous_id\`, ${inCase(evidence.case)}: Movable Ink cannot tell whose event this is, unless your mapping says otherwise. Send one of them, or stop the message with \`abort_message\`.`;
    return { start, end, message, case: evidence.case, witness: evidence };
  },
});

/** An event by the shape that the published payloads have: `type` is `track` or `identify`, or there is an `event`. */
function lacksIdentifier({ value }: Payload): boolean {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const members = new Map(Object.entries(value));
  const type = members.get('type');
  const isEvent = type === 'track' || type === 'identify' || (type === undefined && members.has('event'));
  return isEvent && !members.has('user_id') && !members.has('anonymous_id');
}
