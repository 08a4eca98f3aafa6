import { emailBy, hashedAt } from '../events/email-sources.ts';
import { type IdentifierText, identifierTexts, strengthOf } from '../events/identifier-sources.ts';
import type { HoleSource } from '../proof/payload-tree.ts';
import type { Case } from '../proof/proof.ts';
import type { Span } from '../template/span.ts';
import { caseOf, inCase } from './engine/case-in-message.ts';
import { defineRule } from './engine/rule.ts';

interface Found extends Span {
  readonly name: string;
  readonly known: string;
  readonly other: string;
  readonly isHash: boolean;
  readonly when: Case;
}

const EVENT = '"type": "track", "event": "quiz_done", "timestamp": 1257894000000';
const HASH = '{% assign hash = ${email_address} | downcase | md5 %}';
const GUARD = '{% if ${email_address} == blank %}{% abort_message("nobody") %}{% endif %}';

export default defineRule<Found>({
  code: 'mixed-identifiers',
  group: 'movable-ink',
  severity: 'hint',
  title: 'Two kinds of identifier in one field',
  documentation: {
    what: 'Reports a `user_id` or `anonymous_id` that is `${user_id}` in one case and the hash of an e-mail address in another.',
    why: 'Once Movable Ink has received a `user_id`, all later events of that user must carry the same one. A user who gets an `external_id` after the first event becomes a different person.',
    do: 'Send `${user_id}` as `user_id` and the hash as `anonymous_id`, and link them with an `identify` event. If both are always known, always send the same one.',
    bad: [
      {
        caption: 'A hash in place of the external_id',
        body: `${GUARD}${HASH}{${EVENT}, "user_id": "{% if \${user_id} != blank %}{{\${user_id} | json_escape}}{% else %}{{hash}}{% endif %}"}`,
        at: '"{% if ${user_id} != blank %}{{${user_id} | json_escape}}{% else %}{{hash}}{% endif %}"',
      },
    ],
    good: [
      {
        caption: 'Each in its own field',
        body: `${GUARD}${HASH}{${EVENT}, {% if \${user_id} != blank %}"user_id": "{{\${user_id} | json_escape}}"{% else %}"anonymous_id": "{{hash}}"{% endif %}}`,
      },
    ],
  },
  find: {
    *event(event) {
      const texts = identifierTexts(event);
      for (const name of ['user_id', 'anonymous_id'] as const)
        yield* mixedIn(texts.filter((text) => text.name === name));
    },
  },
  say({ start, end, name, known, other, isHash, when }) {
    const message = `\`${name}\` is ${isHash ? 'the hash of ' : ''}\`${other}\`${inCase(when)}, and \`${known}\` otherwise: Movable Ink would treat them as two people. Send only one kind in this field, and link the two with an \`identify\` event.`;
    return { start, end, subject: name, message, ...caseOf(when) };
  },
});

/** A value made of both, such as one hash of the two, is of one kind. */
function* mixedIn(texts: readonly IdentifierText[]): Generator<Found> {
  const sources = texts.flatMap(({ name, value, holes, when }) =>
    holes.flatMap((hole) => hole.sources.map((source) => ({ name, value, source, when: when.and(source.when) }))),
  );
  const known = sources.find(({ source }) => source.path?.root.kind === 'attribute' && strengthOf(source) === 'known');
  if (known === undefined || hashedAt(known.source.filters) >= 0) return;
  const other = sources.find((one) => isOfAnother(one.source) && isInstead(one.when, known.when));
  if (other === undefined) return;
  const { start, end } = other.value;
  const isHash = hashedAt(other.source.filters) >= 0;
  const when = other.when.and(known.when.not());
  yield { start, end, name: other.name, known: known.source.text, other: other.source.text, isHash, when };
}

/** What names the same person by another identifier than the `external_id`. */
function isOfAnother(source: HoleSource): boolean {
  if (emailBy(source) !== undefined) return hashedAt(source.filters) >= 0;
  return strengthOf(source) === 'anonymous';
}

/** Whether each is sent without the other, in some case. */
function isInstead(one: Case, other: Case): boolean {
  return !one.and(other.not()).isNever && !other.and(one.not()).isNever;
}
