import { emailBy, hashedAt } from '../events/email-sources.ts';
import type { Event } from '../events/events.ts';
import { type IdentifierText, identifierTexts, strengthOf } from '../events/identifier-sources.ts';
import type { HoleSource, ObjectNode } from '../proof/payload-tree.ts';
import type { Case } from '../proof/proof.ts';
import { knownText } from '../proof/walk-payload.ts';
import type { Span } from '../template/span.ts';
import { caseOf, inCase } from './engine/case-in-message.ts';
import type { Edit } from './engine/finding.ts';
import { defineRule } from './engine/rule.ts';
import { slice } from './shared/words.ts';

interface Found extends Span {
  readonly known: string;
  readonly anonymous: string;
  /** The name of an attribute is clear; the hash of an e-mail address may identify a known user, too. */
  readonly isSure: boolean;
  readonly object: ObjectNode;
  readonly when: Case;
}

interface Source {
  readonly text: string;
  readonly strength: ReturnType<typeof strengthOf> | 'hashed-email';
  readonly value: Span;
  readonly when: Case;
}

const EVENT = '"type": "identify", "timestamp": 1257894000000';
const GUARD = '{% if ${user_id} == blank %}{% abort_message("nobody") %}{% endif %}';

export default defineRule<Found>({
  code: 'swapped-identifiers',
  group: 'movable-ink',
  severity: 'warning',
  title: 'Swapped identifiers',
  documentation: {
    what: 'Reports events that send the ID of a known user, such as `${user_id}`, as `anonymous_id`, and an anonymous ID, such as `${braze_id}`, as `user_id`. If the `user_id` is the hash of an e-mail address, it is *information*: some accounts identify their users that way.',
    why: 'Movable Ink finds known users by `user_id`, the same value as `mi_u` in the images. An `identify` event with swapped identifiers links the profiles the wrong way round.',
    do: 'Swap the two names.',
    bad: [
      {
        caption: 'The wrong way round',
        body: `${GUARD}{${EVENT}, "user_id": "{{\${braze_id} | json_escape}}", "anonymous_id": "{{\${user_id} | json_escape}}"}`,
        at: '"{{${user_id} | json_escape}}"',
        fixed: `${GUARD}{${EVENT}, "anonymous_id": "{{\${braze_id} | json_escape}}", "user_id": "{{\${user_id} | json_escape}}"}`,
      },
    ],
    good: [
      {
        caption: 'The right way round',
        body: `${GUARD}{${EVENT}, "anonymous_id": "{{\${braze_id} | json_escape}}", "user_id": "{{\${user_id} | json_escape}}"}`,
      },
    ],
  },
  find: {
    *event(event) {
      yield* swapped(event);
    },
  },
  say({ start, end, known, anonymous, isSure, when }) {
    const message = `\`anonymous_id\` and \`user_id\` look swapped${inCase(when)}: \`${known}\` identifies a known user but is sent as \`anonymous_id\`, and \`${anonymous}\` is sent as \`user_id\`, by which Movable Ink finds known users. Swap the two names, unless your account identifies users this way.`;
    return {
      start,
      end,
      subject: 'anonymous_id',
      message,
      severity: isSure ? 'warning' : 'information',
      ...caseOf(when),
    };
  },
  fixes({ object }, { template: { source } }) {
    const edits = swapNames(object, source);
    return edits.length === 2 ? [{ title: 'Swap `user_id` and `anonymous_id`', kind: 'suggestion', edits }] : [];
  },
});

function* swapped(event: Event): Generator<Found> {
  const texts = identifierTexts(event);
  const users = sourcesOf(texts, 'user_id').filter(
    ({ strength }) => strength === 'anonymous' || strength === 'hashed-email',
  );
  const reported = new Set<number>();
  for (const { text, strength, value, when } of sourcesOf(texts, 'anonymous_id')) {
    if (strength !== 'known' || reported.has(value.start)) continue;
    const user = users.find((one) => !one.when.and(when).isNever);
    if (user === undefined) continue;
    reported.add(value.start);
    const { start, end } = value;
    const isSure = user.strength === 'anonymous';
    yield { start, end, known: text, anonymous: user.text, isSure, object: event.object, when: user.when.and(when) };
  }
}

function sourcesOf(texts: readonly IdentifierText[], name: string): Source[] {
  return texts
    .filter((text) => text.name === name)
    .flatMap(({ holes, value, when }) =>
      holes.flatMap(({ sources }) =>
        sources.map((source) => ({
          text: source.text,
          strength: strengthIn(source),
          value,
          when: when.and(source.when),
        })),
      ),
    )
    .filter(({ when }) => !when.isNever);
}

function strengthIn(source: HoleSource): Source['strength'] {
  return emailBy(source) !== undefined && hashedAt(source.filters) >= 0 ? 'hashed-email' : strengthOf(source);
}

/** The edits for both names, where each is written once. */
function swapNames({ members }: ObjectNode, source: string): Edit[] {
  const others: Readonly<Record<string, string>> = { user_id: '"anonymous_id"', anonymous_id: '"user_id"' };
  return members.flatMap(({ name, nameSpan: { start, end } }) => {
    const [only, ...rest] = name ?? [];
    const written = only === undefined || rest.length > 0 ? undefined : knownText(only);
    const newText = written === undefined ? undefined : others[written];
    return newText !== undefined && slice(source, { start, end }) === `"${written}"` ? [{ start, end, newText }] : [];
  });
}
