import type { Event } from '../events/events.ts';
import { type IdentifierText, identifierTexts } from '../events/identifier-sources.ts';
import { type IdentifierName, identifierOf } from '../events/identifiers.ts';
import type { Case } from '../proof/proof.ts';
import type { Span } from '../template/span.ts';
import { caseOf, inCase } from './engine/case-in-message.ts';
import { defineRule } from './engine/rule.ts';
import { abortFix } from './fixes/abort.ts';
import { openingOf } from './shared/opening.ts';

interface Found extends Span {
  /** Absent where both are sent, with one value. */
  readonly missing?: IdentifierName;
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
        body: '{"type": "identify", "user_id": "{{${braze_id} | json_escape}}", "timestamp": 1257894000000}',
        at: '{',
      },
    ],
    good: [
      {
        caption: 'Both identifiers',
        body: '{% if ${user_id} == blank %}{% abort_message("no external_id") %}{% endif %}{"type": "identify", "user_id": "{{${user_id} | json_escape}}", "anonymous_id": "{{${braze_id} | json_escape}}", "timestamp": 1257894000000}',
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
      const same = sameWhen(event);
      if (same !== undefined) yield { ...span, when: same };
    },
  },
  say({ start, end, missing, when }) {
    if (missing === undefined) {
      const message = `\`user_id\` and \`anonymous_id\` hold the same value${inCase(when)}: there is nothing to merge. Send the identifier that earlier events of this user had as \`anonymous_id\`.`;
      return { start, end, subject: 'user_id', message, ...caseOf(when) };
    }
    const message = `\`${missing}\` is missing in this \`identify\` event${inCase(when)}: with one identifier there is nothing to merge, unless your mapping says otherwise. Send both, or stop the message with \`abort_message\`.`;
    return { start, end, subject: missing, message, ...caseOf(when) };
  },
  fixes({ missing, when, payload }) {
    if (missing === undefined) return [];
    return abortFix(when, payload);
  },
});

/** When both identifiers are made of one attribute in the same way. */
function sameWhen(event: Event): Case | undefined {
  const texts = identifierTexts(event);
  const others = new Map<string, Case>();
  for (const text of texts) {
    const made = text.name === 'anonymous_id' ? madeOf(text) : undefined;
    if (made !== undefined) others.set(made, others.get(made)?.or(text.when) ?? text.when);
  }
  for (const user of texts) {
    const made = user.name === 'user_id' && others.size > 0 ? madeOf(user) : undefined;
    const other = made === undefined ? undefined : others.get(made);
    const when = other && user.when.and(other);
    if (when !== undefined && !when.isNever) return when;
  }
  return undefined;
}

/** Decoded, the value is the same without them. */
const ESCAPES: ReadonlySet<string> = new Set(['json_escape', 'as_json_string']);

/** Undefined if the body does not say. */
function madeOf({ holes }: IdentifierText): string | undefined {
  if (holes.some(({ sources, hasUnknownSource }) => hasUnknownSource || sources.length === 0)) return undefined;
  const sources = holes.flatMap((hole) =>
    hole.sources.map(({ text, filters }) => [text, ...filters.filter((name) => !ESCAPES.has(name))].join(' | ')),
  );
  return `${holes.length} ${sources.join()}`;
}
