import { didYouMean } from '../catalog/did-you-mean.ts';
import { events } from '../catalog/movable-ink/events.ts';
import type { Event } from '../events/events.ts';
import { misspeltTypes } from '../events/misspelt-types.ts';
import type { Case } from '../proof/proof.ts';
import { knownTexts, valuesNamed } from '../proof/walk-payload.ts';
import type { Span } from '../template/span.ts';
import { caseOf, inCase } from './engine/case-in-message.ts';
import { defineRule } from './engine/rule.ts';
import type { Settings } from './engine/settings.ts';
import { renameFix } from './fixes/rename.ts';
import { slice } from './shared/words.ts';

interface Found extends Span {
  /** Of a `type`, which has no other names. */
  readonly isType?: true;
  readonly name: string;
  readonly near?: string;
  readonly isDeclared: boolean;
  readonly when: Case;
}

export default defineRule<Found>({
  code: 'unknown-event',
  group: 'movable-ink',
  severity: 'hint',
  title: 'Unknown event',
  documentation: {
    what: 'Reports an `event` that the configuration does not declare, as a *warning*. If it declares no events, reports names that are almost, but not exactly, those of the default profile. Also reports a `type` in other letters or with spaces, such as `Track`, as a *warning*.',
    why: "Movable Ink recognizes events by the exact names in the account's mapping. An event without a mapping is rejected and lost.",
    do: 'Use the name in the mapping, or declare the event in the configuration.',
    bad: [
      {
        caption: 'Two letters swapped',
        body: '{"type": "track", "event": "product_veiwed", "user_id": "{{${braze_id} | json_escape}}", "timestamp": 1257894000000, "properties": {"id": "b"}}',
        at: '"product_veiwed"',
        fixed:
          '{"type": "track", "event": "product_viewed", "user_id": "{{${braze_id} | json_escape}}", "timestamp": 1257894000000, "properties": {"id": "b"}}',
      },
    ],
    good: [
      {
        caption: 'A name that other senders use',
        body: '{"type": "track", "event": "Product Viewed", "user_id": "{{${braze_id} | json_escape}}", "timestamp": 1257894000000, "properties": {"id": "b"}}',
      },
      {
        caption: 'A custom event',
        body: '{"type": "track", "event": "quiz_done", "user_id": "{{${braze_id} | json_escape}}", "timestamp": 1257894000000}',
      },
    ],
  },
  find: {
    *event(event, { settings }) {
      if (event.type === 'track') yield* unknownIn(event, settings);
    },
    *body(_template, { proof }) {
      for (const { value, name, type } of misspeltTypes(proof)) {
        const { start, end } = value;
        yield { start, end, name, near: type, isType: true, isDeclared: false, when: proof.sent };
      }
    },
  },
  say({ start, end, name, near, isDeclared, isType, when }) {
    if (isType) {
      const message = `\`type\` is \`${name}\`, and mappings match it exactly: Movable Ink would not recognize the event, unless your mapping says otherwise. Write \`${near}\`.`;
      return { start, end, message, severity: 'warning' };
    }
    const guess = near === undefined ? 'Check the spelling, or declare it.' : `Did you mean \`${near}\`?`;
    const message = isDeclared
      ? `\`event\` is \`${name}\`${inCase(when)}, which the configuration does not declare: Movable Ink rejects events without a mapping. ${guess}`
      : `\`event\` is \`${name}\`${inCase(when)}, which is almost the name of a known event: mappings match names exactly. ${guess}`;
    return { start, end, message, severity: isDeclared ? 'warning' : 'hint', ...caseOf(when) };
  },
  fixes({ start, end, name, near }, { template: { source } }) {
    return slice(source, { start, end }) === `"${name}"` ? renameFix({ start: start + 1, end: end - 1 }, near) : [];
  },
});

function* unknownIn({ object, when }: Event, { events: declared }: Settings): Generator<Found> {
  for (const { value, when: there } of valuesNamed(object, 'event', when)) {
    if (value.type !== 'scalar' || value.kind !== 'string') continue;
    for (const { value: name, when: here } of knownTexts(value.text, there)) {
      const isDeclared = declared !== undefined;
      const near = declared === undefined ? nearly(name) : didYouMean(name, [...declared.keys()]);
      const isUnknown = declared === undefined ? near !== undefined : !declared.has(name);
      if (!isUnknown || here.isNever) continue;
      const { start, end } = value;
      yield { start, end, name, isDeclared, when: here, ...(near !== undefined && { near }) };
    }
  }
}

const names = events.filter(({ type }) => type === 'track').map(({ name }) => name);
const all = new Set(events.flatMap(({ name, otherNames }) => [name, ...otherNames]));

/** At most one typo: two may be another event, such as `product_reviewed`. */
function nearly(name: string): string | undefined {
  return all.has(name) ? undefined : didYouMean(name, names, 1);
}
