import { didYouMean } from '../catalog/did-you-mean.ts';
import { events } from '../catalog/movable-ink/events.ts';
import type { Event } from '../events/events.ts';
import type { Case } from '../proof/proof.ts';
import { knownTexts, valuesNamed } from '../proof/walk-payload.ts';
import type { Span } from '../template/span.ts';
import { defineRule } from './engine/rule.ts';
import type { Settings } from './engine/settings.ts';
import { renameFix } from './fixes/rename.ts';
import { caseOf, inCase, slice } from './shared/words.ts';

interface Found extends Span {
  readonly name: string;
  readonly near?: string;
  readonly isDeclared: boolean;
  readonly when: Case;
}

export default defineRule<Found>({
  code: 'unknown-event',
  group: 'movable-ink',
  severity: 'hint',
  title: 'Event that is not known',
  documentation: {
    what: 'Looks for an `event` that is none of those that the configuration declares, which is a *warning*. Where it declares none, looks for names that are nearly, but not quite, those of the default profile.',
    why: "Movable Ink recognises an event by the account's mapping, to the letter. One that fits no mapping is refused, and the event is lost.",
    do: 'Write the name as the mapping has it, or declare the event in the configuration.',
    bad: [
      {
        caption: 'Two letters swapped',
        body: '{"type": "track", "event": "product_veiwed", "user_id": "a", "timestamp": 1257894000000, "properties": {"id": "b"}}',
        at: '"product_veiwed"',
        fixed:
          '{"type": "track", "event": "product_viewed", "user_id": "a", "timestamp": 1257894000000, "properties": {"id": "b"}}',
      },
    ],
    good: [
      {
        caption: 'A name that other senders use',
        body: '{"type": "track", "event": "Product Viewed", "user_id": "a", "timestamp": 1257894000000, "properties": {"id": "b"}}',
      },
      {
        caption: 'An event of your own',
        body: '{"type": "track", "event": "quiz_done", "user_id": "a", "timestamp": 1257894000000}',
      },
    ],
  },
  find: {
    *event(event, { settings }) {
      if (event.type === 'track') yield* unknownIn(event, settings);
    },
  },
  say({ start, end, name, near, isDeclared, when }) {
    const guess = near === undefined ? 'Check the spelling, or declare it there.' : `Did you mean \`${near}\`?`;
    const message = isDeclared
      ? `The configuration declares no event \`${name}\`, which is sent ${inCase(when)}: what fits no mapping is refused. ${guess}`
      : `\`${name}\` is nearly the name of an event that Movable Ink knows, ${inCase(when)}: a mapping takes names to the letter. ${guess}`;
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

/** Two slips may as well make an event of another kind: `product_reviewed`. */
function nearly(name: string): string | undefined {
  return all.has(name) ? undefined : didYouMean(name, names, 1);
}
