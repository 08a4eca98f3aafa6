import type { Event } from '../events/events.ts';
import { timestampsOf } from '../events/timestamps.ts';
import type { PayloadNode } from '../proof/payload-tree.ts';
import { valuesNamed } from '../proof/walk-payload.ts';
import type { Span } from '../template/span.ts';
import { defineRule } from './engine/rule.ts';

interface Found extends Span {
  /** The property that looks like the time of the event; absent where the timestamp is a constant of the body. */
  readonly property?: string;
}

const NOW = `{{ 'now' | date: '%s' }}000`;
const EVENT = '"type": "track", "event": "quiz_done", "user_id": "{{${braze_id} | json_escape}}"';
const TIME = '{{event_properties.${occurred_at} | json_escape}}';

export default defineRule<Found>({
  code: 'timestamp-not-event-time',
  group: 'movable-ink',
  severity: 'hint',
  title: 'Timestamp that is not the time of the event',
  documentation: {
    what: 'Reports bodies that send `now` as `timestamp` although they read an event property that looks like the time of the event, such as `event_properties.${occurred_at}` (*hint*), and bodies that print a fixed date as `timestamp` (*warning*).',
    why: '`now` is the time when Braze sends the message. After a delay, quiet hours or a retry it is later than the event, and events arrive in a different order. With a fixed date all events have the same time, and Movable Ink does not accept events older than 30 days.',
    do: "Send the event property: `{{event_properties.${occurred_at} | date: '%s' | times: 1000}}`. Braze has no tag for the time of the event, so without such a property `now` is the closest you can get.",
    bad: [
      {
        caption: 'The event has its own time',
        body: `{${EVENT}, "timestamp": ${NOW}, "properties": {"since": "${TIME}"}}`,
        at: NOW,
      },
      {
        caption: 'A fixed date',
        body: `{${EVENT}, "timestamp": {{ '2023-12-06' | date: '%s' }}000}`,
        at: `{{ '2023-12-06' | date: '%s' }}000`,
      },
    ],
    good: [
      { caption: 'No better time is known', body: `{${EVENT}, "timestamp": ${NOW}}` },
      {
        caption: 'The time of the event, if it has one',
        body: `{% assign seconds = {{event_properties.\${occurred_at}}} | default: 'now' | date: '%s' | plus: 0 %}{${EVENT}, "timestamp": {{seconds | times: 1000}}}`,
      },
    ],
  },
  find: {
    *event(event, analysis) {
      yield* fixedIn(event, analysis.template.source);
      const { trigger } = analysis.settings;
      // Only messages that an event triggers have event properties.
      if (trigger !== undefined && trigger !== 'action-based') return;
      if (!event.isWhole) return;
      const clock = timestampsOf(event).find(({ isClock }) => isClock)?.value;
      const property = clock === undefined || readsData(event) ? undefined : analysis.eventTime();
      if (clock !== undefined && property !== undefined) yield { start: clock.start, end: clock.end, property };
    },
  },
  say({ start, end, property }) {
    if (property === undefined) {
      const message =
        "`timestamp` is a fixed date, so all events get the same time: Movable Ink does not accept events older than 30 days. Send the time of sending, `{{ 'now' | date: '%s' }}000`, or a property that holds the time of the event.";
      return { start, end, message, severity: 'warning' };
    }
    const message = `\`timestamp\` is the time of sending, but \`${property}\` looks like the time of the event: after a delay or a retry the two differ. If so, send \`{{${property} | date: '%s' | times: 1000}}\`.`;
    return { start, end, message };
  },
});

/** A date that an output prints, and that in no case comes from the data. Digits that are written out may be an example. */
function fixedIn({ object, when }: Event, source: string): readonly Found[] {
  const values = valuesNamed(object, 'timestamp', when).map(({ value }) => value);
  return values.every(isFixed)
    ? values.flatMap(({ start, end }) => (source.startsWith('{{', start) ? [{ start, end }] : []))
    : [];
}

function isFixed(value: PayloadNode): boolean {
  if (value.type !== 'scalar' || value.text === undefined) return false;
  return value.text.every(({ parts }) => parts.every((part) => typeof part === 'string'));
}

/** The timestamp sometimes comes from the data, so `now` is only the fallback. */
function readsData({ object, when }: Event): boolean {
  return valuesNamed(object, 'timestamp', when).some(
    ({ value }) =>
      value.type === 'scalar' &&
      value.text?.some(({ parts }) => parts.some((part) => typeof part === 'object' && part.sources.length > 0)),
  );
}
