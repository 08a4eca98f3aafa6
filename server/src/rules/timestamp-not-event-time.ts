import type { Event } from '../events/events.ts';
import { timestampsOf } from '../events/timestamps.ts';
import { valuesNamed } from '../proof/walk-payload.ts';
import type { Span } from '../template/span.ts';
import { defineRule } from './engine/rule.ts';

interface Found extends Span {
  readonly property: string;
}

const NOW = `{{ 'now' | date: '%s' }}000`;
const EVENT = '"type": "track", "event": "quiz_done", "user_id": "a"';
const TIME = '{{event_properties.${occurred_at} | json_escape}}';

export default defineRule<Found>({
  code: 'timestamp-not-event-time',
  group: 'movable-ink',
  severity: 'hint',
  title: 'Moment of sending instead of that of the event',
  documentation: {
    what: 'Looks for bodies that send `now` as `timestamp` although they read a moment of the event among its properties, such as `event_properties.${occurred_at}`.',
    why: '`now` is the moment in which Braze sends the message. After a delay, quiet hours or a retry it is later than what happened, and events come in another order.',
    do: "Send the property of the event: `{{event_properties.${occurred_at} | date: '%s' | times: 1000}}`. Braze has no tag for the time of the event itself, so without such a property `now` is as near as it gets.",
    bad: [
      {
        caption: 'The event knows better',
        body: `{${EVENT}, "timestamp": ${NOW}, "properties": {"since": "${TIME}"}}`,
        at: NOW,
      },
    ],
    good: [
      { caption: 'Nothing better is known', body: `{${EVENT}, "timestamp": ${NOW}}` },
      {
        caption: 'The moment of the event where it has one',
        body: `{% assign seconds = {{event_properties.\${occurred_at}}} | default: 'now' | date: '%s' | plus: 0 %}{${EVENT}, "timestamp": {{seconds | times: 1000}}}`,
      },
    ],
  },
  find: {
    *event(event, analysis) {
      const { trigger } = analysis.settings;
      // Only an event that starts the message has properties.
      if (trigger !== undefined && trigger !== 'action-based') return;
      if (!event.isWhole) return;
      const clock = timestampsOf(event).find(({ isClock }) => isClock)?.value;
      const property = clock === undefined || readsData(event) ? undefined : analysis.eventTime();
      if (clock !== undefined && property !== undefined) yield { start: clock.start, end: clock.end, property };
    },
  },
  say({ start, end, property }) {
    const message = `\`timestamp\` is the moment of sending, although the event has one of its own in \`${property}\`: after a delay or a retry the two differ. If that is when it happened, send \`{{${property} | date: '%s' | times: 1000}}\`.`;
    return { start, end, message };
  },
});

/** In some case the timestamp comes from the data, so `now` is what is left where they have none. */
function readsData({ object, when }: Event): boolean {
  return valuesNamed(object, 'timestamp', when).some(
    ({ value }) =>
      value.type === 'scalar' &&
      value.text?.some(({ parts }) => parts.some((part) => typeof part === 'object' && part.sources.length > 0)),
  );
}
