import type { Evidence, Payload } from '../payload/judgement.ts';
import type { Span } from '../template/span.ts';
import type { Template } from '../template/tree.ts';
import { walk } from '../template/walk.ts';
import { defineRule } from './rule.ts';

interface Found {
  readonly evidence: Evidence;
  readonly everywhere: boolean;
}

export default defineRule<Found>({
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
      const names = lacking.map(({ evidence }) => evidence.sampleUser).join(', ');
      yield { evidence: { ...first.evidence, case: everywhere ? [] : [`sample user ${names}`] }, everywhere };
    },
  },
  say({ evidence, everywhere }, { template }) {
    const when = everywhere ? 'in every rendering' : `for ${evidence.case.join(' and ')}`;
    const message = `No \`user_id\` and no \`anonymous_id\`, ${when}: Movable Ink cannot tell whose event this is, unless your mapping says otherwise. Send one of them, or stop the message with \`abort_message\`.`;
    const { start, end } = payloadBrace(template);
    return { start, end, message, case: evidence.case, witness: evidence };
  },
});

/** The brace that opens the payload: the first one in a text. */
function payloadBrace(template: Template): Span {
  for (const node of walk(template)) {
    const at = node.type === 'text' ? template.source.slice(node.start, node.end).indexOf('{') : -1;
    if (at >= 0) return { start: node.start + at, end: node.start + at + 1 };
  }
  return { start: 0, end: 0 };
}

/** An event by the shape that the published payloads have: `type` is `track` or `identify`, or there is an `event`. */
function lacksIdentifier({ value }: Payload): boolean {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const members = new Map(Object.entries(value));
  const type = members.get('type');
  const isEvent = type === 'track' || type === 'identify' || (type === undefined && members.has('event'));
  return isEvent && !members.has('user_id') && !members.has('anonymous_id');
}
